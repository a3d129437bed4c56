package dev.diptych.digest;

import dev.diptych.engine.LanguagePair;
import java.util.List;

/** What the gates find in one pair of Arabic and English, for benchmarks. */
public final class GateProbe {

  private GateProbe() {}

  /** Each finding as its check and arguments. */
  public static List<String> found(String source, String target) {
    return Gates.check(
            new Gate.Candidate(source, target, new LanguagePair("ar", "en"), List.of(), List.of()))
        .stream()
        .map(finding -> finding.check() + " " + finding.arguments())
        .toList();
  }
}
