package dev.diptych.digest;

import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.Gate.Candidate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every number that the source writes in digits stands in the target, in digits or, up to twelve,
 * in words. Digits of any script count; thousands separators do not.
 */
final class NumbersGate {

  private static final Pattern NUMBER =
      Pattern.compile("\\p{Nd}+(?:[,٬،\\u202f\\u00a0]\\p{Nd}{3})*(?:[.٫]\\p{Nd}+)?");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("0", "zero"),
          Map.entry("1", "one"),
          Map.entry("2", "two"),
          Map.entry("3", "three"),
          Map.entry("4", "four"),
          Map.entry("5", "five"),
          Map.entry("6", "six"),
          Map.entry("7", "seven"),
          Map.entry("8", "eight"),
          Map.entry("9", "nine"),
          Map.entry("10", "ten"),
          Map.entry("11", "eleven"),
          Map.entry("12", "twelve"));

  private NumbersGate() {}

  static Stream<Finding> check(Candidate candidate) {
    List<String> wanted = numbers(candidate.source());
    List<String> found = numbers(candidate.target());
    wanted.removeIf(found::remove);
    String target = candidate.target().toLowerCase(Locale.ROOT);
    wanted.removeIf(number -> WORDS.containsKey(number) && target.contains(WORDS.get(number)));
    return wanted.stream()
        .distinct()
        .map(number -> new Finding(Check.NUMBERS, Severity.WARNING, List.of(number)));
  }

  private static List<String> numbers(String text) {
    List<String> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      numbers.add(value(matcher.group()));
    }
    return numbers;
  }

  private static String value(String written) {
    StringBuilder plain = new StringBuilder();
    written
        .codePoints()
        .forEach(
            c -> {
              if (Character.isDigit(c)) {
                plain.append((char) ('0' + Character.digit(c, 10)));
              } else if (c == '.' || c == '٫') {
                plain.append('.');
              }
            });
    return new BigDecimal(plain.toString()).stripTrailingZeros().toPlainString();
  }
}
