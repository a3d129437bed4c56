package dev.diptych.workbench;

import dev.diptych.digest.AnswerLog;
import dev.diptych.engine.Answer;
import java.util.Optional;

/** The answer log of a workbench: it has no database, so nothing is kept and nothing is found. */
final class Forgetful {

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
