package dev.diptych.store;

import dev.diptych.digest.AnswerLog;
import dev.diptych.digest.AnswerLog.Claim;
import dev.diptych.engine.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Claims in the database, where runs of several processes can meet. A request that is asked costs
 * one statement more than one that is not claimed: what was answered is let go in bundles, and
 * nobody minds that it stays till then, for the answer is found first.
 */
final class ClaimsInTable implements AnswerClaims {

  private static final int BUNDLE = 256;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final AnswerLog log;
  private final Run run;
  private final Predicate<Beat> living;
  private final List<String> over = new ArrayList<>();

  /**
   * Whose claims these are.
   *
   * @param notBefore older answers are not wanted
   */
  record Run(long passId, int epoch, Instant notBefore) {}

  ClaimsInTable(JdbcClient jdbc, Clock clock, AnswerLog log, Run run, Predicate<Beat> living) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.log = log;
    this.run = run;
    this.living = living;
  }

  @Override
  public Claim claim(String requestHash) {
    Optional<Answer> known = log.find(requestHash);
    if (known.isPresent()) {
      return Claim.answered(known.get());
    }
    if (insert(requestHash)) {
      return Claim.MINE;
    }
    Optional<Answer> meanwhile = log.find(requestHash);
    if (meanwhile.isPresent()) {
      return Claim.answered(meanwhile.get());
    }
    Held held = held(requestHash);
    if (held == null) {
      return Claim.OTHERS; // Let go at this moment: the next look claims it.
    }
    boolean mine = held.passId() == run.passId() && held.epoch() == run.epoch();
    return mine || (held.isVoid(living) && takeOver(requestHash, held)) ? Claim.MINE : Claim.OTHERS;
  }

  /**
   * Unless there is an answer or a claim; looking for both first makes a collision a rare thing.
   */
  private boolean insert(String requestHash) {
    try {
      return jdbc.sql(
                  """
                  insert into answer_claim (request_hash, pass_id, epoch, claimed_at)
                  select cast(:hash as varchar), cast(:pass as bigint), cast(:epoch as integer),
                    cast(:at as timestamp with time zone)
                  where not exists (select 1 from answer_claim where request_hash = :hash)
                    and not exists (select 1 from engine_answer where request_hash = :hash and asked_at >= :notBefore)
                  """)
              .param("hash", requestHash)
              .param("pass", run.passId())
              .param("epoch", run.epoch())
              .param("at", Sql.at(clock.instant()))
              .param("notBefore", Sql.at(run.notBefore()))
              .update()
          == 1;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /**
   * A claim that is in the way.
   *
   * @param runs whether the pass is at work in the epoch of the claim
   * @param answered whether an answer came since, one that this run does not want
   * @param beat the last of that run
   */
  private record Held(
      long passId, int epoch, Instant at, boolean runs, boolean answered, @Nullable Beat beat) {

    boolean isVoid(Predicate<Beat> living) {
      return answered || !runs || beat == null || !living.test(beat);
    }
  }

  private @Nullable Held held(String requestHash) {
    return jdbc.sql(
            """
            select c.pass_id, c.epoch, c.claimed_at, h.host, h.boot_id, h.pid, h.process_started, h.beat_at,
              case when p.state = 'RUNNING' and p.epoch = c.epoch then 1 else 0 end as runs,
              (select count(*) from engine_answer a
                where a.request_hash = c.request_hash and a.asked_at >= c.claimed_at) as answers
            from answer_claim c
            left join pass p on p.id = c.pass_id
            left join heartbeat h on h.pass_id = c.pass_id and h.epoch = c.epoch
            where c.request_hash = ?
            """)
        .param(requestHash)
        .query(ClaimsInTable::held)
        .optional()
        .orElse(null);
  }

  private static Held held(ResultSet row, int number) throws SQLException {
    long pass = row.getLong("pass_id");
    int epoch = row.getInt("epoch");
    Instant beatAt = Sql.instantOrNull(row, "beat_at");
    return new Held(
        pass,
        epoch,
        Sql.instant(row, "claimed_at"),
        row.getInt("runs") > 0,
        row.getInt("answers") > 0,
        beatAt == null
            ? null
            : new Beat(
                pass,
                epoch,
                new ProcessIdentity(
                    row.getString("host"),
                    row.getString("boot_id"),
                    row.getLong("pid"),
                    row.getLong("process_started")),
                beatAt));
  }

  /** Of several that find a claim void, one. */
  private boolean takeOver(String requestHash, Held from) {
    return jdbc.sql(
                """
                update answer_claim set pass_id = :pass, epoch = :epoch, claimed_at = :at
                where request_hash = :hash and pass_id = :oldPass and epoch = :oldEpoch and claimed_at = :oldAt
                """)
            .param("pass", run.passId())
            .param("epoch", run.epoch())
            .param("at", Sql.at(clock.instant()))
            .param("hash", requestHash)
            .param("oldPass", from.passId())
            .param("oldEpoch", from.epoch())
            .param("oldAt", Sql.at(from.at()))
            .update()
        == 1;
  }

  @Override
  public void letGo(String requestHash, boolean answered) {
    List<String> ended = answered ? bundled(requestHash) : List.of(requestHash);
    if (!ended.isEmpty()) {
      jdbc.sql(
              "delete from answer_claim where pass_id = :pass and epoch = :epoch and request_hash"
                  + " in (:ended)")
          .param("pass", run.passId())
          .param("epoch", run.epoch())
          .param("ended", ended)
          .update();
    }
  }

  /** What is due to go; the rest of a run goes with {@link Expiry#deleteVoidClaims}. */
  private synchronized List<String> bundled(String requestHash) {
    over.add(requestHash);
    if (over.size() < BUNDLE) {
      return List.of();
    }
    List<String> bundle = List.copyOf(over);
    over.clear();
    return bundle;
  }
}
