package dev.diptych.store;

import dev.diptych.digest.AnswerLog;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;
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
  private final Database database;
  private final ClaimsInProcess inProcess = new ClaimsInProcess();

  /**
   * On the application's database.
   *
   * @param newTransaction with propagation {@code REQUIRES_NEW}
   */
  public AnswerLogs(
      JdbcClient jdbc,
      TransactionTemplate newTransaction,
      Clock clock,
      Durability durability,
      Database database) {
    this.database = database;
    this.jdbc = jdbc;
    this.newTransaction = newTransaction;
    this.clock = clock;
    this.durability = durability;
  }

  /**
   * The answer log of a run. Redoing what is wrong does not want the answers that were wrong.
   *
   * @param epoch of the run: what it claims is void in any other
   * @param living whether a beat is that of a run that will still answer what it claimed
   */
  public AnswerLog of(PassRow pass, int epoch, Predicate<Beat> living) {
    Instant notBefore = pass.kind() == PassRow.Kind.REDO ? pass.asOf() : Instant.EPOCH;
    AnswerLog log =
        new DurableAnswerLog(
            new JdbcAnswerLog(jdbc, newTransaction, clock, pass.id(), notBefore), durability);
    return new ClaimedAnswerLog(
        log,
        // Runs on an embedded file are all in the process that owns it.
        database.isEmbedded()
            ? inProcess.of(log)
            : new ClaimsInTable(
                jdbc, clock, log, new ClaimsInTable.Run(pass.id(), epoch, notBefore), living));
  }
}
