package dev.diptych.store;

import dev.diptych.digest.AnswerLog;
import dev.diptych.engine.Answer;
import dev.diptych.engine.Usage;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The answer log in the database. Each method commits on its own before it returns, whatever the
 * caller does afterwards.
 */
public final class JdbcAnswerLog implements AnswerLog {

  private final JdbcClient jdbc;
  private final TransactionTemplate newTransaction;
  private final Clock clock;
  private final long passId;
  private final Instant notBefore;

  /**
   * A log whose calls are booked on a pass.
   *
   * @param newTransaction with propagation {@code REQUIRES_NEW}
   * @param notBefore answers older than this are not found: a pass that redoes wrong sections does
   *     not want the answers that were wrong. {@link Instant#EPOCH} for all others
   */
  public JdbcAnswerLog(
      JdbcClient jdbc,
      TransactionTemplate newTransaction,
      Clock clock,
      long passId,
      Instant notBefore) {
    this.notBefore = notBefore;
    this.jdbc = jdbc;
    this.newTransaction = newTransaction;
    this.clock = clock;
    this.passId = passId;
  }

  @Override
  public Optional<Answer> find(String requestHash) {
    return jdbc.sql(
            """
            select body, characters, input_tokens, output_tokens, cost_micros from engine_answer
            where request_hash = ? and asked_at >= ?
            """)
        .params(requestHash, Sql.at(notBefore))
        .query(
            (row, number) ->
                new Answer(
                    row.getString("body"),
                    new Usage(
                        row.getLong("characters"),
                        row.getLong("input_tokens"),
                        row.getLong("output_tokens"),
                        row.getLong("cost_micros"))))
        .optional();
  }

  @Override
  public void record(Call call, Answer answer) {
    newTransaction.executeWithoutResult(
        status -> {
          // Only an answer that is not wanted any more can stand here: any other would have been
          // found.
          jdbc.sql("delete from engine_answer where request_hash = ?")
              .param(call.requestHash())
              .update();
          Usage usage = answer.usage();
          jdbc.sql(
                  """
                  insert into engine_answer (request_hash, engine, body, characters, input_tokens, output_tokens,
                    cost_micros, asked_at)
                  values (:hash, :engine, :body, :characters, :in, :out, :cost, :at)
                  """)
              .param("hash", call.requestHash())
              .param("engine", call.engine().name())
              .param("body", answer.body().replace("\0", "\\u0000"))
              .param("characters", usage.characters())
              .param("in", usage.inputTokens())
              .param("out", usage.outputTokens())
              .param("cost", usage.costInMicros())
              .param("at", Sql.at(clock.instant()))
              .update();
          book(call, usage, "ANSWERED");
        });
  }

  @Override
  public void recordFailure(Call call, String outcome) {
    newTransaction.executeWithoutResult(
        status -> book(call, new Usage(call.characters(), 0, 0, 0), outcome));
  }

  private void book(Call call, Usage usage, String outcome) {
    jdbc.sql(
            """
            insert into engine_call (pass_id, request_hash, engine, model, source, target, segments, characters,
              input_tokens, output_tokens, cost_micros, latency_ms, outcome, called_at)
            values (:pass, :hash, :engine, :model, :source, :target, :segments, :characters, :in, :out, :cost,
              :latency, :outcome, :at)
            """)
        .param("pass", passId)
        .param("hash", call.requestHash())
        .param("engine", call.engine().name())
        .param("model", call.engine().model())
        .param("source", call.pair().source())
        .param("target", call.pair().target())
        .param("segments", call.segments())
        .param("characters", usage.characters())
        .param("in", usage.inputTokens())
        .param("out", usage.outputTokens())
        .param("cost", usage.costInMicros())
        .param("latency", call.latency().toMillis())
        .param("outcome", outcome.length() > 1000 ? outcome.substring(0, 1000) : outcome)
        .param("at", Sql.at(clock.instant()))
        .update();
  }
}
