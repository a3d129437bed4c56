package dev.diptych.digest;

import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.Gate.Candidate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A target that goes round in circles where the source does not: the same 3 to 100 characters three
 * times in a row, or the same four words three times anywhere. Linear in the length of the target.
 */
final class RepetitionGate {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 100;
  private static final int TIMES = 3;
  private static final int WORDS = 4;
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");

  private RepetitionGate() {}

  static Stream<Finding> check(Candidate candidate) {
    Optional<String> again = inARow(candidate.target());
    if (again.isPresent() && inARow(candidate.source()).isEmpty()) {
      return finding(again.get());
    }
    Optional<String> words = anywhere(candidate.target());
    return words.isPresent() && anywhere(candidate.source()).isEmpty()
        ? finding(words.get())
        : Stream.empty();
  }

  private static Stream<Finding> finding(String what) {
    return Stream.of(new Finding(Check.REPETITION, Severity.DOUBT, List.of(what.strip())));
  }

  /** What stands three times in a row: every period is looked for by one walk over the text. */
  private static Optional<String> inARow(String text) {
    for (int period = SHORTEST; period <= LONGEST && TIMES * period <= text.length(); period++) {
      int same = 0;
      for (int i = period; i < text.length(); i++) {
        same = text.charAt(i) == text.charAt(i - period) ? same + 1 : 0;
        if (same == (TIMES - 1) * period) {
          String part = text.substring(i + 1 - period, i + 1);
          if (part.codePoints().filter(Character::isLetter).count() > 1) {
            return Optional.of(part);
          }
          same = 0;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> anywhere(String text) {
    List<String> words = List.of(SPACE.split(text.strip()));
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i + WORDS <= words.size(); i++) {
      String some = String.join(" ", words.subList(i, i + WORDS));
      if (counts.merge(some, 1, Integer::sum) == TIMES) {
        return Optional.of(some);
      }
    }
    return Optional.empty();
  }
}
