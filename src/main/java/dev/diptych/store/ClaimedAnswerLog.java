package dev.diptych.store;

import dev.diptych.digest.AnswerLog;
import dev.diptych.engine.Answer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An answer log in which a request is claimed before an engine is asked. */
final class ClaimedAnswerLog implements AnswerLog {

  private final AnswerLog log;
  private final AnswerClaims claims;
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  ClaimedAnswerLog(AnswerLog log, AnswerClaims claims) {
    this.log = log;
    this.claims = claims;
  }

  @Override
  public Optional<Answer> find(String requestHash) {
    return log.find(requestHash);
  }

  @Override
  public Claim claim(String requestHash) {
    return claims.claim(requestHash);
  }

  @Override
  public void letGo(String requestHash) {
    claims.letGo(requestHash, answered.remove(requestHash));
  }

  @Override
  public Answer record(Call call, Answer answer) {
    Answer standing = log.record(call, answer);
    answered.add(call.requestHash());
    return standing;
  }

  @Override
  public void recordFailure(Call call, String outcome, boolean possiblyBilled) {
    log.recordFailure(call, outcome, possiblyBilled);
  }
}
