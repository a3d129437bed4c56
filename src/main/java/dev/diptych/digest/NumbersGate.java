package dev.diptych.digest;

import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.Gate.Candidate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every number that one side writes in digits stands on the other, by its value: in digits of any
 * script, in words, scaled ("1.5 million" and 1,500,000), or as the name of a month. What one side
 * writes in words only is not looked for: too many words count without being numbers.
 */
final class NumbersGate {

  private static final BigDecimal LAST_MONTH = BigDecimal.valueOf(12);

  private NumbersGate() {}

  static Stream<Finding> check(Candidate candidate) {
    return Stream.concat(lost(candidate), added(candidate))
        .distinct()
        .map(number -> new Finding(Check.NUMBERS, Severity.DOUBT, List.of(number)));
  }

  private static Stream<String> lost(Candidate candidate) {
    return missing(
        Numbers.in(candidate.source()), Numbers.in(candidate.target()), candidate.pair().target());
  }

  /** The numbers that the target writes in digits and the source does not say. */
  static Stream<String> added(Candidate candidate) {
    return missing(
        Numbers.in(candidate.target()), Numbers.in(candidate.source()), candidate.pair().source());
  }

  /** Whether two texts of one language do not say the same numbers. */
  static boolean differ(String one, String other, String language) {
    Numbers first = Numbers.in(one);
    Numbers second = Numbers.in(other);
    return missing(first, second, language).findAny().isPresent()
        || missing(second, first, language).findAny().isPresent();
  }

  private static Stream<String> missing(Numbers side, Numbers other, String language) {
    return without(side.digits(), other.digits()).stream()
        .filter(number -> !isSaidBy(other, language, number))
        .map(BigDecimal::toPlainString);
  }

  private static List<BigDecimal> without(List<BigDecimal> numbers, List<BigDecimal> others) {
    List<BigDecimal> left = new ArrayList<>(numbers);
    List<BigDecimal> rest = new ArrayList<>(others);
    left.removeIf(rest::remove);
    // A number said twice may be said once.
    left.removeIf(others::contains);
    return left;
  }

  private static boolean isSaidBy(Numbers side, String language, BigDecimal number) {
    NumberWords words = NumberWords.of(language);
    return words == null
        || isScaled(side, number)
        || words.say(side.text(), number)
        || (number.compareTo(LAST_MONTH) <= 0 && words.saysMonth(side.text(), number));
  }

  /** Thousands, millions and billions that one side writes out and the other in a word. */
  private static boolean isScaled(Numbers side, BigDecimal number) {
    return side.digits().stream()
        .anyMatch(
            other ->
                Stream.of(3, 6, 9, 12)
                    .anyMatch(
                        power ->
                            other.scaleByPowerOfTen(power).compareTo(number) == 0
                                || number.scaleByPowerOfTen(power).compareTo(other) == 0));
  }
}
