package dev.diptych.store;

import dev.diptych.store.PassRow.Kind;
import dev.diptych.store.PassRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/**
 * Editions and their passes. Safe for use by several threads; each method is one statement, so the
 * caller decides what belongs into one transaction.
 */
@Repository
public class Editions {

  private static final String EDITION =
      "select id, job, label, as_of, settings, glossary, glossary_checksum, engines, version,"
          + " deadline from edition ";

  private static final String PASS =
      "select id, edition_id, number, kind, as_of, engine, actor, reason, state, exit_status,"
          + " failure, epoch, stop_requested, auto_recoveries, started_at, finished_at from pass ";

  private final JdbcClient jdbc;
  private final Clock clock;

  /** On the application's database. */
  public Editions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What a new edition freezes.
   *
   * @param targets the target languages joined by commas, sorted
   * @param detail as in the job file
   */
  public record NewEdition(
      String job,
      String label,
      Instant asOf,
      String settings,
      String targets,
      String detail,
      @Nullable String glossary,
      @Nullable String glossaryChecksum,
      String engines,
      String version) {}

  /** What is ordered with a new pass. */
  public record NewPass(
      Kind kind, Instant asOf, @Nullable String engine, String actor, @Nullable String reason) {}

  /**
   * Adds an edition.
   *
   * @throws org.springframework.dao.DuplicateKeyException if the label is taken
   */
  public EditionRow create(NewEdition edition) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into edition (job, label, as_of, settings, targets, detail, glossary, glossary_checksum,
              engines, version, created_at)
            values (:job, :label, :asOf, :settings, :targets, :detail, :glossary, :glossaryChecksum,
              :engines, :version, :createdAt)
            """)
        .param("job", edition.job())
        .param("label", edition.label())
        .param("asOf", Sql.at(edition.asOf()))
        .param("settings", edition.settings())
        .param("targets", edition.targets())
        .param("detail", edition.detail())
        .param("glossary", edition.glossary())
        .param("glossaryChecksum", edition.glossaryChecksum())
        .param("engines", edition.engines())
        .param("version", edition.version())
        .param("createdAt", Sql.at(clock.instant()))
        .update(key, "id");
    return byId(id(key));
  }

  private static long id(KeyHolder key) {
    Number id = key.getKey();
    if (id == null) {
      throw new IllegalStateException("The database gave no key for an inserted row");
    }
    return id.longValue();
  }

  /** The edition with this key. */
  public EditionRow byId(long id) {
    return jdbc.sql(EDITION + "where id = ?").param(id).query(Editions::edition).single();
  }

  /** The edition of this job with this label. */
  public Optional<EditionRow> find(String job, String label) {
    return jdbc.sql(EDITION + "where job = ? and label = ?")
        .params(job, label)
        .query(Editions::edition)
        .optional();
  }

  /** The newest edition of a job. */
  public Optional<EditionRow> newest(String job) {
    return jdbc.sql(EDITION + "where job = ? order by id desc limit 1")
        .param(job)
        .query(Editions::edition)
        .optional();
  }

  /** The newest edition of a job before another of which the night brought everything. */
  public Optional<EditionRow> lastGood(String job, long before) {
    return jdbc.sql(
            EDITION
                + """
                where id = (select max(e.id) from edition e join pass p on p.edition_id = e.id and p.number = 1
                  where e.job = ? and e.id < ? and p.state = 'FINISHED' and p.exit_status = 'COMPLETED')
                """)
        .params(job, before)
        .query(Editions::edition)
        .optional();
  }

  /**
   * Editions, newest first.
   *
   * @param job {@code null} for all jobs
   */
  public List<EditionRow> recent(@Nullable String job, int limit) {
    return jdbc.sql(
            EDITION
                + "where (cast(:job as varchar) is null or job = :job) order by id desc limit"
                + " :limit")
        .param("job", job)
        .param("limit", limit)
        .query(Editions::edition)
        .list();
  }

  /** The newest edition of each job, by job. */
  public List<EditionRow> newestOfJobs() {
    return jdbc.sql(
            EDITION + "where id in (select max(e.id) from edition e group by e.job) order by job")
        .query(Editions::edition)
        .list();
  }

  /**
   * The keys of these jobs' newest editions, newest first; one statement. The newest of a job is
   * among them however long ago it was made.
   *
   * @param limit about so many of a job that makes as many editions as the others
   */
  public Map<String, List<Long>> recent(Collection<String> jobs, int limit) {
    Map<String, List<Long>> recent = new HashMap<>();
    if (!jobs.isEmpty()) {
      jdbc.sql(
              """
              select id, job from edition
              where job in (:jobs) and (id > (select max(id) from edition) - :span
                or id in (select max(id) from edition group by job)) order by id desc
              """)
          .param("jobs", jobs)
          .param("span", (long) jobs.size() * limit)
          .query(
              row -> {
                recent
                    .computeIfAbsent(row.getString("job"), job -> new ArrayList<>())
                    .add(row.getLong("id"));
              });
    }
    return recent;
  }

  /** Those of these editions that are there, in order of their making. */
  public List<EditionRow> byIds(Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql(EDITION + "where id in (:ids) order by id")
            .param("ids", ids)
            .query(Editions::edition)
            .list();
  }

  /**
   * Which of these editions nobody is at work on and nobody has deleted the published files of:
   * their last pass is finished.
   */
  public Set<Long> settled(Collection<Long> ids) {
    return ids.isEmpty()
        ? Set.of()
        : Set.copyOf(
            jdbc.sql(
                    """
                    select e.id from edition e
                    where e.id in (:ids) and e.removed_at is null and not exists (
                      select 1 from pass p where p.edition_id = e.id and p.state <> 'FINISHED'
                        and p.number = (select max(q.number) from pass q where q.edition_id = e.id))
                    """)
                .param("ids", ids)
                .query(Long.class)
                .list());
  }

  /** All editions of a job whose last pass is not finished, oldest first. */
  public List<EditionRow> unfinished(String job) {
    return jdbc.sql(
            EDITION
                + """
                where job = :job and exists (
                  select 1 from pass p where p.edition_id = edition.id and p.state in (:open)) order by id
                """)
        .param("job", job)
        .param(
            "open",
            Set.of(
                State.READY.name(),
                State.RUNNING.name(),
                State.FAILED.name(),
                State.STOPPED.name()))
        .query(Editions::edition)
        .list();
  }

  /** Labels of this job that begin with this day, in order of their making. */
  public List<String> labelsOfDay(String job, String day) {
    return jdbc.sql(
            "select label from edition where job = ? and (label = ? or label like ?) order by id")
        .params(job, day, day + "-%")
        .query(String.class)
        .list();
  }

  /** Puts other settings in place of those an edition was made with. */
  public void changeSettings(long editionId, String settings) {
    jdbc.sql("update edition set settings = ? where id = ?").params(settings, editionId).update();
  }

  /** Puts another glossary in place of the one an edition was made with. */
  public void changeGlossary(long editionId, String content, String checksum) {
    jdbc.sql("update edition set glossary = ?, glossary_checksum = ? where id = ?")
        .params(content, checksum, editionId)
        .update();
  }

  /** Notes that what was published of an edition was deleted, for it was old. */
  public void removed(long editionId) {
    jdbc.sql("update edition set removed_at = ? where id = ?")
        .params(Sql.at(clock.instant()), editionId)
        .update();
  }

  /** Whether what was published of an edition was deleted, for it was old. */
  public boolean isRemoved(long editionId) {
    return jdbc.sql("select count(*) from edition where id = ? and removed_at is not null")
            .param(editionId)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Notes that an edition stands in its output folder, again if it was removed. */
  public void published(long editionId) {
    jdbc.sql("update edition set removed_at = null where id = ? and removed_at is not null")
        .param(editionId)
        .update();
  }

  /** Notes that the edition was closed by its deadline. */
  public void closedByDeadline(long editionId) {
    jdbc.sql("update edition set deadline = true where id = ?").param(editionId).update();
  }

  /**
   * Orders the next pass of an edition.
   *
   * @throws org.springframework.dao.DuplicateKeyException if somebody else did at the same moment
   */
  public PassRow order(long editionId, NewPass pass) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into pass (edition_id, number, kind, as_of, engine, actor, reason, state, created_at)
            values (:edition, (select coalesce(max(number), 0) + 1 from pass where edition_id = :edition),
              :kind, :asOf, :engine, :actor, :reason, 'READY', :createdAt)
            """)
        .param("edition", editionId)
        .param("kind", pass.kind().name())
        .param("asOf", Sql.at(pass.asOf()))
        .param("engine", pass.engine())
        .param("actor", pass.actor())
        .param("reason", Sql.reason(pass.reason()))
        .param("createdAt", Sql.at(clock.instant()))
        .update(key, "id");
    return passById(id(key));
  }

  /** The pass with this key. */
  public PassRow passById(long id) {
    return jdbc.sql(PASS + "where id = ?").param(id).query(Editions::pass).single();
  }

  /** The last pass of an edition. */
  public PassRow lastPass(long editionId) {
    return jdbc.sql(PASS + "where edition_id = ? order by number desc limit 1")
        .param(editionId)
        .query(Editions::pass)
        .single();
  }

  /** All passes of an edition, first to last. */
  public List<PassRow> passes(long editionId) {
    return jdbc.sql(PASS + "where edition_id = ? order by number")
        .param(editionId)
        .query(Editions::pass)
        .list();
  }

  /**
   * Takes a pass over for a new run: the epoch rises by one, so that whoever held it writes nothing
   * more.
   *
   * @param expected the epoch that was seen; a run that comes second changes nothing
   * @return the new epoch, empty if another run was quicker
   */
  public Optional<Integer> begin(long passId, int expected) {
    int changed =
        jdbc.sql(
                """
                update pass set epoch = epoch + 1, state = 'RUNNING', stop_requested = false, failure = null,
                  started_at = coalesce(started_at, :now), finished_at = null
                where id = :id and epoch = :expected and state in ('READY', 'FAILED', 'STOPPED')
                """)
            .param("id", passId)
            .param("expected", expected)
            .param("now", Sql.at(clock.instant()))
            .update();
    return changed == 1 ? Optional.of(expected + 1) : Optional.empty();
  }

  /**
   * Ends a run's hold on its pass.
   *
   * @return whether the epoch was still ours
   */
  public boolean end(
      long passId, int epoch, State state, @Nullable String exitStatus, @Nullable String failure) {
    return jdbc.sql(
                """
                update pass set state = :state, exit_status = :exit, failure = :failure, finished_at = :now
                where id = :id and epoch = :epoch and state = 'RUNNING'
                """)
            .param("state", state.name())
            .param("exit", exitStatus)
            .param("failure", Sql.reason(failure))
            .param("now", Sql.at(clock.instant()))
            .param("id", passId)
            .param("epoch", epoch)
            .update()
        == 1;
  }

  /**
   * Fences whoever runs the pass: the epoch rises, the pass becomes restartable.
   *
   * @return whether the pass was still running in the epoch that was seen
   */
  public boolean fence(long passId, int seenEpoch, boolean unattended) {
    return jdbc.sql(
                """
                update pass set epoch = epoch + 1, state = 'FAILED', finished_at = :now,
                  failure = 'its process died', auto_recoveries = auto_recoveries + :auto
                where id = :id and epoch = :epoch and state = 'RUNNING'
                """)
            .param("now", Sql.at(clock.instant()))
            .param("auto", unattended ? 1 : 0)
            .param("id", passId)
            .param("epoch", seenEpoch)
            .update()
        == 1;
  }

  /** Gives a pass up for good, if it has not finished and does not run. */
  public boolean abandon(long passId) {
    return jdbc.sql(
                """
                update pass set state = 'ABANDONED', epoch = epoch + 1, finished_at = :now
                where id = :id and state in ('READY', 'FAILED', 'STOPPED')
                """)
            .param("now", Sql.at(clock.instant()))
            .param("id", passId)
            .update()
        == 1;
  }

  /**
   * Ends an edition for good, for another takes its files over.
   *
   * @param pass its last one, as it was seen
   * @param successor the edition that takes them
   * @return whether the pass was still as it was seen; nothing is changed otherwise
   */
  public boolean supersede(PassRow pass, EditionRow successor) {
    int ended =
        jdbc.sql(
                """
                update pass set state = 'SUPERSEDED', epoch = epoch + 1, finished_at = :now, failure = :failure
                where id = :id and epoch = :epoch and state in ('READY', 'FAILED', 'STOPPED')
                """)
            .param("now", Sql.at(clock.instant()))
            .param(
                "failure",
                Sql.reason(
                    (pass.failure() == null ? "" : pass.failure() + "; ")
                        + "its files were taken over by edition "
                        + successor.label()))
            .param("id", pass.id())
            .param("epoch", pass.epoch())
            .update();
    if (ended == 1) {
      jdbc.sql("update edition set superseded_by = ? where id = ?")
          .params(successor.id(), pass.editionId())
          .update();
    }
    return ended == 1;
  }

  /** The edition that took over the files of this one. */
  public Optional<EditionRow> successor(long editionId) {
    return jdbc.sql(EDITION + "where id = (select superseded_by from edition where id = ?)")
        .param(editionId)
        .query(Editions::edition)
        .optional();
  }

  /** Labels of the editions whose files this one took over, oldest first. */
  public List<String> takenOver(long editionId) {
    return jdbc.sql("select label from edition where superseded_by = ? order by id")
        .param(editionId)
        .query(String.class)
        .list();
  }

  /** Asks the run of a pass to stop; the run sees it with its next beat. */
  public boolean requestStop(long passId) {
    return jdbc.sql("update pass set stop_requested = true where id = ? and state = 'RUNNING'")
            .param(passId)
            .update()
        == 1;
  }

  private static EditionRow edition(ResultSet row, int number) throws SQLException {
    return new EditionRow(
        row.getLong("id"),
        row.getString("job"),
        row.getString("label"),
        Sql.instant(row, "as_of"),
        row.getString("settings"),
        row.getString("glossary"),
        row.getString("glossary_checksum"),
        row.getString("engines"),
        row.getString("version"),
        row.getBoolean("deadline"));
  }

  static PassRow pass(ResultSet row, int number) throws SQLException {
    return new PassRow(
        row.getLong("id"),
        row.getLong("edition_id"),
        row.getInt("number"),
        Kind.valueOf(row.getString("kind")),
        Sql.instant(row, "as_of"),
        row.getString("engine"),
        row.getString("actor"),
        row.getString("reason"),
        State.valueOf(row.getString("state")),
        row.getString("exit_status"),
        row.getString("failure"),
        row.getInt("epoch"),
        row.getBoolean("stop_requested"),
        row.getInt("auto_recoveries"),
        Sql.instantOrNull(row, "started_at"),
        Sql.instantOrNull(row, "finished_at"));
  }
}
