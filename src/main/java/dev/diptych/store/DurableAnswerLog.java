package dev.diptych.store;

import dev.diptych.digest.AnswerLog;
import dev.diptych.engine.Answer;
import java.util.Optional;

/**
 * An answer log in which an answer from outside this process counts as kept only when it is on the
 * disk: it cost time or money. The answers of engines in this process cost nothing to repeat.
 */
final class DurableAnswerLog implements AnswerLog {

  private final AnswerLog log;
  private final Durability durability;

  DurableAnswerLog(AnswerLog log, Durability durability) {
    this.log = log;
    this.durability = durability;
  }

  @Override
  public Optional<Answer> find(String requestHash) {
    return log.find(requestHash);
  }

  @Override
  public void record(Call call, Answer answer) {
    log.record(call, answer);
    if (call.engine().network()) {
      durability.sync();
    }
  }

  @Override
  public void recordFailure(Call call, String outcome) {
    log.recordFailure(call, outcome);
  }
}
