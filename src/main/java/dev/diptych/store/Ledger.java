package dev.diptych.store;

import dev.diptych.digest.Cause;
import dev.diptych.digest.Fallback;
import dev.diptych.digest.UnitState;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.Units.Choice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every file and unit of an edition, part by part, and what is missing by cause. Safe for use by
 * several threads.
 */
@Repository
public class Ledger {

  /** An article has a unit at least, but for those that have none: then all are looked at. */
  private static final String THE_NEXT_ARTICLES =
      """
      (select edition_id, article_id, position, slug, title from article
       where edition_id = :edition and position >= :begin order by edition_id, position limit :limit)
      """;

  private final JdbcClient jdbc;

  /** On the application's database. */
  public Ledger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Which files are listed.
   *
   * @param fates with one of these fates; empty for all
   * @param flawed only those that were skipped or of which sections are missing
   * @param search in path or title, whatever the case; {@code null} for all
   */
  public record FileFilter(Set<Fate> fates, boolean flawed, @Nullable String search) {

    /** Copies the set, so that the filter cannot change. */
    public FileFilter {
      fates = Set.copyOf(fates);
    }
  }

  /**
   * A file and the article in it.
   *
   * @param item the file
   * @param slug name of its digests' files, {@code null} without an article
   * @param title as the file states it
   * @param language BCP 47 tag, {@code null} without an article
   */
  public record FileRow(
      ItemRow item, @Nullable String slug, @Nullable String title, @Nullable String language) {}

  /**
   * Files in order of the manifest. The edition stands in the order too, though it is one: H2 sees
   * only then that the key gives the rows in that order, and stops at the limit.
   *
   * @param after only those behind this position; 0 to begin
   * @param limit at most so many
   */
  public List<FileRow> files(long editionId, FileFilter filter, int after, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("edition", editionId);
    parameters.put("after", after);
    parameters.put("limit", limit);
    String conditions = "";
    if (!filter.fates().isEmpty()) {
      conditions += " and i.fate in (:fates)";
      parameters.put("fates", filter.fates().stream().map(Fate::name).collect(Collectors.toSet()));
    }
    if (filter.flawed()) {
      conditions +=
          """
           and (i.fate = 'SKIPPED' or i.article_id in (select u.article_id from unit_result u
             where u.edition_id = :edition and u.state in ('GAP', 'DEFERRED')))
          """;
    }
    String search = filter.search();
    if (search != null && !search.isBlank()) {
      conditions +=
          " and (lower(i.path) like :search escape '!' or lower(a.title) like :search escape '!')";
      parameters.put("search", Sql.containing(search.strip().toLowerCase(Locale.ROOT)));
    }
    return jdbc.sql(
            """
            select i.position, i.parent, i.path, i.size_bytes, i.checksum, i.fate, i.reason, i.article_id, i.pass, i.attempts,
              a.slug, a.title, a.language
            from edition_item i
            left join article a on a.edition_id = i.edition_id and a.article_id = i.article_id and a.position = i.position
            where i.edition_id = :edition and i.position > :after %s order by i.edition_id, i.position limit :limit
            """
                .formatted(conditions))
        .params(parameters)
        .query(
            (row, number) ->
                new FileRow(
                    Manifest.item(row, number),
                    row.getString("slug"),
                    row.getString("title"),
                    row.getString("language")))
        .list();
  }

  /** How many units of these articles are in each state, by article. */
  public Map<String, Map<UnitState, Integer>> states(
      long editionId, Collection<String> articleIds) {
    Map<String, Map<UnitState, Integer>> states = new HashMap<>();
    if (articleIds.isEmpty()) {
      return states;
    }
    // Joined, not in a list: of a list H2 uses no second column of a key, and reads all units.
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("edition", editionId);
    StringJoiner rows = new StringJoiner(", ");
    for (String article : articleIds) {
      String name = "article" + parameters.size();
      parameters.put(name, article);
      rows.add("(cast(:%s as varchar(12)))".formatted(name));
    }
    jdbc.sql(
            """
            select u.article_id, u.state, count(*) as n from (values %s) wanted (article_id)
            join unit_result u on u.article_id = wanted.article_id
            where u.edition_id = :edition group by u.article_id, u.state
            """
                .formatted(rows))
        .params(parameters)
        .query(
            row -> {
              states
                  .computeIfAbsent(
                      row.getString("article_id"), id -> new EnumMap<>(UnitState.class))
                  .put(UnitState.valueOf(row.getString("state")), row.getInt("n"));
            });
    return states;
  }

  /**
   * A unit with its place in the list.
   *
   * @param position of its file in the manifest
   * @param slug of its article
   * @param title of its article
   * @param begun when it was last begun, {@code null} if it never was
   * @param ended when it was last settled
   */
  public record LedgerUnit(
      int position,
      String slug,
      @Nullable String title,
      UnitRow row,
      @Nullable Instant begun,
      @Nullable Instant ended) {

    /** Where it stands in the list. */
    public Place place() {
      return new Place(position, row.target(), row.unit());
    }
  }

  /** A place in a list of units: by position, target, then in reading order. */
  public record Place(int position, String target, String unit) {}

  /**
   * Units in order of the manifest.
   *
   * @param state only those in this state, {@code null} for all that match
   * @param after only those behind this place, {@code null} to begin
   * @param limit at most so many
   */
  public List<LedgerUnit> units(
      long editionId, Choice choice, @Nullable UnitState state, @Nullable Place after, int limit) {
    if (state == null && choice.takesAll()) {
      List<LedgerUnit> of = units(editionId, choice, null, after, limit, THE_NEXT_ARTICLES);
      if (of.size() == limit) {
        return of;
      }
    }
    return units(editionId, choice, state, after, limit, "article");
  }

