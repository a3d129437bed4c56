package dev.diptych.store;

import dev.diptych.article.Article;
import dev.diptych.article.ArticleFacts;
import dev.diptych.article.Section;
import dev.diptych.article.Segment;
import dev.diptych.article.SourceFile;
import dev.diptych.digest.PreparedArticle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** The articles of editions with their sections and segments. Safe for use by several threads. */
@Repository
public class Articles {

  private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int MAX_DATE = 40;

  /** A longer path or address does not fit the index it is looked up in. */
  private static final int MAX_KEY = 500;

  /** So many articles are in memory at a time where all are looked at, and so many with texts. */
  private static final int PAGE = 2_000;

  private static final int TEXTS = 500;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  /** On the application's database. */
  public Articles(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  /**
   * An article's place in its edition.
   *
   * @param articleId the article
   * @param position of its file in the manifest
   * @param slug name of its digests' files
   * @param language BCP 47 tag
   * @param published in ISO 8601 as the file states it, {@code null} if it does not
   * @param story the article that stands for its group, {@code null} if it is alone or not grouped
   */
  public record Place(
      String articleId,
      int position,
      String slug,
      String language,
      @Nullable String published,
      @Nullable String story) {}

  /**
   * An article that is new in its edition.
   *
   * @param position of its file in the manifest
   * @param slug name of its digests' files
   * @param signature for near-duplicates, {@code null} to keep none
   */
  public record Added(
      int position, String slug, PreparedArticle prepared, @Nullable String signature) {}

  /** Adds articles to an edition. */
  public void add(long editionId, Collection<Added> added) {
    List<Object[]> articles = new ArrayList<>();
    List<Object[]> sections = new ArrayList<>();
    List<Object[]> segments = new ArrayList<>();
    for (Added each : added) {
      PreparedArticle prepared = each.prepared();
      Article article = prepared.article();
      articles.add(
          new Object[] {
            editionId,
            article.id(),
            each.position(),
            each.slug(),
            article.language(),
            article.facts().title(),
            Sql.json(article.facts()),
            Sql.json(article.notes()),
            Sql.json(prepared.summary()),
            Sql.json(prepared.summaryEngine()),
            Sql.json(prepared.telling()),
            each.signature(),
            sortable(article.facts().published()),
            key(article.source().path()),
            key(article.facts().canonicalUrl())
          });
      addSections(editionId, article, sections, segments);
    }
    template.batchUpdate(
        "insert into article (edition_id, article_id, position, slug, language, title, facts,"
            + " notes, summary, summary_engine, telling, signature, published, path, address)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        articles);
    template.batchUpdate(
        "insert into section (edition_id, article_id, ordinal, section_id, level, heading,"
            + " language) values (?, ?, ?, ?, ?, ?, ?)",
        sections);
    template.batchUpdate(
        "insert into segment (edition_id, article_id, ordinal, section_id, segment_id, text)"
            + " values (?, ?, ?, ?, ?, ?)",
        segments);
  }

  /** ISO dates and instants sort as text; whatever else a file says does not. */
  private static @Nullable String sortable(@Nullable String published) {
    return published != null && ISO_DATE.matcher(published).lookingAt()
        ? published.substring(0, Math.min(MAX_DATE, published.length()))
        : null;
  }

  private static @Nullable String key(@Nullable String name) {
    return name == null || name.isBlank() || name.length() > MAX_KEY ? null : name;
  }

  private static void addSections(
      long editionId, Article article, List<Object[]> sections, List<Object[]> segments) {
    int sectionOrdinal = 0;
    int segmentOrdinal = 0;
    for (Section section : article.sections()) {
      sections.add(
          new Object[] {
            editionId,
            article.id(),
            sectionOrdinal++,
            section.id(),
            section.level(),
            section.heading(),
            section.language()
          });
      for (Segment segment : section.segments()) {
        segments.add(
            new Object[] {
              editionId, article.id(), segmentOrdinal++, section.id(), segment.id(), segment.text()
            });
      }
    }
  }

  /**
   * The article as it was prepared.
   *
   * @throws org.springframework.dao.EmptyResultDataAccessException if the edition has no such
   *     article
   */
  public PreparedArticle load(long editionId, String articleId) {
    PreparedArticle article = load(editionId, List.of(articleId)).get(articleId);
    if (article == null) {
      throw new EmptyResultDataAccessException("No article " + articleId, 1);
    }
    return article;
  }

  /**
   * Several articles as they were prepared, by three statements however many they are.
   *
   * @return by id; those that the edition does not have are missing
   */
  public Map<String, PreparedArticle> load(long editionId, Collection<String> articleIds) {
    if (articleIds.isEmpty()) {
      return Map.of();
    }
    Map<String, Map<String, List<Segment>>> segments = segments(editionId, articleIds);
    Map<String, List<Section>> sections = sections(editionId, articleIds, segments);
    Map<String, PreparedArticle> articles = new HashMap<>();
    jdbc.sql(
            """
            select a.article_id, a.language, a.facts, a.notes, a.summary, a.summary_engine, a.telling,
              i.path, i.size_bytes, i.checksum
            from article a join edition_item i on i.edition_id = a.edition_id and i.position = a.position
            where a.edition_id = :edition and a.article_id in (:articles)
            """)
        .param("edition", editionId)
        .param("articles", articleIds)
        .query(
            row -> {
              String id = row.getString("article_id");
              articles.put(id, prepared(row, sections.getOrDefault(id, List.of())));
            });
    return articles;
  }

  private Map<String, Map<String, List<Segment>>> segments(
      long editionId, Collection<String> articleIds) {
    Map<String, Map<String, List<Segment>>> segments = new HashMap<>();
    jdbc.sql(
            """
            select article_id, section_id, segment_id, text from segment
            where edition_id = :edition and article_id in (:articles) order by article_id, ordinal
            """)
        .param("edition", editionId)
        .param("articles", articleIds)
        .query(
            row -> {
              segments
                  .computeIfAbsent(row.getString("article_id"), id -> new HashMap<>())
                  .computeIfAbsent(row.getString("section_id"), id -> new ArrayList<>())
                  .add(new Segment(row.getString("segment_id"), row.getString("text")));
            });
    return segments;
  }

  private Map<String, List<Section>> sections(
      long editionId,
      Collection<String> articleIds,
      Map<String, Map<String, List<Segment>>> segments) {
    Map<String, List<Section>> sections = new HashMap<>();
    jdbc.sql(
            """
            select article_id, section_id, level, heading, language from section
            where edition_id = :edition and article_id in (:articles) order by article_id, ordinal
            """)
        .param("edition", editionId)
        .param("articles", articleIds)
        .query(
            row -> {
              String article = row.getString("article_id");
              String section = row.getString("section_id");
              sections
                  .computeIfAbsent(article, id -> new ArrayList<>())
                  .add(
                      new Section(
                          section,
                          row.getInt("level"),
                          row.getString("heading"),
                          row.getString("language"),
                          segments
                              .getOrDefault(article, Map.of())
                              .getOrDefault(section, List.of())));
            });
    return sections;
  }

  private static PreparedArticle prepared(ResultSet row, List<Section> sections)
      throws SQLException {
    return new PreparedArticle(
        new Article(
            new SourceFile(
                row.getString("path"), row.getLong("size_bytes"), row.getString("checksum")),
            row.getString("language"),
            Sql.fromJson(row.getString("facts"), ArticleFacts.class),
            sections,
            Sql.strings(row.getString("notes"))),
        Sql.strings(row.getString("summary")),
        StoredCredit.read(row.getString("summary_engine")),
        Sql.fromJson(row.getString("telling"), new TypeReference<Map<String, String>>() {}));
  }

  /**
   * Where an earlier edition had an article.
   *
   * @param label of that edition
   * @param story the article that stood for it there, {@code null} if it was alone or not grouped
   */
  public record Former(long editionId, String label, String articleId, @Nullable String story) {

    /** The article whose digest a reader saw. */
    public String shown() {
      return story == null ? articleId : story;
    }
  }

  /**
   * Where the articles under the same path, or else the same address, were last: in the newest
   * earlier edition of the job that is out and has one. Those that were withdrawn or deleted do not
   * count. One statement, however many they are.
   *
   * @return by id; those that are new, or were the same file then, are missing
   */
  public Map<String, Former> former(EditionRow edition, Collection<String> articleIds) {
    Map<String, Former> newest = new HashMap<>();
    jdbc.sql(
            """
            select now.article_id as wanted, a.edition_id, e.label, a.article_id, a.story, a.position, 0 as by_address
            from article now join article a on a.path = now.path and a.edition_id < now.edition_id
            %1$s
            union all
            select now.article_id, a.edition_id, e.label, a.article_id, a.story, a.position, 1
            from article now join article a on a.address = now.address and a.edition_id < now.edition_id
            %1$s
            order by edition_id desc, by_address, position
            """
                .formatted(
                    """
                    join edition e on e.id = a.edition_id
                    join edition_item i on i.edition_id = a.edition_id and i.position = a.position
                    where now.edition_id = :edition and now.article_id in (:articles) and e.job = :job
                      and i.fate = 'READ'
                      and exists (select 1 from pass p where p.edition_id = e.id and p.number = 1 and p.state = 'FINISHED')
                    """))
        .param("edition", edition.id())
        .param("job", edition.job())
        .param("articles", articleIds)
        .query(
            row -> {
              newest.putIfAbsent(
                  row.getString("wanted"),
                  new Former(
                      row.getLong("edition_id"),
                      row.getString("label"),
                      row.getString("article_id"),
                      row.getString("story")));
            });
    newest.entrySet().removeIf(found -> found.getValue().articleId().equals(found.getKey()));
    return newest;
  }

  private static final String PLACES =
      """
      select a.article_id, a.position, a.slug, a.language, a.published, a.story
      from article a join edition_item i on i.edition_id = a.edition_id and i.position = a.position
      where a.edition_id = :edition and i.fate = 'READ'
      """;

  /**
   * The places of all articles of an edition, in order of position, to be read once; a page at a
   * time is held. Withdrawn ones are missing.
   */
  public Stream<Place> places(long editionId) {
    return Pages.stream(
        (last, most) ->
            jdbc.sql(PLACES + " and a.position > :after order by a.position limit :most")
                .param("edition", editionId)
                .param("after", last == null ? -1 : last.position())
                .param("most", most)
                .query(Articles::place)
                .list(),
        PAGE);
  }

  /** The places of some articles, by id; withdrawn ones are missing. */
  public Map<String, Place> places(long editionId, Collection<String> articleIds) {
    Map<String, Place> places = new HashMap<>();
    if (!articleIds.isEmpty()) {
      jdbc.sql(PLACES + " and a.article_id in (:articles)")
          .param("edition", editionId)
          .param("articles", articleIds)
          .query(Articles::place)
          .list()
          .forEach(place -> places.put(place.articleId(), place));
    }
    return places;
  }

  /**
   * The other articles of the stories that these stand for, by the one that stands, each in order
   * of position; stories of one are missing.
   */
  public Map<String, List<String>> copies(long editionId, Collection<String> standing) {
    Map<String, List<String>> copies = new HashMap<>();
    if (!standing.isEmpty()) {
      jdbc.sql(
              PLACES
                  + " and a.story in (:articles) and a.story <> a.article_id order by a.position")
          .param("edition", editionId)
          .param("articles", standing)
          .query(
              row -> {
                copies
                    .computeIfAbsent(row.getString("story"), id -> new ArrayList<>())
                    .add(row.getString("article_id"));
              });
    }
    return copies;
  }

  private static Place place(ResultSet row, int number) throws SQLException {
    return new Place(
        row.getString("article_id"),
        row.getInt("position"),
        row.getString("slug"),
        row.getString("language"),
        row.getString("published"),
        row.getString("story"));
  }

  /**
   * An article by what near-duplicates are found.
   *
   * @param path of its item
   * @param signature as it was kept
   * @param facts what its file says about it
   */
  public record Signed(
      String articleId, int position, String path, String signature, ArticleFacts facts) {}

  /**
   * The articles of an edition that have a signature, in order of position, to be read once; a page
   * at a time is held.
   */
  public Stream<Signed> signed(long editionId) {
    return Pages.stream(
        (last, most) ->
            jdbc.sql(
                    """
                    select a.article_id, a.position, i.path, a.signature, a.facts
                    from article a join edition_item i on i.edition_id = a.edition_id and i.position = a.position
                    where a.edition_id = ? and i.fate = 'READ' and a.signature is not null and a.position > ?
                    order by a.position limit ?
                    """)
                .params(editionId, last == null ? -1 : last.position(), most)
                .query(
                    (row, number) ->
                        new Signed(
                            row.getString("article_id"),
                            row.getInt("position"),
                            row.getString("path"),
                            row.getString("signature"),
                            Sql.fromJson(row.getString("facts"), ArticleFacts.class)))
                .list(),
        PAGE);
  }

  /** By what near-duplicates of an article are found; empty where none was kept. */
  public Optional<String> signature(long editionId, String articleId) {
    return jdbc
        .sql("select signature from article where edition_id = ? and article_id = ?")
        .params(editionId, articleId)
        .query(String.class)
        .list()
        .stream()
        .filter(Objects::nonNull)
        .findFirst();
  }

  /**
   * Has somebody look at every text of these articles, one after the other: the titles, the
   * headings, the segments.
   */
  public void eachText(
      long editionId, Collection<String> articleIds, BiConsumer<String, String> look) {
    List<String> all = List.copyOf(articleIds);
    for (String texts :
        List.of(
            "select article_id, title from article where title is not null and ",
            "select article_id, heading from section where ",
            "select article_id, text from segment where ")) {
      for (int from = 0; from < all.size(); from += TEXTS) {
        jdbc.sql(texts + "edition_id = :edition and article_id in (:articles)")
            .param("edition", editionId)
            .param("articles", all.subList(from, Math.min(all.size(), from + TEXTS)))
            .query(
                row -> {
                  look.accept(row.getString(1), row.getString(2));
                });
      }
    }
  }

  /** Notes which article stands for each; {@code null} takes an article out of its group. */
  public void group(long editionId, Map<String, String> storyByArticle) {
    jdbc.sql("update article set story = null where edition_id = ? and story is not null")
        .param(editionId)
        .update();
    template.batchUpdate(
        "update article set story = ? where edition_id = ? and article_id = ?",
        storyByArticle.entrySet().stream()
            .map(entry -> new Object[] {entry.getValue(), editionId, entry.getKey()})
            .toList());
  }

  /**
   * Gives an article another place of the same edition, at which the same text was found.
   *
   * @param path of the item at that place
   */
  public void move(long editionId, String articleId, int position, String slug, String path) {
    jdbc.sql(
            "update article set position = :position, slug = :slug, path = :path where edition_id ="
                + " :edition and article_id = :article")
        .param("position", position)
        .param("slug", slug)
        .param("path", key(path))
        .param("edition", editionId)
        .param("article", articleId)
        .update();
  }

  /** Takes the units and digests of an article away; its text stays where it is. */
  public void withdraw(long editionId, String articleId) {
    for (String table : List.of("qa_finding", "unit_result", "digest")) {
      jdbc.sql("delete from " + table + " where edition_id = ? and article_id = ?")
          .params(editionId, articleId)
          .update();
    }
  }
}
