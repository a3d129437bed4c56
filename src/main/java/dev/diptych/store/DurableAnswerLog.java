package dev.diptych.store;

import dev.diptych.digest.AnswerLog;
import dev.diptych.engine.Answer;
import java.util.Optional;

/**
 * An answer log in which an answer counts as kept only when it is on the disk: it cost time or
 * money. Engines whose answers cost nothing to repeat are never logged.
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
  public Answer record(Call call, Answer answer) {
    Answer kept = log.record(call, answer);
    durability.sync();
    return kept;
  }

  @Override
  public void recordFailure(Call call, String outcome, boolean possiblyBilled) {
    log.recordFailure(call, outcome, possiblyBilled);
  }
}
