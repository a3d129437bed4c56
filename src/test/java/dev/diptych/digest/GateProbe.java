package dev.diptych.digest;

import dev.diptych.engine.LanguagePair;
import java.util.List;

/** What the gates find in one pair of texts, for benchmarks. */
public final class GateProbe {

  private GateProbe() {}

  /** Each finding as its check and arguments, of Arabic and English. */
  public static List<String> found(String source, String target) {
    return found(source, target, new LanguagePair("ar", "en"));
  }

  /** Each finding as its check and arguments. */
  public static List<String> found(String source, String target, LanguagePair pair) {
    return Gates.check(new Gate.Candidate(source, target, pair, List.of(), List.of())).stream()
        .map(finding -> finding.check() + " " + finding.arguments())
        .toList();
  }
}
