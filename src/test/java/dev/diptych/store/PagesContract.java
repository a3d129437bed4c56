package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.WorkUnit;
import dev.diptych.digest.WorkUnit.Line;
import dev.diptych.engine.LanguagePair;
import dev.diptych.store.Digests.DigestRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is pending, read page by page. Each kind of database has a subclass. */
abstract class PagesContract {

  private static final int EPOCH = 3;
  private static final long PASS = 7;

  /** Two units an article; the later the article the newer it is, and one is silent. */
  private static final int ARTICLES = 5;

  private long edition;

  /** The database, the same one for all tests. */
  abstract TestDatabase database();

  private Units units() {
    return new Units(database().jdbc, database().template, database().clock);
  }

  private Digests digests() {
    return new Digests(database().jdbc, database().template);
  }

  @BeforeEach
  void fiveArticles() {
    for (String table : List.of("unit_result", "digest", "article", "edition_item")) {
      database().jdbc.sql("delete from " + table).update();
    }
    database()
        .jdbc
        .sql(
            """
            insert into edition (job, label, as_of, settings, targets, detail, engines, version, created_at)
            values ('pages', ?, ?, '{}', 'en', 'full', 'gist/m/1', '0.1', ?)
            """)
        .params(UUID.randomUUID().toString(), Sql.at(database().now), Sql.at(database().now))
        .update();
    edition = database().jdbc.sql("select max(id) from edition").query(Long.class).single();
    for (int n = 1; n <= ARTICLES; n++) {
      database()
          .jdbc
          .sql(
              """
              insert into article (edition_id, article_id, position, slug, language, facts, notes, summary,
                summary_engine, telling, published)
              values (?, ?, ?, 's', 'ar', '{}', '[]', '[]', '', '', ?)
              """)
          .params(edition, "a" + (9 - n), n, n == 2 ? null : "2026-11-0" + n)
          .update();
      for (String target : List.of("en", "fr")) {
        database()
            .jdbc
            .sql(
                "insert into digest (edition_id, article_id, target, pass, revision, published)"
                    + " values (?, ?, ?, 1, 1, false)")
            .params(edition, "a" + (9 - n), target)
            .update();
      }
      units()
          .add(
              edition,
              1,
              EPOCH,
              List.of(valued("a" + (9 - n), "head", 1), valued("a" + (9 - n), "s10", 3)));
    }
  }

  private static Units.Valued valued(String article, String unit, int worth) {
    return new Units.Valued(
        new WorkUnit(
            article, unit, new LanguagePair("ar", "en"), List.of(new Line(unit + ".1", "جملة"))),
        worth);
  }

  @Test
  void unitsComeByWorthAndAgeHoweverManyAreOnAPage() {
    List<String> expected =
        List.of(
            "a4/head", "a5/head", "a6/head", "a8/head", "a7/head", //
            "a4/s10", "a5/s10", "a6/s10", "a8/s10", "a7/s10");

    assertThat(allUnits(1, true)).isEqualTo(expected);
    assertThat(allUnits(3, true)).isEqualTo(expected);
    assertThat(allUnits(100, true)).isEqualTo(expected);
  }

  @Test
  void unitsComeArticleByArticle() {
    List<String> expected =
        List.of(
            "a8/head", "a8/s10", "a7/head", "a7/s10", "a6/head", "a6/s10", //
            "a5/head", "a5/s10", "a4/head", "a4/s10");

    assertThat(allUnits(1, false)).isEqualTo(expected);
    assertThat(allUnits(4, false)).isEqualTo(expected);
  }

  /** Reads pages as lanes do: what is on one is begun before the next is read. */
  private List<String> allUnits(int most, boolean byWorth) {
    database().jdbc.sql("update unit_result set in_hand = 2").update();
    List<String> found = new ArrayList<>();
    UnitKey last = null;
    List<UnitKey> page = page(last, most, byWorth);
    while (!page.isEmpty() && found.size() <= 2 * ARTICLES) {
      page.forEach(key -> found.add(key.articleId() + "/" + key.unit()));
      units().begin(edition, PASS, EPOCH, page);
      last = page.get(page.size() - 1);
      page = page(last, most, byWorth);
    }
    return found;
  }

