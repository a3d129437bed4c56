package dev.diptych.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts over all editions, for figures and alerts. Safe for use by several threads. */
@Repository
public class NightFigures {

  private static final String NIGHTS =
      """
      select e.id, e.job, e.label, p.started_at, p.finished_at from pass p join edition e on e.id = p.edition_id
      where p.number = 1 and p.state = 'FINISHED'
      """;

  private final JdbcClient jdbc;

  NightFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A night that has ended, its edition being out.
   *
   * @param began {@code null} if that is not known
   */
  public record Night(
      long editionId, String job, String label, @Nullable Instant began, Instant ended) {}

  /** Nights that ended after an instant, oldest first. */
  public List<Night> endedAfter(Instant since) {
    return nights(
        NIGHTS + "and p.finished_at > :since order by p.id", Map.of("since", Sql.at(since)));
  }

  /** The night that ended last, of all jobs. */
  public Optional<Night> last() {
    return nights(NIGHTS + "order by p.finished_at desc limit 1", Map.of()).stream().findFirst();
  }

  /** The night of a job that ended last. */
  public Optional<Night> last(String job) {
    return nights(
            NIGHTS + "and e.job = :job order by p.finished_at desc limit 1", Map.of("job", job))
        .stream()
        .findFirst();
  }

  private List<Night> nights(String sql, Map<String, ?> parameters) {
    return jdbc.sql(sql)
        .params(parameters)
        .query(
            (row, number) ->
                new Night(
                    row.getLong("id"),
                    row.getString("job"),
                    row.getString("label"),
                    Sql.instantOrNull(row, "started_at"),
                    Sql.instant(row, "finished_at")))
        .list();
  }

  /**
   * How many passes stand so.
   *
   * @param exitStatus {@code null} until finished
   */
  public record PassCount(PassRow.State state, @Nullable String exitStatus, int count) {}

  /** All passes that the tables hold, by how they stand. */
  public List<PassCount> passes() {
    return jdbc.sql(
            "select state, exit_status, count(*) as n from pass group by state, exit_status")
        .query(
            (row, number) ->
                new PassCount(
                    PassRow.State.valueOf(row.getString("state")),
                    row.getString("exit_status"),
                    row.getInt("n")))
        .list();
  }

  /** The passes that are being run, or were when their process died. */
  public List<Long> running() {
    return jdbc.sql("select id from pass where state = 'RUNNING'").query(Long.class).list();
  }

  /** How many fires of schedules were missed and await a decision, by job. */
  public Map<String, Integer> missedFires() {
    Map<String, Integer> missed = new TreeMap<>();
    jdbc.sql("select job, count(*) as n from schedule_fire where state = 'MISSED' group by job")
        .query(
            row -> {
              missed.put(row.getString("job"), row.getInt("n"));
            });
    return missed;
  }

  /**
   * What an engine was asked.
   *
   * @param calls all of them
   * @param failures those that brought no answer
   * @param characters sent
   * @param costInMicros paid
   * @param latencyInMillis of all calls together
   */
  public record Asked(
      String engine,
      long calls,
      long failures,
      long characters,
      long costInMicros,
      long latencyInMillis) {}

  /**
   * Calls from one to another, both by their numbers.
   *
   * @param upTo the number of the last one counted
   */
  public record AskedSince(long upTo, List<Asked> engines) {

    /** Copies the list, so that it cannot change. */
    public AskedSince {
      engines = List.copyOf(engines);
    }
  }

  /** The number of the last call, 0 if there was none. */
  public long lastCall() {
    return jdbc.sql("select coalesce(max(id), 0) from engine_call").query(Long.class).single();
  }

  /** What engines were asked after a call of this number, by whichever process. */
  public AskedSince askedAfter(long call) {
    long upTo = lastCall();
    List<Asked> engines = new ArrayList<>();
    if (upTo > call) {
      engines.addAll(
          jdbc.sql(
                  """
                  select engine, count(*) as calls, sum(case when outcome = 'ANSWERED' then 0 else 1 end) as failures,
                    sum(characters) as characters, sum(cost_micros) as cost, sum(latency_ms) as latency
                  from engine_call where id > :from and id <= :to group by engine order by engine
                  """)
              .param("from", call)
              .param("to", upTo)
              .query(
                  (row, number) ->
                      new Asked(
                          row.getString("engine"),
                          row.getLong("calls"),
                          row.getLong("failures"),
                          row.getLong("characters"),
                          row.getLong("cost"),
                          row.getLong("latency")))
              .list());
    }
    return new AskedSince(Math.max(call, upTo), engines);
  }

  /** Whether the database answers. */
  public boolean answers() {
    return jdbc.sql("select 1").query(Integer.class).single() == 1;
  }
}
