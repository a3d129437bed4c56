package dev.diptych.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is old and can go. Never touched: a person's translations, the audit, and what decides
 * whether a file is unchanged (editions, passes, manifests, the state of every unit), for without
 * those the next night would pay again. Safe for use by several threads.
 */
@Repository
public class Expiry {

  /** So many editions go into one query. */
  private static final int BATCH = 500;

  /**
   * Orders, acknowledgements, fires of schedules and alerts that ended before an instant: what only
   * a look back would need. Of each job's fires the newest stays, for it says how far was looked.
   */
  private static final Map<String, String> LOOKED_BACK_AT =
      Map.of(
          "run_order", "ended_at < :before",
          "acknowledgement", "until < :before",
          "alert", "at < :before",
          "schedule_fire",
              "due_at < :before and due_at < (select max(newer.due_at) from schedule_fire newer"
                  + " where newer.job = schedule_fire.job)");

  private final JdbcClient jdbc;

  /** On the application's database. */
  public Expiry(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How old an edition is.
   *
   * @param since the end of its last run; of one that never ran, when it was ordered
   * @param open whether its last pass waits to be finished
   * @param running whether a run is at work on it, or died without saying so
   */
  public record Age(
      long editionId, String job, String label, Instant since, boolean open, boolean running) {

    /** {@code job/label}, as messages name an edition. */
    public String name() {
      return job + "/" + label;
    }
  }

  /** All editions, in order of their making. */
  public List<Age> ages() {
    return jdbc.sql(
            """
            select e.id, e.job, e.label, max(coalesce(p.finished_at, p.created_at)) as since,
              sum(case when p.state in ('READY', 'RUNNING', 'FAILED', 'STOPPED') then 1 else 0 end) as open_passes,
              sum(case when p.state = 'RUNNING' then 1 else 0 end) as running_passes
            from edition e join pass p on p.edition_id = e.id group by e.id, e.job, e.label order by e.id
            """)
        .query(
            (row, number) ->
                new Age(
                    row.getLong("id"),
                    row.getString("job"),
                    row.getString("label"),
                    Sql.instant(row, "since"),
                    row.getInt("open_passes") > 0,
                    row.getInt("running_passes") > 0))
        .list();
  }

  /** Checksums of the files that these editions took, without those they only passed over. */
  public Set<String> sources(Collection<Long> editionIds) {
    Set<String> checksums = new HashSet<>();
    List<Long> all = List.copyOf(editionIds);
    for (int from = 0; from < all.size(); from += BATCH) {
      checksums.addAll(
          jdbc.sql(
                  "select distinct checksum from edition_item where edition_id in (:some) and fate"
                      + " <> 'FILTERED'")
              .param("some", all.subList(from, Math.min(all.size(), from + BATCH)))
              .query(String.class)
              .list());
    }
    return checksums;
  }

  /** Whether any answer of an engine is older: one look into an index. */
  public boolean hasAnswers(Instant before) {
    return !jdbc.sql("select 1 from engine_answer where asked_at < ? limit 1")
        .param(Sql.at(before))
        .query(Integer.class)
        .list()
        .isEmpty();
  }

  /** How many answers of engines are older. */
  public int answers(Instant before) {
    return jdbc.sql("select count(*) from engine_answer where asked_at < ?")
        .param(Sql.at(before))
        .query(Integer.class)
        .single();
  }

  /** Deletes answers of engines that are older. */
  public int deleteAnswers(Instant before) {
    return jdbc.sql("delete from engine_answer where asked_at < ?").param(Sql.at(before)).update();
  }

  /** How many targets of the memory {@link #deleteSuperseded} would delete. */
  public int superseded(Instant before) {
    return superseded("select count(*) from translation_memory ", before)
        .query(Integer.class)
        .single();
  }

  /**
   * Deletes machine translations of the memory that were neither made nor used since, and that no
   * engine of a job would recall: their fingerprint is none of those that the newest edition of a
   * job froze. A job without an edition since then counts no more.
   */
  public int deleteSuperseded(Instant before) {
    return superseded("delete from translation_memory ", before).update();
  }

  private JdbcClient.StatementSpec superseded(String verb, Instant before) {
    StringBuilder sql = new StringBuilder(verb);
    sql.append("where origin = 'machine' and coalesce(last_used_at, created_at) < ?");
    List<Object> values = new ArrayList<>();
    values.add(Sql.at(before.minus(JdbcMemory.USE_IS_TRUE_TO)));
    for (String current : currentFingerprints(before)) {
      // The fingerprint of a text with glossary hits goes on behind a plus sign.
      sql.append(" and fingerprint <> ? and left(fingerprint, ?) <> ?");
      values.addAll(List.of(current, current.length() + 1, current + "+"));
    }
    return jdbc.sql(sql.toString()).params(values);
  }

  private Set<String> currentFingerprints(Instant since) {
    Set<String> fingerprints = new TreeSet<>();
    jdbc.sql(
            """
            select e.engines from edition e
            where e.id = (select max(newest.id) from edition newest where newest.job = e.job)
              and e.created_at >= ?
            """)
        .param(Sql.at(since))
        .query(String.class)
        .list()
        .forEach(engines -> engines.lines().forEach(fingerprints::add));
    return fingerprints;
  }

  /** Deletes claims of runs that have ended, or died: nobody heeds them any more. */
  public int deleteVoidClaims() {
    return jdbc.sql(
            """
            delete from answer_claim where not exists (
              select 1 from pass p where p.id = answer_claim.pass_id and p.epoch = answer_claim.epoch
                and p.state = 'RUNNING')
            """)
        .update();
  }

  /** The editions of which something is left that {@link #deleteHistory} would delete. */
  public Set<Long> withHistory() {
    return Set.copyOf(
        jdbc.sql(
                "select distinct p.edition_id from heartbeat h join pass p on p.id = h.pass_id"
                    + " where p.edition_id is not null")
            .query(Long.class)
            .list());
  }

  /**
   * Deletes what only a later pass or a look back would need: calls, findings, texts of articles
   * and their translations. Afterwards the edition cannot be mended. Belongs into one transaction.
   */
  public void deleteHistory(long editionId) {
    jdbc.sql("update unit_result set lines = null where edition_id = ?").param(editionId).update();
    for (String table : List.of("qa_finding", "segment", "section")) {
      jdbc.sql("delete from " + table + " where edition_id = ?").param(editionId).update();
    }
    for (String table : List.of("engine_call", "heartbeat")) {
      jdbc.sql(
              "delete from "
                  + table
                  + " where pass_id in (select id from pass where edition_id = ?)")
          .param(editionId)
          .update();
    }
  }

  /** How many rows {@link #deleteRecords} would delete. */
  public int records(Instant before) {
    return records("select count(*) from ", before, spec -> spec.query(Integer.class).single());
  }

  /**
   * Deletes orders that have ended, acknowledgements that have run out, fires and alerts that are
   * older. Belongs into one transaction.
   */
  public int deleteRecords(Instant before) {
    return records("delete from ", before, JdbcClient.StatementSpec::update);
  }

  private int records(
      String verb, Instant before, ToIntFunction<JdbcClient.StatementSpec> outcome) {
    return LOOKED_BACK_AT.entrySet().stream()
        .mapToInt(
            table ->
                outcome.applyAsInt(
                    jdbc.sql(verb + table.getKey() + " where " + table.getValue())
                        .param("before", Sql.at(before))))
        .sum();
  }

  /** Whether the texts of an edition's articles are gone, so that it cannot be mended. */
  public boolean textsAreGone(long editionId) {
    return jdbc.sql(
                """
                select count(*) from edition e where e.id = ?
                  and exists (select 1 from article a where a.edition_id = e.id)
                  and not exists (select 1 from segment s where s.edition_id = e.id)
                """)
            .param(editionId)
            .query(Integer.class)
            .single()
        > 0;
  }
}
