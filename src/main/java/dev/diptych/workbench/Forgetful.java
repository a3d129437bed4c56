package dev.diptych.workbench;

import dev.diptych.digest.AnswerLog;
import dev.diptych.digest.Memory;
import dev.diptych.engine.Answer;
import dev.diptych.engine.LanguagePair;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ports of a workbench: it has no database, so nothing is kept and nothing is found. */
final class Forgetful {

  static final Memory MEMORY =
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

  static final AnswerLog ANSWERS =
      new AnswerLog() {
        @Override
        public Optional<Answer> find(String requestHash) {
          return Optional.empty();
        }

        @Override
        public Answer record(Call call, Answer answer) {
          return answer;
        }

        @Override
        public void recordFailure(Call call, String outcome, boolean possiblyBilled) {
          // Nothing is kept.
        }
      };

  private Forgetful() {}
}
