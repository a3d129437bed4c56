package dev.diptych.store;

import dev.diptych.digest.AnswerLog;
import dev.diptych.engine.Answer;
import dev.diptych.engine.Usage;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The answer log in the database. Each method commits on its own before it returns, whatever the
 * caller does afterwards.
 */
public final class JdbcAnswerLog implements AnswerLog {

  /** Goes into the log of the run that calls. */
  private static final Logger log = LoggerFactory.getLogger("run.detail");

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
  public Answer record(Call call, Answer answer) {
    Answer storable = new Answer(answer.body().replace("\0", "\\u0000"), answer.usage());
    try {
      newTransaction.executeWithoutResult(
          status -> {
            insert(call, storable);
            book(call, answer.usage(), "ANSWERED", true);
          });
      return answer;
    } catch (DuplicateKeyException e) {
      // An answer stands: one that is not wanted any more, or one that another job got meanwhile.
      Boolean replaced =
          newTransaction.execute(
              status -> {
                book(call, answer.usage(), "ANSWERED", true);
                return replaceUnwanted(call, storable);
              });
      return Boolean.TRUE.equals(replaced) ? answer : find(call.requestHash()).orElse(answer);
    }
  }

  private void insert(Call call, Answer answer) {
    values(
            """
            insert into engine_answer (request_hash, engine, body, characters, input_tokens, output_tokens,
              cost_micros, asked_at)
            values (:hash, :engine, :body, :characters, :in, :out, :cost, :at)
            """,
            call,
            answer)
        .update();
  }

  /** Of several that redo the same, the first replaces; the others find its answer. */
  private boolean replaceUnwanted(Call call, Answer answer) {
    return values(
                """
                update engine_answer set engine = :engine, body = :body, characters = :characters,
                  input_tokens = :in, output_tokens = :out, cost_micros = :cost, asked_at = :at
                where request_hash = :hash and asked_at < :notBefore
                """,
                call,
                answer)
            .param("notBefore", Sql.at(notBefore))
            .update()
        > 0;
  }

  private JdbcClient.StatementSpec values(String sql, Call call, Answer answer) {
    Usage usage = answer.usage();
    return jdbc.sql(sql)
        .param("hash", call.requestHash())
        .param("engine", call.engine().name())
        .param("body", answer.body())
        .param("characters", usage.characters())
        .param("in", usage.inputTokens())
        .param("out", usage.outputTokens())
        .param("cost", usage.costInMicros())
        .param("at", Sql.at(clock.instant()));
  }

  @Override
  public void recordFailure(Call call, String outcome, boolean possiblyBilled) {
    log.info(
        "Engine {} ({}) failed after {} ms, {} → {}, {} segments: {}",
        call.engine().name(),
        call.engine().model(),
        call.latency().toMillis(),
        call.pair().source(),
        call.pair().target(),
        call.segments(),
        outcome);
    newTransaction.executeWithoutResult(
        status ->
            book(
                call,
                new Usage(call.characters(), 0, 0, possiblyBilled ? call.costInMicros() : 0),
                outcome,
                possiblyBilled));
  }

  private void book(Call call, Usage usage, String outcome, boolean billed) {
    jdbc.sql(
            """
            insert into engine_call (pass_id, request_hash, engine, model, source, target, segments, characters,
              input_tokens, output_tokens, cost_micros, latency_ms, outcome, billed, called_at)
            values (:pass, :hash, :engine, :model, :source, :target, :segments, :characters, :in, :out, :cost,
              :latency, :outcome, :billed, :at)
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
        .param("billed", billed)
        .param("at", Sql.at(clock.instant()))
        .update();
  }
}