  private List<LedgerUnit> units(
      long editionId,
      Choice choice,
      @Nullable UnitState state,
      @Nullable Place after,
      int limit,
      String articles) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("begin", after == null ? 0 : after.position());
    String conditions = Units.matching(editionId, choice, parameters);
    parameters.put("limit", limit);
    if (state != null) {
      conditions += " and u.state = :state";
      parameters.put("state", state.name());
    }
    if (after != null) {
      conditions +=
          """
           and a.position >= :position and (a.position > :position or u.target > :afterTarget
             or u.target = :afterTarget and (%1$s > :rank or %1$s = :rank and u.unit > :afterUnit))
          """
              .formatted(Units.READING_RANK);
      parameters.put("position", after.position());
      parameters.put("afterTarget", after.target());
      parameters.put("rank", Units.readingRank(after.unit()));
      parameters.put("afterUnit", after.unit());
    }
    return jdbc.sql(
            """
            select a.position, a.slug, a.title, u.article_id, i.path, u.unit, u.target, u.state, u.reason, u.causes,
              u.fallback, u.engines, u.attempts, u.pass, u.begun_at, u.ended_at
            from unit_result u
            join %s a on a.edition_id = u.edition_id and a.article_id = u.article_id
            join edition_item i on i.edition_id = a.edition_id and i.position = a.position
            where %s order by a.position, u.target, %s limit :limit
            """
                .formatted(articles, conditions, Units.IN_READING_ORDER))
        .params(parameters)
        .query(
            (row, number) ->
                new LedgerUnit(
                    row.getInt("position"),
                    row.getString("slug"),
                    row.getString("title"),
                    Units.unit(row, number),
                    Sql.instantOrNull(row, "begun_at"),
                    Sql.instantOrNull(row, "ended_at")))
        .list();
  }

  /** So many units are in this state for the same causes. */
  public record Missing(UnitState state, List<Cause> causes, int units) {}

  /** What is missing, by state and causes to the letter. */
  public List<Missing> missing(long editionId) {
    return jdbc.sql(
            """
            select state, causes, reason, count(*) as n from unit_result
            where edition_id = ? and state in ('GAP', 'DEFERRED') group by state, causes, reason
            """)
        .param(editionId)
        .query(
            (row, number) ->
                new Missing(
                    UnitState.valueOf(row.getString("state")),
                    StoredCause.read(row.getString("causes"), row.getString("reason")),
                    row.getInt("n")))
        .list();
  }

  /** A later engine made so many units, for the first was out. */
  public record Instead(Fallback fallback, String engines, int units) {}

  /** What later engines made, by why to the letter. */
  public List<Instead> fallbacks(long editionId) {
    return jdbc
        .sql(
            """
            select fallback, engines, count(*) as n from unit_result
            where edition_id = ? and fallback is not null and state in ('TRANSLATED', 'WARNED')
            group by fallback, engines
            """)
        .param(editionId)
        .query(Ledger::instead)
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<Instead> instead(ResultSet row, int number) throws SQLException {
    Fallback fallback = StoredFallback.read(row.getString("fallback"));
    String engines = row.getString("engines");
    return fallback == null
        ? List.of()
        : List.of(new Instead(fallback, engines == null ? "" : engines, row.getInt("n")));
  }

  /**
   * When the units of an edition were settled that were settled last, newest first.
   *
   * @param since none that was settled before
   * @param limit at most so many
   */
  public List<Instant> settled(long editionId, Instant since, int limit) {
    return jdbc.sql(
            """
            select ended_at from unit_result where edition_id = :edition and ended_at >= :since
            order by ended_at desc limit :limit
            """)
        .param("edition", editionId)
        .param("since", Sql.at(since))
        .param("limit", limit)
        .query((row, number) -> Sql.instant(row, "ended_at"))
        .list();
  }

  /**
   * A night of a job that went through at once.
   *
   * @param files read
   * @param units translated, or missing
   * @param digests published
   * @param started when it began
   * @param settled when the last of its units was, {@code null} if it had none
   * @param finished when it ended
   */
  public record Night(
      int files,
      int units,
      int digests,
      Instant started,
      @Nullable Instant settled,
      Instant finished) {}

  /** The newest nights of a job before an edition that went through at once, newest first. */
  public List<Night> nights(String job, long before, int limit) {
    List<Night> nights = new ArrayList<>();
    jdbc.sql(
            """
            select p.started_at, p.finished_at,
              (select count(*) from edition_item i where i.edition_id = e.id and i.fate = 'READ') as files,
              (select count(*) from unit_result u where u.edition_id = e.id and u.pass = 1) as units,
              (select count(*) from digest d where d.edition_id = e.id) as digests,
              (select max(u.ended_at) from unit_result u where u.edition_id = e.id and u.ended_at <= p.finished_at) as settled
            from edition e join pass p on p.edition_id = e.id and p.number = 1
            where e.job = :job and e.id < :before and p.state = 'FINISHED' and p.epoch = 1 and p.started_at is not null
            order by e.id desc limit :limit
            """)
        .param("job", job)
        .param("before", before)
        .param("limit", limit)
        .query(
            row -> {
              nights.add(
                  new Night(
                      row.getInt("files"),
                      row.getInt("units"),
                      row.getInt("digests"),
                      Sql.instant(row, "started_at"),
                      Sql.instantOrNull(row, "settled"),
                      Sql.instant(row, "finished_at")));
            });
    return nights;
  }
}
