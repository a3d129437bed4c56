package dev.diptych.digest;

import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.engine.LanguagePair;
import java.util.Collection;
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

  /** Remembers nothing and keeps nothing. */
  Memory NOTHING =
      new Memory() {
        @Override
        public Map<String, List<Entry>> recall(
            LanguagePair pair, Map<String, List<String>> fingerprints) {
          return Map.of();
        }

        @Override
        public Set<String> remembered(LanguagePair pair, Collection<String> texts) {
          return Set.of();
        }

        @Override
        public void remember(LanguagePair pair, Set<Entry> entries) {
          // Nothing is kept.
        }
      };

  /**
   * What is remembered of these texts.
   *
   * @param fingerprints by source text: the fingerprints that are acceptable, best first; may be
   *     empty. A person's target matches whatever they are
   * @return by source text, without those of which nothing is remembered: a person's target first,
   *     then at most one for each fingerprint, in their order. What was rejected is not remembered
   */
  Map<String, List<Entry>> recall(LanguagePair pair, Map<String, List<String>> fingerprints);

  /** Those of these texts of which anything is remembered, whoever made it and with which terms. */
  Set<String> remembered(LanguagePair pair, Collection<String> texts);

  /** Keeps accepted targets; an entry that is there already stays. */
  void remember(LanguagePair pair, Set<Entry> entries);

  /**
   * One remembered target.
   *
   * @param source the source text
   * @param target its accepted translation
   * @param engine who made it: an engine as it was then, or {@link EngineCredit#HUMAN}
   * @param fingerprint see DESIGN, "fingerprint"; empty for a person's
   * @param doubts what the engine itself was unsure of
   */
  record Entry(
      String source, String target, EngineCredit engine, String fingerprint, List<String> doubts) {

    /** Copies the list, so that the entry cannot change. */
    public Entry {
      doubts = List.copyOf(doubts);
    }
  }
}
