package dev.diptych.store;

import dev.diptych.digest.Cause;
import dev.diptych.digest.Cause.Code;
import dev.diptych.digest.Digest;
import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.digest.Finding;
import dev.diptych.digest.UnitResult;
import dev.diptych.digest.UnitResult.LineResult;
import dev.diptych.digest.UnitState;
import dev.diptych.digest.WorkUnit;
import dev.diptych.engine.Alignments;
import dev.diptych.engine.Reach;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/**
 * The state of every work unit. The table is the only truth about what is done: claims and results
 * are conditional on the run's epoch, so that a process that was declared dead changes nothing.
 * Safe for use by several threads.
 */
@Repository
public class Units {

  static final String READING_RANK = "case when u.unit = 'head' then 0 else length(u.unit) end";

  /** The head, then sections as they are read: {@code s10} comes after {@code s9}. */
  static final String IN_READING_ORDER = READING_RANK + ", u.unit";

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final Clock clock;

  /** On the application's database. */
  public Units(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
    this.jdbc = jdbc;
    this.template = template;
    this.clock = clock;
  }

  /**
   * Which units a pass takes up again. Each part that is {@code null} matches all.
   *
   * @param cause one of the causes of what is missing, or why the earlier engine was out
   * @param blamed the engine that the cause is about, or the earlier engine
   */
  public record Choice(
      @Nullable String articleId,
      @Nullable String unit,
      @Nullable String target,
      Which which,
      Cause.@Nullable Code cause,
      @Nullable String blamed) {

    /** Units whatever their cause. */
    public Choice(
        @Nullable String articleId, @Nullable String unit, @Nullable String target, Which which) {
      this(articleId, unit, target, which, null, null);
    }

    /** Whether no unit is left out. */
    boolean takesAll() {
      return which == Which.ALL
          && articleId == null
          && unit == null
          && target == null
          && cause == null
          && blamed == null;
    }

    /** Everything that is missing. */
    public static final Choice ALL_MISSING = new Choice(null, null, null, Which.MISSING);

    /** Everything that a later engine made because an earlier one was out. */
    public static final Choice ALL_FALLBACKS = new Choice(null, null, null, Which.FALLBACK);
  }

  /** Which units of those that match. */
  public enum Which {
    /** All. */
    ALL,
    /** Those of which something is missing. */
    MISSING,
    /** Those complete ones that a later engine made because an earlier one was out. */
    FALLBACK
  }

  /**
   * A unit with what it is worth.
   *
   * @param worth smaller is more
   */
  public record Valued(WorkUnit unit, int worth) {}

  /** Adds units of articles, to be translated by this pass. */
  public void add(long editionId, int pass, int epoch, Collection<Valued> units) {
    template.batchUpdate(
        "insert into unit_result (edition_id, article_id, unit, target, source, pass, epoch, worth,"
            + " state) values (?, ?, ?, ?, ?, ?, ?, ?, 'PENDING')",
        units.stream()
            .map(
                valued ->
                    new Object[] {
                      editionId,
                      valued.unit().articleId(),
                      valued.unit().unit(),
                      valued.unit().pair().target(),
                      valued.unit().pair().source(),
                      pass,
                      epoch,
                      valued.worth()
                    })
            .toList());
  }

  /** Makes everything that is pending the work of this epoch. */
  public void adopt(long editionId, int epoch) {
    jdbc.sql("update unit_result set epoch = ? where edition_id = ? and state = 'PENDING'")
        .params(epoch, editionId)
        .update();
  }

  /** The pending units, article by article in order of the manifest. */
  public List<UnitKey> pending(long editionId) {
    return pending(editionId, "a.position, u.target, " + IN_READING_ORDER);
  }

  /**
   * The next pending units that no lane of this run has begun, article by article.
   *
   * @param last the unit that was found last, {@code null} for the first
   * @param most how many at most
   */
  public List<UnitKey> next(long editionId, @Nullable UnitKey last, int most) {
    return next(editionId, "a.position", "a.position, u.target, " + IN_READING_ORDER, last, most);
  }

  /** The same by worth, those of the newest articles first. */
  public List<UnitKey> nextByWorth(long editionId, @Nullable UnitKey last, int most) {
    return next(
        editionId,
        "u.worth",
        "u.worth, a.published desc nulls last, a.position, u.target, " + IN_READING_ORDER,
        last,
        most);
  }

