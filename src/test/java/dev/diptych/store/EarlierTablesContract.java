package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.digest.UnitResult.LineResult;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Reach;
import dev.diptych.store.EngineUse.Use;
import dev.diptych.text.Checksums;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of the first version, brought up to date: nothing in it is lost or misread. */
abstract class EarlierTablesContract {

  private static final String NOW = "timestamp with time zone '2026-11-20 02:00:00+00:00'";

  /** A new database as the second migration leaves it. */
  abstract TestDatabase first(Path home) throws Exception;

  @Test
  void whatTheFirstVersionWroteIsRead(@TempDir Path home) throws Exception {
    try (TestDatabase database = first(home)) {
      fill(database);

      database.migrate();

      assertThat(new Units(database.jdbc, database.template, database.clock).results(1, "a1", "en"))
          .singleElement()
          .satisfies(
              result ->
                  assertThat(result.lines())
                      .extracting(LineResult::engine)
                      .containsExactly(EngineCredit.named("gist"), EngineCredit.HUMAN, null));
      assertThat(new EngineUse(database.jdbc).ofEdition(1))
          .containsExactly(new Use("gist", 1, 1, 90, 0));
      assertThat(
              database
                  .memory()
                  .recall(new LanguagePair("ar", "en"), Map.of("نص", List.of("gist/m/1")))
                  .get("نص"))
          .singleElement()
          .satisfies(entry -> assertThat(entry.engine()).isEqualTo(EngineCredit.named("gist")));
    }
  }

  @Test
  void articlesFromBeforeAreKnownByTheirPath(@TempDir Path home) throws Exception {
    try (TestDatabase database = first(home)) {
      fill(database);
      for (String path : List.of("a.txt", "x".repeat(501))) {
        int position = path.length();
        database
            .jdbc
            .sql("insert into edition_item values (1, ?, ?, 1, 'c', 'READ', null, ?, 1, 1, 0, 0)")
            .params(position, path, "a" + position)
            .update();
        database
            .jdbc
            .sql(
                "insert into article values (1, ?, ?, 's', 'ar', null, '{}', '[]', '[]', '{}',"
                    + " '{}', null, null)")
            .params("a" + position, position)
            .update();
      }

      database.migrate();

      assertThat(
              database
                  .jdbc
                  .sql("select coalesce(path, 'none') from article order by position")
                  .query(String.class)
                  .list())
          .containsExactly("a.txt", "none");
    }
  }

  @Test
  void aCreditFromBeforeReachIsRead() {
    assertThat(
            StoredCredit.read(
                "{\"name\":\"libre\",\"model\":\"server\",\"draft\":false,\"network\":true}"))
        .isEqualTo(new EngineCredit("libre", "server", false, Reach.NETWORK));
    EngineCredit now = new EngineCredit("apertium", "spa-eng", true, Reach.MACHINE);
    assertThat(StoredCredit.read(Sql.json(now))).isEqualTo(now);
  }

  private static void fill(TestDatabase database) {
    for (String sql :
        List.of(
            "insert into edition (job, label, as_of, settings, targets, detail, engines, version,"
                + " created_at) values ('night', 'one', %1$s, '{}', 'en', 'full', 'gist/m/1',"
                + " '0.1', %1$s)",
            "insert into pass (edition_id, number, kind, as_of, actor, state, created_at) values"
                + " (1, 1, 'NIGHT', %1$s, 'op', 'FINISHED', %1$s)",
            "insert into unit_result (edition_id, article_id, unit, target, source, pass, state,"
                + " engines, lines) values (1, 'a1', 's0', 'en', 'ar', 1, 'GAP', 'gist,human',"
                + " '[{\"s\":\"s0.1\",\"t\":\"A\",\"e\":\"gist\",\"k\":\"TRANSLATED\",\"r\":null},"
                + "{\"s\":\"s0.2\",\"t\":\"B\",\"e\":\"human\",\"k\":\"TRANSLATED\",\"r\":null},"
                + "{\"s\":\"s0.3\",\"t\":null,\"e\":null,\"k\":\"GAP\",\"r\":\"refused\"}]')",
            call("ANSWERED", 90),
            call("Unavailable: no route", 70),
            "insert into translation_memory (source_lang, target_lang, source_hash, fingerprint,"
                + " origin, engine, source, target, doubts, created_at) values ('ar', 'en', '"
                + Checksums.sha256("نص")
                + "', 'gist/m/1', 'machine', 'gist', 'نص', 'A text', '[]', %1$s)")) {
      database.jdbc.sql(sql.formatted(NOW)).update();
    }
  }

  private static String call(String outcome, int characters) {
    return "insert into engine_call (pass_id, request_hash, engine, model, source, target,"
        + " segments, characters, input_tokens, output_tokens, cost_micros, latency_ms, outcome,"
        + " called_at) values (1, 'h', 'gist', 'm', 'ar', 'en', 1, "
        + characters
        + ", 0, 0, 0, 1, '"
        + outcome
        + "', %1$s)";
  }
}
