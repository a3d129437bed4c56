package dev.diptych.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which digests a pass has to publish, and what was published. Safe for use by several threads. */
@Repository
public class Digests {

  /** So many articles' digests are in memory at a time where all are looked at. */
  private static final int PAGE = 1_000;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  /** On the application's database. */
  public Digests(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  /**
   * A digest.
   *
   * @param articleId the article
   * @param target BCP 47 tag
   * @param revision 1 for the first publication
   * @param entry what the index keeps of it as JSON, {@code null} before it is published
   */
  public record DigestRow(String articleId, String target, int revision, @Nullable String entry) {}

  /** A digest and the edition it belongs to. */
  public record InEdition(long editionId, DigestRow row) {}

  /**
   * The digests of later editions of the job that show what was changed in an article since it was
   * published.
   *
   * @param label of the article's edition
   */
  public List<InEdition> comparedWith(long editionId, String label, String articleId) {
    return jdbc.sql(
            """
            select d.edition_id, d.article_id, d.target, d.revision, d.entry from article f
            join article l on l.edition_id > f.edition_id and (l.path = f.path or l.address = f.address)
            join digest d on d.edition_id = l.edition_id and d.article_id = l.article_id
            where f.edition_id = :edition and f.article_id = :article and d.entry like :since
              and (select e.job from edition e where e.id = l.edition_id)
                = (select e.job from edition e where e.id = f.edition_id)
            order by d.edition_id, d.article_id, d.target
            """)
        .param("edition", editionId)
        .param("article", articleId)
        .param("since", "%\"since\":{\"edition\":" + Sql.json(label) + "%")
        .query((row, number) -> new InEdition(row.getLong("edition_id"), digest(row)))
        .list();
  }

  /** Adds the first revision of articles' digests. */
  public void add(
      long editionId, int pass, Collection<String> articleIds, Collection<String> targets) {
    template.batchUpdate(
        "insert into digest (edition_id, article_id, target, pass, revision) values (?, ?, ?, ?,"
            + " 1)",
        articleIds.stream()
            .flatMap(
                articleId ->
                    targets.stream()
                        .map(target -> new Object[] {editionId, articleId, target, pass}))
            .toList());
  }

  /** Orders the next revision, once a pass. */
  public void touch(long editionId, int pass, String articleId, String target) {
    jdbc.sql(
            """
            update digest set revision = case when entry is null then revision else revision + 1 end,
              pass = :pass, published = false
            where edition_id = :edition and article_id = :article and target = :target and pass < :pass
            """)
        .param("pass", pass)
        .param("edition", editionId)
        .param("article", articleId)
        .param("target", target)
        .update();
  }

  /** Orders all digests again in their present revision: their neighbours have changed. */
  public void republishAll(long editionId) {
    jdbc.sql("update digest set published = false where edition_id = ?").param(editionId).update();
  }

  /** Orders digests again in their present revision: their files are not there. */
  public void republish(long editionId, Collection<DigestRow> rows) {
    template.batchUpdate(
        "update digest set published = false where edition_id = ? and article_id = ? and target ="
            + " ?",
        rows.stream().map(row -> new Object[] {editionId, row.articleId(), row.target()}).toList());
  }

  /**
   * The next digests still to be published, in order of the manifest.
   *
   * @param last the digest that was found last, {@code null} for the first
   * @param most how many at most
   */
  public List<DigestRow> unpublished(long editionId, @Nullable DigestRow last, int most) {
    String beyond =
        last == null
            ? ""
            : " and (a.position, d.target) > (select l.position, cast(:target as varchar(35)) from"
                + " article l where l.edition_id = :edition and l.article_id = :article)";
    JdbcClient.StatementSpec statement =
        jdbc.sql(
                """
                select d.article_id, d.target, d.revision, d.entry from digest d
                join article a on a.edition_id = d.edition_id and a.article_id = d.article_id
                where d.edition_id = :edition and d.published = false
                """
                    + beyond
                    + " order by a.position, d.target limit :most")
            .param("edition", editionId)
            .param("most", most);
    if (last != null) {
      statement.param("article", last.articleId()).param("target", last.target());
    }
    return statement.query((row, number) -> digest(row)).list();
  }

  /** How many digests of an edition are still to be published. */
  public int unpublishedCount(long editionId) {
    return jdbc.sql("select count(*) from digest where edition_id = ? and published = false")
        .param(editionId)
        .query(Integer.class)
        .single();
  }

  /** How many digests of an edition are published. */
  public int publishedCount(long editionId) {
    return jdbc.sql("select count(*) from digest where edition_id = ? and published = true")
        .param(editionId)
        .query(Integer.class)
        .single();
  }

  /**
   * All digests of an edition in order of the manifest, to be read once; a page at a time is held.
   */
  public Stream<DigestRow> all(long editionId) {
    return articlePages(editionId).flatMap(page -> rows(editionId, page).stream());
  }

  /** From the first position to the last. */
  private record Span(int first, int last, int articles) {}

  /** Articles a page at a time: some have no digest, some have several. */
  private Stream<Span> articlePages(long editionId) {
    return Stream.iterate(
        span(editionId, -1),
        span -> span.articles() > 0,
        span ->
            span.articles() < PAGE
                ? new Span(span.last(), span.last(), 0)
                : span(editionId, span.last()));
  }

  private Span span(long editionId, int after) {
    return jdbc.sql(
            """
            select coalesce(max(p.position), 0) as last, count(*) as n from
              (select position from article where edition_id = ? and position > ? order by position limit ?) p
            """)
        .params(editionId, after, PAGE)
        .query((row, number) -> new Span(after + 1, row.getInt("last"), row.getInt("n")))
        .single();
  }

  private List<DigestRow> rows(long editionId, Span page) {
    return jdbc.sql(
            """
            select d.article_id, d.target, d.revision, d.entry from article a
            join digest d on d.edition_id = a.edition_id and d.article_id = a.article_id
            where a.edition_id = ? and a.position between ? and ? order by a.position, d.target
            """)
        .params(editionId, page.first(), page.last())
        .query((row, number) -> digest(row))
        .list();
  }

  /** The digests of these articles in one target language, in any order. */
  public List<DigestRow> some(long editionId, String target, Collection<String> articleIds) {
    return articleIds.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select article_id, target, revision, entry from digest
                where edition_id = :edition and target = :target and article_id in (:articles)
                """)
            .param("edition", editionId)
            .param("target", target)
            .param("articles", articleIds)
            .query((row, number) -> digest(row))
            .list();
  }

  /** The articles of an edition that have a digest. */
  public Set<String> articles(long editionId) {
    return jdbc.sql("select distinct article_id from digest where edition_id = ?")
        .param(editionId)
        .query(String.class)
        .set();
  }

  /**
   * Has somebody look at all digests of these editions, each edition in order of its manifest; one
   * statement. What is kept of them is the reader's.
   */
  public void each(Collection<Long> editionIds, BiConsumer<Long, DigestRow> reader) {
    if (!editionIds.isEmpty()) {
      jdbc.sql(
              """
              select d.edition_id, d.article_id, d.target, d.revision, d.entry from digest d
              join article a on a.edition_id = d.edition_id and a.article_id = d.article_id
              where d.edition_id in (:ids) order by d.edition_id, a.position, d.target
              """)
          .param("ids", editionIds)
          .query(
              row -> {
                reader.accept(row.getLong("edition_id"), digest(row));
              });
    }
  }

  private static DigestRow digest(ResultSet row) throws SQLException {
    return new DigestRow(
        row.getString("article_id"),
        row.getString("target"),
        row.getInt("revision"),
        row.getString("entry"));
  }

  /**
   * A digest whose files stand in the output folder.
   *
   * @param entry what the index keeps of it
   */
  public record Out(String articleId, String target, Object entry) {}

  /** Notes that digests stand in the output folder. */
  public void published(long editionId, Collection<Out> out) {
    template.batchUpdate(
        "update digest set published = true, entry = ? where edition_id = ? and article_id = ? and"
            + " target = ?",
        out.stream()
            .map(
                one ->
                    new Object[] {Sql.json(one.entry()), editionId, one.articleId(), one.target()})
            .toList());
  }

  /** Reads an index entry back. */
  public <T> T entry(String json, Class<T> type) {
    return Sql.fromJson(json, type);
  }
}