  private List<UnitKey> next(
      long editionId, String first, String order, @Nullable UnitKey last, int most) {
    String units =
        """
        from unit_result u
        join article a on a.edition_id = u.edition_id and a.article_id = u.article_id
        where u.edition_id = :edition
        """;
    // Whatever stands before the last one was handed out: no need to look through it again.
    String beyond =
        last == null
            ? ""
            : " and %s >= (select %s %s and u.article_id = :article and u.unit = :unit and u.target = :target)"
                .formatted(first, first, units);
    JdbcClient.StatementSpec statement =
        jdbc.sql(
                "select u.article_id, u.unit, u.target "
                    + units
                    + " and u.state = 'PENDING' and u.in_hand <> u.epoch"
                    + beyond
                    + " order by "
                    + order
                    + " limit :most")
            .param("edition", editionId)
            .param("most", most);
    if (last != null) {
      statement
          .param("article", last.articleId())
          .param("unit", last.unit())
          .param("target", last.target());
    }
    return statement.query(Units::key).list();
  }

  /** Those of these units that are pending in an edition. */
  public List<UnitKey> pendingOf(long editionId, Collection<UnitKey> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    Set<UnitKey> wanted = Set.copyOf(keys);
    return jdbc
        .sql(
            "select article_id, unit, target from unit_result where edition_id = :edition and state"
                + " = 'PENDING' and article_id in (:articles) order by article_id, target, unit")
        .param("edition", editionId)
        .param("articles", wanted.stream().map(UnitKey::articleId).distinct().toList())
        .query(Units::key)
        .list()
        .stream()
        .filter(wanted::contains)
        .toList();
  }

  private static UnitKey key(ResultSet row, int number) throws SQLException {
    return new UnitKey(row.getString("article_id"), row.getString("unit"), row.getString("target"));
  }

  private List<UnitKey> pending(long editionId, String order) {
    return jdbc.sql(
            """
            select u.article_id, u.unit, u.target from unit_result u
            join article a on a.edition_id = u.edition_id and a.article_id = u.article_id
            where u.edition_id = ? and u.state = 'PENDING' order by
            """
                + order)
        .param(editionId)
        .query(Units::key)
        .list();
  }

  /** How many units are in each state; states without units are missing. */
  public Map<UnitState, Integer> counts(long editionId) {
    Map<UnitState, Integer> counts = new EnumMap<>(UnitState.class);
    jdbc.sql("select state, count(*) as n from unit_result where edition_id = ? group by state")
        .param(editionId)
        .query(
            row -> {
              counts.put(UnitState.valueOf(row.getString("state")), row.getInt("n"));
            });
    return counts;
  }

  /** How many units are begun and not ended; after the death of a process some that nobody ends. */
  public int inHand(long editionId) {
    return jdbc.sql(
            "select count(*) from unit_result where edition_id = ? and state = 'PENDING' and"
                + " in_hand > 0")
        .param(editionId)
        .query(Integer.class)
        .single();
  }

  /**
   * Notes that these units are begun, before they are.
   *
   * @throws FencedException if one of them is not ours any more
   */
  public void begin(long editionId, long passId, int epoch, Collection<UnitKey> keys) {
    OffsetDateTime now = Sql.at(clock.instant());
    int[] changed =
        template.batchUpdate(
            """
            update unit_result set attempts = attempts + 1, in_hand = epoch, begun_at = ?, ended_at = null
            where edition_id = ? and article_id = ? and unit = ? and target = ? and epoch = ? and state = 'PENDING'
            """,
            keys.stream()
                .map(
                    key ->
                        new Object[] {
                          now, editionId, key.articleId(), key.unit(), key.target(), epoch
                        })
                .toList());
    for (int count : changed) {
      if (count == 0) {
        throw new FencedException(passId, epoch);
      }
    }
  }

  /** A unit with its result. */
  public record Settled(UnitKey key, UnitResult result) {}

  /** What is to become of results of an earlier pass. */
  public enum Prior {
    /** There are none. */
    NONE,
    /** They go. */
    REPLACED,
    /** What was complete stands where the new result is not. */
    COMPLETE_STANDS
  }

  /**
   * Settles units.
   *
   * @param prior what is to become of results of an earlier pass, and of their findings
   * @throws FencedException if one of them is not ours any more
   */
  public void finish(
      long editionId, long passId, int epoch, Collection<Settled> settled, Prior prior) {
    List<Settled> written =
        prior == Prior.COMPLETE_STANDS
            ? settled.stream().filter(each -> !restored(editionId, epoch, each)).toList()
            : List.copyOf(settled);
    write(editionId, passId, epoch, written);
    if (prior != Prior.NONE) {
      forgetFindings(editionId, written);
    }
    addFindings(editionId, written);
  }