  private List<UnitKey> page(@Nullable UnitKey last, int most, boolean byWorth) {
    return byWorth ? units().nextByWorth(edition, last, most) : units().next(edition, last, most);
  }

  @Test
  void ofUnitsThatAreKnownOnlyThePendingOnesAreNamed() {
    UnitKey pending = new UnitKey("a5", "s10", "en");
    UnitKey other = new UnitKey("a5", "s11", "en");

    assertThat(units().pendingOf(edition, Set.of(pending, other))).containsExactly(pending);
    assertThat(units().pendingOf(edition, Set.of())).isEmpty();
    database().jdbc.sql("update unit_result set state = 'GAP' where article_id = 'a5'").update();
    assertThat(units().pendingOf(edition, Set.of(pending))).isEmpty();
  }

  @Test
  void digestsComeInOrderOfTheManifestPageByPage() {
    database().jdbc.sql("update digest set published = true where article_id = 'a6'").update();
    List<String> found = new ArrayList<>();
    List<DigestRow> page = digests().unpublished(edition, null, 3);
    while (!page.isEmpty()) {
      page.forEach(row -> found.add(row.articleId() + "/" + row.target()));
      page = digests().unpublished(edition, page.get(page.size() - 1), 3);
    }

    assertThat(found)
        .containsExactly("a8/en", "a8/fr", "a7/en", "a7/fr", "a5/en", "a5/fr", "a4/en", "a4/fr");
    assertThat(digests().unpublishedCount(edition)).isEqualTo(8);
  }

  @Test
  void aNightOfMoreThanAPageIsReadWhole() {
    int more = 2_100;
    List<Object[]> items = new ArrayList<>();
    List<Object[]> articles = new ArrayList<>();
    List<Object[]> digests = new ArrayList<>();
    for (int n = 100; n < 100 + more; n++) {
      items.add(new Object[] {edition, n, "p" + n, "c" + n});
      articles.add(new Object[] {edition, "b" + n, n});
      // For a stretch longer than a page nothing has a digest.
      if (n < 150 || n >= 1_950) {
        digests.add(new Object[] {edition, "b" + n});
      }
    }
    database()
        .template
        .batchUpdate(
            "insert into edition_item (edition_id, position, path, size_bytes, checksum, fate,"
                + " pass) values (?, ?, ?, 1, ?, 'READ', 1)",
            items);
    database()
        .template
        .batchUpdate(
            "insert into article (edition_id, article_id, position, slug, language, facts, notes,"
                + " summary, summary_engine, telling, signature) values (?, ?, ?, 's', 'ar', '{}',"
                + " '[]', '[]', '', '', 'aa')",
            articles);
    database()
        .template
        .batchUpdate(
            "insert into digest (edition_id, article_id, target, pass, revision, entry) values (?,"
                + " ?, 'de', 1, 1, '{}')",
            digests);
    Articles all = new Articles(database().jdbc, database().template);
    Manifest manifest = new Manifest(database().jdbc, database().template, database().clock);

    assertThat(manifest.items(edition).map(ItemRow::position))
        .hasSize(more)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(all.places(edition).map(Articles.Place::articleId)).hasSize(more);
    assertThat(all.places(edition).skip(1_999).findFirst())
        .get()
        .extracting(Articles.Place::position)
        .isEqualTo(2_099);
    assertThat(digests().all(edition).filter(row -> row.target().equals("de")))
        .hasSize(digests.size());
    assertThat(digests().some(edition, "de", List.of("b100", "b1000", "b2199")))
        .extracting(DigestRow::articleId)
        .containsExactlyInAnyOrder("b100", "b2199");
    assertThat(digests().articles(edition)).hasSize(digests.size() + ARTICLES);
  }
}
