package dev.diptych.store;

import dev.diptych.digest.UnitState;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.PassRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lists of editions: four statements a list, however long it is. Safe for use by several threads.
 */
@Repository
public class EditionSummaries {

  /** Rows of {@link Head}; what follows says which. */
  private static final String HEADS =
      """
      select e.id as edition, e.job, e.label, e.as_of as edition_as_of, p.id, p.edition_id, p.number, p.kind, p.as_of,
        p.engine, p.actor, p.reason, p.state, p.exit_status, p.failure, p.epoch, p.stop_requested, p.auto_recoveries,
        p.started_at, p.finished_at, h.epoch as beat_epoch, h.host, h.boot_id, h.pid, h.process_started, h.beat_at
      from edition e
      join pass p on p.edition_id = e.id
        and p.number = (select max(q.number) from pass q where q.edition_id = e.id)
      left join heartbeat h on h.pass_id = p.id
      """;

  private static final Set<String> OPEN =
      Arrays.stream(State.values())
          .filter(State::unfinished)
          .map(State::name)
          .collect(Collectors.toSet());

  private final JdbcClient jdbc;

  /** On the application's database. */
  public EditionSummaries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Head(
      long id, String job, String label, Instant asOf, PassRow pass, @Nullable Beat beat) {}

  /**
   * Editions, newest first.
   *
   * @param job {@code null} for all jobs
   * @param limit at most so many
   */
  public List<EditionSummary> recent(@Nullable String job, int limit) {
    return filled(
        jdbc.sql(
                HEADS
                    + "where (cast(:job as varchar) is null or e.job = :job) order by e.id desc"
                    + " limit :limit")
            .param("job", job)
            .param("limit", limit)
            .query(EditionSummaries::head)
            .list());
  }

  /**
   * Editions that may need a person, newest first: their last pass is not finished, or ended with
   * this exit status and is of news since then.
   */
  public List<EditionSummary> unsettled(String exitStatus, Instant since) {
    return filled(
        jdbc.sql(
                HEADS
                    + "where p.state in (:open) or (p.state = 'FINISHED' and p.exit_status = :exit"
                    + " and e.as_of > :since) order by e.id desc")
            .param("open", OPEN)
            .param("exit", exitStatus)
            .param("since", Sql.at(since))
            .query(EditionSummaries::head)
            .list());
  }

  /** One edition. */
  public EditionSummary of(long editionId) {
    return filled(
            jdbc.sql(HEADS + "where e.id = ?")
                .param(editionId)
                .query(EditionSummaries::head)
                .list())
        .get(0);
  }

  private static Head head(ResultSet row, int number) throws SQLException {
    PassRow pass = Editions.pass(row, number);
    Instant beatAt = Sql.instantOrNull(row, "beat_at");
    Beat beat =
        beatAt == null
            ? null
            : new Beat(
                pass.id(),
                row.getInt("beat_epoch"),
                new ProcessIdentity(
                    row.getString("host"),
                    row.getString("boot_id"),
                    row.getLong("pid"),
                    row.getLong("process_started")),
                beatAt);
    return new Head(
        row.getLong("edition"),
        row.getString("job"),
        row.getString("label"),
        Sql.instant(row, "edition_as_of"),
        pass,
        beat);
  }

  private List<EditionSummary> filled(List<Head> heads) {
    if (heads.isEmpty()) {
      return List.of();
    }
    List<Long> ids = heads.stream().map(Head::id).toList();
    Map<Long, Map<Fate, Integer>> fates = counts("edition_item", "fate", Fate::valueOf, ids);
    Map<Long, Map<UnitState, Integer>> units =
        counts("unit_result", "state", UnitState::valueOf, ids);
    Map<Long, Map<Boolean, Integer>> digests =
        counts(
            "digest",
            "published",
            published -> published.startsWith("t") || published.startsWith("T"),
            ids);
    return heads.stream()
        .map(
            head ->
                new EditionSummary(
                    head.id(),
                    head.job(),
                    head.label(),
                    head.asOf(),
                    head.pass(),
                    head.beat(),
                    fates.getOrDefault(head.id(), Map.of()),
                    units.getOrDefault(head.id(), Map.of()),
                    digests.getOrDefault(head.id(), Map.of()).getOrDefault(true, 0)))
        .toList();
  }

  private <K> Map<Long, Map<K, Integer>> counts(
      String table, String column, Function<String, K> key, List<Long> ids) {
    Map<Long, Map<K, Integer>> counts = new HashMap<>();
    jdbc.sql(
            "select edition_id, %s as k, count(*) as n from %s where edition_id in (:ids) group by edition_id, %s"
                .formatted(column, table, column))
        .param("ids", ids)
        .query(
            row -> {
              counts
                  .computeIfAbsent(row.getLong("edition_id"), id -> new HashMap<>())
                  .put(key.apply(row.getString("k")), row.getInt("n"));
            });
    return counts;
  }
}
