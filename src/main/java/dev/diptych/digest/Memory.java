package dev.diptych.digest;

import dev.diptych.engine.LanguagePair;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The translation memory: accepted targets by source text. Safe for use by several lanes; does its
 * own transactions.
 */
public interface Memory {

  /** The name of the engine behind a person's translation. */
  String HUMAN = "human";

  /**
   * What is remembered of these texts.
   *
   * @param fingerprints by source text: the fingerprints that are acceptable, best first. A
   *     person's target matches whatever they are
   * @return by source text, at most one entry each: a person's, else the best fingerprint's
   */
  Map<String, Entry> recall(LanguagePair pair, Map<String, List<String>> fingerprints);

  /** Keeps accepted targets; an entry that is there already stays. */
  void remember(LanguagePair pair, Set<Entry> entries);

  /**
   * One remembered target.
   *
   * @param source the source text
   * @param target its accepted translation
   * @param engine the engine's name, {@link #HUMAN} for a person
   * @param fingerprint see DESIGN, "fingerprint"; empty for a person's
   * @param doubts what the engine itself was unsure of
   */
  record Entry(
      String source, String target, String engine, String fingerprint, List<String> doubts) {

    /** Copies the list, so that the entry cannot change. */
    public Entry {
      doubts = List.copyOf(doubts);
    }
  }
}
