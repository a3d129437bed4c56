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
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
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
   * @param title as the file states it
   * @param signature for near-duplicates, {@code null} where none was kept
   * @param story the article that stands for its group, {@code null} if it is alone or not grouped
   */
  public record Place(
      String articleId,
      int position,
      String slug,
      String language,
      @Nullable String title,
      @Nullable String signature,
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

  /** The places of all articles of an edition, in order of position; withdrawn ones are missing. */
  public List<Place> places(long editionId) {
    return jdbc.sql(
            """
            select a.article_id, a.position, a.slug, a.language, a.title, a.signature, a.story
            from article a join edition_item i on i.edition_id = a.edition_id and i.position = a.position
            where a.edition_id = ? and i.fate = 'READ' order by a.position
            """)
        .param(editionId)
        .query(
            (row, number) ->
                new Place(
                    row.getString("article_id"),
                    row.getInt("position"),
                    row.getString("slug"),
                    row.getString("language"),
                    row.getString("title"),
                    row.getString("signature"),
                    row.getString("story")))
        .list();
  }

  /**
   * When the articles of an edition say they were published, by id; the silent ones are missing.
   */
  public Map<String, String> published(long editionId) {
    Map<String, String> published = new HashMap<>();
    jdbc.sql(
            "select article_id, published from article where edition_id = ? and published is not"
                + " null")
        .param(editionId)
        .query(
            row -> {
              published.put(row.getString("article_id"), row.getString("published"));
            });
    return published;
  }

  /**
   * Has somebody look at every text of an edition, one after the other: the titles, the headings,
   * the segments. They are not kept in memory together.
   */
  public void eachText(long editionId, BiConsumer<String, String> look) {
    for (String texts :
        List.of(
            "select article_id, title from article where edition_id = ? and title is not null",
            "select article_id, heading from section where edition_id = ?",
            "select article_id, text from segment where edition_id = ?")) {
      jdbc.sql(texts)
          .param(editionId)
          .query(
              row -> {
                look.accept(row.getString(1), row.getString(2));
              });
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
