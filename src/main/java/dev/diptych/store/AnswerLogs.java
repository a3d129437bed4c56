package dev.diptych.store;

import dev.diptych.digest.AnswerLog;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The answer logs of passes: one log for all, each call booked on its pass. */
@Component
public class AnswerLogs {

  private final JdbcClient jdbc;
  private final TransactionTemplate newTransaction;
  private final Clock clock;
  private final Durability durability;

  /**
   * On the application's database.
   *
   * @param newTransaction with propagation {@code REQUIRES_NEW}
   */
  public AnswerLogs(
      JdbcClient jdbc, TransactionTemplate newTransaction, Clock clock, Durability durability) {
    this.jdbc = jdbc;
    this.newTransaction = newTransaction;
    this.clock = clock;
    this.durability = durability;
  }

  /** The answer log of a pass. Redoing what is wrong does not want the answers that were wrong. */
  public AnswerLog of(PassRow pass) {
    Instant notBefore = pass.kind() == PassRow.Kind.REDO ? pass.asOf() : Instant.EPOCH;
    return new DurableAnswerLog(
        new JdbcAnswerLog(jdbc, newTransaction, clock, pass.id(), notBefore), durability);
  }
}
