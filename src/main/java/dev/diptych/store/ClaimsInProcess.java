package dev.diptych.store;

import dev.diptych.digest.AnswerLog;
import dev.diptych.digest.AnswerLog.Claim;
import dev.diptych.engine.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Claims of the runs of one process, where no other process can run: they cost no statement. */
final class ClaimsInProcess {

  private final Map<String, AnswerClaims> held = new ConcurrentHashMap<>();

  /** Those of one run, whose log is this. */
  AnswerClaims of(AnswerLog log) {
    return new OfRun(log);
  }

  private final class OfRun implements AnswerClaims {

    private final AnswerLog log;

    OfRun(AnswerLog log) {
      this.log = log;
    }

    /** Looks only after it has claimed: so nobody can have answered and let go in between. */
    @Override
    public Claim claim(String requestHash) {
      AnswerClaims other = held.putIfAbsent(requestHash, this);
      boolean mine = false;
      try {
        Optional<Answer> answer = log.find(requestHash);
        mine = answer.isEmpty() && (other == null || other == this);
        return mine ? Claim.MINE : answer.map(Claim::answered).orElse(Claim.OTHERS);
      } finally {
        if (other == null && !mine) {
          held.remove(requestHash, this);
        }
      }
    }

    @Override
    public void letGo(String requestHash, boolean answered) {
      held.remove(requestHash, this);
    }
  }
}
