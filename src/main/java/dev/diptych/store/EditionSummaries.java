package dev.diptych.store;

import dev.diptych.digest.UnitState;
import dev.diptych.store.EditionSummary.Files;
import dev.diptych.store.EditionSummary.Work;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.PassRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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

  /** The same with the first pass in place of the last. */
  private static final String NIGHTS =
      HEADS.replace("(select max(q.number) from pass q where q.edition_id = e.id)", "1");

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

  /** How the last pass of an edition stands, as lists are filtered by it. */
  public enum Stand {
    /** Ordered, not begun. */
    READY("p.state = 'READY'"),
    /** A run is at work, or died without saying so. */
    RUNNING("p.state = 'RUNNING'"),
    /** Failed; it can be restarted. */
    FAILED("p.state = 'FAILED'"),
    /** Stopped; it can be restarted. */
    STOPPED("p.state = 'STOPPED'"),
    /** Finished, and nothing is missing. */
    COMPLETE("p.state = 'FINISHED' and p.exit_status = 'COMPLETED'"),
    /** Finished, and what is missing is named. */
    GAPS("p.state = 'FINISHED' and p.exit_status <> 'COMPLETED'"),
    /** Given up. */
    ABANDONED("p.state = 'ABANDONED'"),
    /** A later edition has taken its files over. */
    SUPERSEDED("p.state = 'SUPERSEDED'");

    private final String condition;

    Stand(String condition) {
      this.condition = "(" + condition + ")";
    }
  }

  /**
   * Which editions are listed. Each part that is {@code null} or empty matches all.
   *
   * @param job of this job
   * @param stands in one of these states
   * @param from of this date or later: the date in the label, or of {@code asOf} in UTC where there
   *     is none
   * @param to of this date or earlier
   * @param search in job, label, or the last pass's failure, actor or reason, whatever the case
   */
  public record Filter(
      @Nullable String job,
      Set<Stand> stands,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String search) {

    /** Everything. */
    public static final Filter ALL = new Filter(null, Set.of(), null, null, null);

    /** Copies the set, so that the filter cannot change. */
    public Filter {
      stands = Set.copyOf(stands);
    }

    private String conditions(Map<String, Object> parameters) {
      List<String> all = new ArrayList<>(List.of("true"));
      if (job != null) {
        all.add("e.job = :job");
        parameters.put("job", job);
      }
      if (!stands.isEmpty()) {
        all.add(
            stands.stream()
                .sorted()
                .map(stand -> stand.condition)
                .collect(Collectors.joining(" or ", "(", ")")));
      }
      if (from != null) {
        all.add(DATED.formatted(">= :from", ">= :fromAt"));
        parameters.put("from", from.toString());
        parameters.put("fromAt", from.atStartOfDay().atOffset(ZoneOffset.UTC));
      }
      if (to != null) {
        all.add(DATED.formatted("<= :to", "< :toAt"));
        parameters.put("to", to.toString());
        parameters.put("toAt", to.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
      }
      if (search != null && !search.isBlank()) {
        all.add(
            """
            (lower(e.job || '/' || e.label) like :search escape '!' or lower(p.failure) like :search escape '!'
              or lower(p.actor) like :search escape '!' or lower(p.reason) like :search escape '!')
            """);
        parameters.put("search", Sql.containing(search.strip().toLowerCase(Locale.ROOT)));
      }
      return String.join(" and ", all);
    }
  }

  /** A label bears the date in the job's own zone. */
  private static final String DATED =
      "(e.label like '____-__-__%%' and substring(e.label, 1, 10) %s or e.label not like"
          + " '____-__-__%%' and e.as_of %s)";

  /**
   * A part of a list of editions, newest first.
   *
   * @param before only those made before the edition with this key, {@code null} to begin
   * @param limit at most so many
   */
  public List<EditionSummary> page(Filter filter, @Nullable Long before, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    String conditions = filter.conditions(parameters);
    if (before != null) {
      conditions += " and e.id < :before";
      parameters.put("before", before);
    }
    parameters.put("limit", limit);
    return filled(
        jdbc.sql(HEADS + "where " + conditions + " order by e.id desc limit :limit")
            .params(parameters)
            .query(EditionSummaries::head)
            .list());
  }

  /**
   * How an edition stands, for whoever keeps what was counted of it.
   *
   * @param edition its id
   * @param stand changes with every run and every pass
   * @param settled whether nothing of it changes before that does
   */
  public record NightStand(long edition, String stand, boolean settled) {}

  /**
   * How the editions of a job stand, newest first: one statement, which counts nothing.
   *
   * @param limit at most so many
   */
  public List<NightStand> nightStands(String job, int limit) {
    return jdbc.sql(
            """
            select e.id, e.removed_at, p.id as pass_id, p.epoch, p.state from edition e
            join pass p on p.edition_id = e.id
              and p.number = (select max(q.number) from pass q where q.edition_id = e.id)
            where e.job = :job order by e.id desc limit :limit
            """)
        .param("job", job)
        .param("limit", limit)
        .query(
            (row, number) ->
                new NightStand(
                    row.getLong("id"),
                    "%d.%d %s %s"
                        .formatted(
                            row.getLong("pass_id"),
                            row.getInt("epoch"),
                            row.getString("state"),
                            Sql.instantOrNull(row, "removed_at")),
                    !OPEN.contains(row.getString("state"))))
        .list();
  }

  /** Nights: each edition of these ids with its first pass, newest first. */
  public List<EditionSummary> nights(Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : filled(
            jdbc.sql(NIGHTS + "where e.id in (:ids) order by e.id desc")
                .param("ids", ids)
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
    Map<Long, List<Count>> files = counts("edition_item", "fate", ids);
    Map<Long, Map<Fate, Integer>> opened =
        opened(
            ids.stream()
                .filter(
                    id ->
                        files.getOrDefault(id, List.of()).stream()
                            .anyMatch(count -> count.value().equals(Fate.OPENED.name())))
                .toList());
    Map<Long, List<Count>> units = counts("unit_result", "state", ids);
    Map<Long, List<Count>> digests = counts("digest", "published", ids);
    return heads.stream()
        .map(
            head ->
                summary(
                    head,
                    files.getOrDefault(head.id(), List.of()),
                    opened.get(head.id()),
                    units.getOrDefault(head.id(), List.of()),
                    digests.getOrDefault(head.id(), List.of())))
        .toList();
  }

  /** So many rows of an edition have this value and were last dealt with by this pass. */
  private record Count(String value, int pass, int rows) {

    boolean isTrue() {
      return value.startsWith("t") || value.startsWith("T");
    }
  }

  private static EditionSummary summary(
      Head head,
      List<Count> files,
      @Nullable Map<Fate, Integer> opened,
      List<Count> units,
      List<Count> digests) {
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    files.forEach(count -> fates.merge(Fate.valueOf(count.value()), count.rows(), Integer::sum));
    Map<UnitState, Integer> states = new EnumMap<>(UnitState.class);
    units.forEach(
        count -> states.merge(UnitState.valueOf(count.value()), count.rows(), Integer::sum));
    return new EditionSummary(
        head.id(),
        head.job(),
        head.label(),
        head.asOf(),
        head.pass(),
        head.beat(),
        fates,
        opened == null ? files(fates, fates) : files(opened, fates),
        states,
        sum(digests, Count::isTrue),
        work(head.pass(), files, units, digests));
  }

  /**
   * Files and what is in them.
   *
   * @param files by fate; one of several articles that are all unchanged is OPENED
   * @param items by fate
   */
  private static Files files(Map<Fate, Integer> files, Map<Fate, Integer> items) {
    return new Files(
        files.getOrDefault(Fate.READ, 0),
        files.getOrDefault(Fate.SKIPPED, 0),
        files.getOrDefault(Fate.FILTERED, 0) + files.getOrDefault(Fate.OPENED, 0),
        files.getOrDefault(Fate.PENDING, 0),
        files.getOrDefault(Fate.WITHDRAWN, 0),
        items.getOrDefault(Fate.SKIPPED, 0) - files.getOrDefault(Fate.SKIPPED, 0),
        items.getOrDefault(Fate.FILTERED, 0) - files.getOrDefault(Fate.FILTERED, 0));
  }

  /** Of editions with files of several articles, whose items are not their files. */
  private Map<Long, Map<Fate, Integer>> opened(List<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<Long, Map<Fate, Integer>> fates = new HashMap<>();
    jdbc.sql(
            """
            select f.edition_id, case when f.fate <> 'OPENED' then f.fate
                when exists (select 1 from edition_item i where i.edition_id = f.edition_id
                  and i.parent = f.position and i.fate = 'PENDING') then 'PENDING'
                when exists (select 1 from edition_item i where i.edition_id = f.edition_id
                  and i.parent = f.position and i.fate <> 'FILTERED') then 'READ'
                else 'OPENED' end as k, count(*) as n
            from edition_item f where f.edition_id in (:ids) and f.parent is null group by f.edition_id, k
            """)
        .param("ids", ids)
        .query(
            row -> {
              fates
                  .computeIfAbsent(row.getLong("edition_id"), id -> new EnumMap<>(Fate.class))
                  .put(Fate.valueOf(row.getString("k")), row.getInt("n"));
            });
    return fates;
  }

  private static Work work(
      PassRow pass, List<Count> files, List<Count> units, List<Count> digests) {
    Predicate<Count> its = count -> count.pass() == pass.number();
    Predicate<Count> listed = its.and(count -> !count.value().equals(Fate.FILTERED.name()));
    // Some kinds write everything again in its present revision, which bears an earlier pass.
    Predicate<Count> pressed = pass.kind().writesAll() ? count -> true : its;
    return new Work(
        sum(files, listed),
        sum(files, listed.and(count -> !count.value().equals(Fate.PENDING.name()))),
        sum(units, its),
        sum(units, its.and(count -> !count.value().equals(UnitState.PENDING.name()))),
        sum(digests, pressed.or(count -> !count.isTrue())),
        sum(digests, pressed.and(Count::isTrue)));
  }

  private static int sum(List<Count> counts, Predicate<Count> which) {
    return counts.stream().filter(which).mapToInt(Count::rows).sum();
  }

  /** Answered from an index alone, for there may be ten thousand rows an edition. */
  private Map<Long, List<Count>> counts(String table, String column, List<Long> ids) {
    Map<Long, List<Count>> counts = new HashMap<>();
    jdbc.sql(
            """
            select edition_id, %1$s as k, pass, count(*) as n from %2$s
            where edition_id in (:ids) group by edition_id, %1$s, pass
            """
                .formatted(column, table))
        .param("ids", ids)
        .query(
            row -> {
              counts
                  .computeIfAbsent(row.getLong("edition_id"), id -> new ArrayList<>())
                  .add(new Count(row.getString("k"), row.getInt("pass"), row.getInt("n")));
            });
    return counts;
  }
}