  /** Puts a unit back that was complete, as it stands in its row, if the new result is not. */
  private boolean restored(long editionId, int epoch, Settled settled) {
    UnitKey key = settled.key();
    return settled.result().state().missing()
        && template.update(
                """
                update unit_result set in_hand = 0, ended_at = ?,
                  state = case when exists (select 1 from qa_finding f where f.edition_id = unit_result.edition_id
                    and f.article_id = unit_result.article_id and f.unit = unit_result.unit
                    and f.target = unit_result.target) then 'WARNED' else 'TRANSLATED' end
                where edition_id = ? and article_id = ? and unit = ? and target = ? and epoch = ? and state = 'PENDING'
                  and fallback is not null and lines is not null and causes is null and reason is null
                """,
                Sql.at(clock.instant()),
                editionId,
                key.articleId(),
                key.unit(),
                key.target(),
                epoch)
            == 1;
  }

  private void write(long editionId, long passId, int epoch, Collection<Settled> settled) {
    OffsetDateTime now = Sql.at(clock.instant());
    int[] changed =
        template.batchUpdate(
            """
            update unit_result set state = ?, reason = null, causes = ?, fallback = ?, engines = ?, lines = ?,
              in_hand = 0, ended_at = ?
            where edition_id = ? and article_id = ? and unit = ? and target = ? and epoch = ? and state = 'PENDING'
            """,
            settled.stream()
                .map(
                    each ->
                        new Object[] {
                          each.result().state().name(),
                          StoredCause.written(each.result().causes()),
                          StoredFallback.written(each.result().fallback()),
                          each.result().engines(),
                          Sql.json(each.result().lines().stream().map(StoredLine::of).toList()),
                          now,
                          editionId,
                          each.key().articleId(),
                          each.key().unit(),
                          each.key().target(),
                          epoch
                        })
                .toList());
    for (int count : changed) {
      if (count == 0) {
        throw new FencedException(passId, epoch);
      }
    }
  }

  private void forgetFindings(long editionId, Collection<Settled> settled) {
    template.batchUpdate(
        "delete from qa_finding where edition_id = ? and article_id = ? and unit = ? and target ="
            + " ?",
        settled.stream()
            .map(Settled::key)
            .map(key -> new Object[] {editionId, key.articleId(), key.unit(), key.target()})
            .toList());
  }

  private void addFindings(long editionId, Collection<Settled> settled) {
    List<Object[]> rows = new ArrayList<>();
    for (Settled each : settled) {
      UnitKey key = each.key();
      for (LineResult line : each.result().lines()) {
        int ordinal = 0;
        for (Finding finding : line.findings()) {
          rows.add(
              new Object[] {
                editionId,
                key.articleId(),
                key.unit(),
                key.target(),
                line.segmentId(),
                ordinal++,
                finding.check().name(),
                finding.severity().name(),
                Sql.json(finding.arguments())
              });
        }
      }
    }
    if (!rows.isEmpty()) {
      template.batchUpdate(
          "insert into qa_finding (edition_id, article_id, unit, target, segment_id, ordinal,"
              + " check_name, severity, arguments) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          rows);
    }
  }

  /** The results of an article's units for one target; pending units are missing. */
  public List<UnitResult> results(long editionId, String articleId, String target) {
    return results(editionId, List.of(articleId))
        .getOrDefault(articleId, Map.of())
        .getOrDefault(target, List.of());
  }

  /**
   * The results of several articles' units, by two statements however many they are; pending units
   * are missing.
   *
   * @return by article and target
   */
  public Map<String, Map<String, List<UnitResult>>> results(
      long editionId, Collection<String> articleIds) {
    Map<SegmentKey, List<Finding>> findings = findings(editionId, articleIds);
    Map<String, Map<String, List<UnitResult>>> results = new HashMap<>();
    jdbc.sql(
            """
            select article_id, target, lines from unit_result
            where edition_id = :edition and article_id in (:articles) and lines is not null and state <> 'PENDING'
            order by article_id, target, unit
            """)
        .param("edition", editionId)
        .param("articles", articleIds)
        .query(
            row -> {
              String article = row.getString("article_id");
              String target = row.getString("target");
              List<LineResult> lines =
                  Sql.fromJson(row.getString("lines"), new TypeReference<List<StoredLine>>() {})
                      .stream()
                      .map(
                          line ->
                              line.result(
                                  findings.getOrDefault(
                                      new SegmentKey(article, target, line.s()), List.of())))
                      .toList();
              results
                  .computeIfAbsent(article, id -> new HashMap<>())
                  .computeIfAbsent(target, id -> new ArrayList<>())
                  .add(UnitResult.of(lines));
            });
    return results;
  }

  private record SegmentKey(String articleId, String target, String segmentId) {}

  private Map<SegmentKey, List<Finding>> findings(long editionId, Collection<String> articleIds) {
    Map<SegmentKey, List<Finding>> findings = new HashMap<>();
    jdbc.sql(
            """
            select article_id, target, segment_id, check_name, severity, arguments from qa_finding
            where edition_id = :edition and article_id in (:articles)
            order by article_id, target, segment_id, ordinal
            """)
        .param("edition", editionId)
        .param("articles", articleIds)
        .query(
            row -> {
              findings
                  .computeIfAbsent(
                      new SegmentKey(
                          row.getString("article_id"),
                          row.getString("target"),
                          row.getString("segment_id")),
                      id -> new ArrayList<>())
                  .add(
                      new Finding(
                          Finding.Check.valueOf(row.getString("check_name")),
                          Finding.Severity.valueOf(row.getString("severity")),
                          Sql.strings(row.getString("arguments"))));
            });
    return findings;
  }

  /** The units that match, in order of the manifest. */
  public List<UnitRow> list(long editionId, Choice choice) {
    Map<String, Object> parameters = new HashMap<>();
    String matching = matching(editionId, choice, parameters);
    return jdbc.sql(
            """
            select u.article_id, i.path, u.unit, u.target, u.state, u.reason, u.causes, u.fallback, u.engines, u.attempts, u.pass
            from unit_result u
            join article a on a.edition_id = u.edition_id and a.article_id = u.article_id
            join edition_item i on i.edition_id = a.edition_id and i.position = a.position
            where %s
            order by a.position, u.target, %s
            """
                .formatted(matching, IN_READING_ORDER))
        .params(parameters)
        .query(Units::unit)
        .list();
  }

  /** How many units match. */
  public int count(long editionId, Choice choice) {
    Map<String, Object> parameters = new HashMap<>();
    String matching = matching(editionId, choice, parameters);
    return jdbc.sql("select count(*) from unit_result u where " + matching)
        .params(parameters)
        .query(Integer.class)
        .single();
  }

  static UnitRow unit(ResultSet row, int number) throws SQLException {
    return new UnitRow(
        row.getString("article_id"),
        row.getString("path"),
        row.getString("unit"),
        row.getString("target"),
        UnitState.valueOf(row.getString("state")),
        StoredCause.read(row.getString("causes"), row.getString("reason")),
        StoredFallback.read(row.getString("fallback")),
        row.getString("engines"),
        row.getInt("attempts"),
        row.getInt("pass"));
  }

  /** The condition on {@code unit_result u} that a choice is. */
  static String matching(long editionId, Choice choice, Map<String, Object> parameters) {
    List<String> all = new ArrayList<>(List.of("u.edition_id = :edition"));
    parameters.put("edition", editionId);
    equal(all, parameters, "article_id", choice.articleId());
    equal(all, parameters, "unit", choice.unit());
    equal(all, parameters, "target", choice.target());
    switch (choice.which()) {
      case MISSING -> all.add("u.state in ('GAP', 'DEFERRED')");
      case FALLBACK -> all.add("u.fallback is not null and u.state in ('TRANSLATED', 'WARNED')");
      case ALL -> {}
    }
    Code cause = choice.cause();
    String blamed = choice.blamed();
    if (choice.which() == Which.FALLBACK) {
      if (cause != null || blamed != null) {
        all.add("u.fallback like :like escape '!'");
        parameters.put("like", StoredFallback.pattern(cause, blamed));
      }
    } else if (cause == Code.TOLD) {
      all.add("(u.causes is null and u.reason is not null or u.causes like :like escape '!')");
      parameters.put("like", StoredCause.pattern(cause, null));
    } else if (cause != null || blamed != null) {
      all.add("u.causes like :like escape '!'");
      parameters.put("like", StoredCause.pattern(cause, blamed));
    }
    return String.join(" and ", all);
  }

  private static void equal(
      List<String> all, Map<String, Object> parameters, String column, @Nullable String value) {
    if (value != null) {
      all.add("u.%1$s = :%1$s".formatted(column));
      parameters.put(column, value);
    }
  }

  /** What later passes changed in an article's digest for one target, oldest first. */
  public List<Digest.Correction> corrections(long editionId, String articleId, String target) {
    return jdbc.sql(
            """
            select p.as_of, u.unit, p.reason from unit_result u
            join pass p on p.edition_id = u.edition_id and p.number = u.pass
            where u.edition_id = ? and u.article_id = ? and u.target = ?
              and p.kind in ('RETRY_GAPS', 'REDO', 'CORRECT', 'TERM') and u.state in ('TRANSLATED', 'WARNED')
            order by p.number,
            """
                + IN_READING_ORDER)
        .params(editionId, articleId, target)
        .query(
            (row, number) -> {
              String reason = row.getString("reason");
              return new Digest.Correction(
                  Sql.instant(row, "as_of"), row.getString("unit"), reason == null ? "" : reason);
            })
        .list();
  }

  /** Makes units the work of a later pass. */
  public void reopen(long editionId, int pass, Collection<UnitRow> units) {
    template.batchUpdate(
        """
        update unit_result set state = 'PENDING', pass = ?
        where edition_id = ? and article_id = ? and unit = ? and target = ?
        """,
        units.stream()
            .map(
                unit ->
                    new Object[] {pass, editionId, unit.articleId(), unit.unit(), unit.target()})
            .toList());
  }

  /** Gives up what is pending: an abandoned pass leaves it as gaps. */
  public void giveUp(long editionId, Cause reason) {
    jdbc.sql(
            """
            update unit_result set state = 'GAP', reason = null, causes = :causes, fallback = null,
              epoch = epoch + 1
            where edition_id = :edition and state = 'PENDING'
            """)
        .param("causes", StoredCause.written(List.of(reason)))
        .param("edition", editionId)
        .update();
  }

  /** What {@link #READING_RANK} is of a unit. */
  static int readingRank(String unit) {
    return unit.equals(WorkUnit.HEAD) ? 0 : unit.length();
  }

  /** The article and unit of a segment: {@code s2.5} and {@code s2.h} belong to {@code s2}. */
  public static Optional<String> unitOf(String segmentId) {
    if (segmentId.equals(WorkUnit.TITLE)) {
      return Optional.of(WorkUnit.HEAD);
    }
    int dot = segmentId.indexOf('.');
    return dot > 0 ? Optional.of(segmentId.substring(0, dot)) : Optional.empty();
  }

  /**
   * A line as it is stored: short names, for there are many; findings stand in their own table.
   * Lines of earlier versions have neither model nor what follows it, and their reason in words.
   *
   * @param s segment id
   * @param t target
   * @param e engine
   * @param k state
   * @param r reason of an earlier version
   * @param m model
   * @param d whether it is a draft
   * @param x reach
   * @param w why it is missing
   * @param v what a sentence of a summary rests on
   * @param a which words belong together, see {@link Alignments}
   */
  private record StoredLine(
      String s,
      @Nullable String t,
      @Nullable String e,
      UnitState k,
      @Nullable String r,
      @Nullable String m,
      @Nullable Boolean d,
      @Nullable Reach x,
      @Nullable List<StoredCause> w,
      @Nullable List<String> v,
      @Nullable String a) {

    static StoredLine of(LineResult line) {
      EngineCredit engine = line.engine();
      return new StoredLine(
          line.segmentId(),
          line.target(),
          engine == null ? null : engine.name(),
          line.state(),
          null,
          engine == null ? null : engine.model(),
          engine == null ? null : engine.draft(),
          engine == null ? null : engine.reach(),
          line.causes().isEmpty() ? null : StoredCause.of(line.causes()),
          line.evidence().isEmpty() ? null : line.evidence(),
          line.alignment().isEmpty() ? null : Alignments.written(line.alignment()));
    }

    LineResult result(List<Finding> findings) {
      return new LineResult(
          s,
          t,
          k,
          causes(),
          credit(),
          findings,
          v == null ? List.of() : v,
          a == null ? List.of() : Alignments.read(a));
    }

    private List<Cause> causes() {
      return w == null ? StoredCause.told(r) : StoredCause.causes(w);
    }

    private @Nullable EngineCredit credit() {
      if (e == null) {
        return null;
      }
      return m == null || d == null || x == null
          ? EngineCredit.named(e)
          : new EngineCredit(e, m, d, x);
    }
  }
}
