package dev.diptych.bench;

import dev.diptych.operations.MeasuredViews;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How long the views of the console take over years of nights: builds an H2 file of so many runs
 * and unit results by bulk SQL, opens it as the application does, and prints for each view the
 * times of warm calls and the statements of one.
 */
final class ViewsBench {

  /** The newest runs but one are large, and their last ones failed in part. */
  private static final int LARGE_UNITS = 10_000;

  /**
   * As the migrations have them: made when the tables are full, which takes a tenth of the time.
   */
  private static final List<String> INDEXES =
      List.of(
          "unit_result_counts on unit_result (edition_id, state, pass)",
          "unit_result_ended on unit_result (edition_id, ended_at)",
          "edition_item_fate on edition_item (edition_id, fate, pass)",
          "edition_item_checksum on edition_item (checksum)",
          "digest_published on digest (edition_id, published, pass)",
          "article_position on article (edition_id, position)",
          "article_path on article (path, edition_id)",
          "article_address on article (address, edition_id)",
          "engine_call_called_at on engine_call (called_at)",
          "engine_call_pass on engine_call (pass_id)",
          "edition_job on edition (job, id)");

  private final Path home;
  private final int runs;
  private final int unitsOfRun;

  ViewsBench(Path home, int runs, int units) {
    this.home = home;
    this.runs = runs;
    this.unitsOfRun = units / runs;
  }

  void measure() throws Exception {
    Files.createDirectories(home);
    long start = System.nanoTime();
    MeasuredViews.fill(home, this::fill);
    System.out.printf(
        Locale.ROOT,
        "views: %d runs, %d unit results each and one of %d, made in %d s, %d MB%n",
        runs,
        unitsOfRun,
        LARGE_UNITS,
        (System.nanoTime() - start) / 1_000_000_000,
        Files.size(home.resolve("data/diptych.mv.db")) >> 20);
    Map<String, MeasuredViews.Measured> measured = MeasuredViews.measure(home);
    measured.forEach(
        (view, figures) ->
            System.out.printf(
                Locale.ROOT,
                "  %-28s p50 %6.1f ms  p95 %6.1f ms  max %6.1f ms  %2d statements%n",
                view,
                figures.p50(),
                figures.p95(),
                figures.max(),
                figures.statements()));
  }

  /** As nights would leave the tables, edition by edition of ten jobs. */
  private void fill(Consumer<String> database) {
    int articles = Math.max(1, unitsOfRun / 4);
    int large = runs + 1;
    database.accept("set referential_integrity false");
    // The settings of a file that is only filled; the next to open it names its own.
    database.accept("set write_delay 5000");
    database.accept("set cache_size 1500000");
    for (String index : INDEXES) {
      database.accept("drop index if exists " + index.substring(0, index.indexOf(' ')));
    }
    editions(database, 1, runs, articles, unitsOfRun);
    editions(database, large, large, LARGE_UNITS / 4, LARGE_UNITS);
    database.accept(
        """
        update unit_result set state = 'GAP',
          causes = '[{"c":"ENGINE_OUT","a":["gist","told to be down"]}]', lines = null
        where edition_id = %d and mod(cast(substring(article_id, 2) as int), 5) = 0
        """
            .formatted(large));
    database.accept(
        """
        update unit_result set
          fallback = '{"e":"first","w":{"c":"ENGINE_OUT","a":["first","down"]},"t":' || (1700000000000 + cast(substring(article_id, 2) as int)) || '}'
        where edition_id = %d and mod(cast(substring(article_id, 2) as int), 5) = 1
        """
            .formatted(large));
    database.accept(
        "update pass set exit_status = 'COMPLETED WITH GAPS' where mod(edition_id, 7) = 0 or"
            + " edition_id = "
            + large);
    database.accept(
        "update pass set state = 'FAILED', exit_status = null, failure = 'disk full' where"
            + " mod(edition_id, 1000) = 13");
    INDEXES.forEach(index -> database.accept("create index " + index));
    database.accept("set referential_integrity true");
    for (String table : List.of("edition", "pass")) {
      database.accept("alter table %s alter column id restart with 10000000".formatted(table));
    }
    database.accept("analyze");
  }

  private static void editions(
      Consumer<String> database, int from, int to, int articles, int units) {
    String range = "system_range(%d, %d) r".formatted(from, to);
    String settings = MeasuredViews.settings().replace("'", "''");
    database.accept(
        """
        insert into edition (id, job, label, as_of, settings, targets, detail, engines, version, created_at)
        select r.x, 'job' || mod(r.x, 10), cast(dateadd('DAY', r.x / 10, date '2025-01-01') as varchar), %1$s,
          '%2$s', 'en', 'full', 'gist/rules/1', '1', %1$s
        from %3$s
        """
            .formatted(at(0), settings, range));
    database.accept(
        """
        insert into pass (id, edition_id, number, kind, as_of, actor, reason, state, exit_status, epoch, created_at,
          started_at, finished_at)
        select r.x, r.x, 1, 'NIGHT', %1$s, 'cron', null, 'FINISHED', 'COMPLETED', 1, %1$s, %1$s, %2$s from %3$s
        """
            .formatted(at(0), at(3600), range));
    database.accept(
        """
        insert into edition_item (edition_id, position, path, size_bytes, checksum, fate, article_id, pass, attempts)
        select r.x, a.x, 'press/2026/article-' || a.x || '.html', 40000, 'c' || r.x || '-' || a.x,
          case when mod(a.x, 50) = 49 then 'SKIPPED' else 'READ' end, 'a' || a.x, 1, 1
        from %s cross join system_range(1, %d) a
        """
            .formatted(range, articles));
    database.accept(
        """
        insert into article (edition_id, article_id, position, slug, language, title, facts, notes, summary,
          summary_engine, telling, path)
        select r.x, 'a' || a.x, a.x, 'article-' || a.x, 'ar', 'A title of some length that is no. ' || a.x, '{}', '[]', '[]',
          '{}', '{}', 'press/2026/article-' || a.x || '.html'
        from %s cross join system_range(1, %d) a
        """
            .formatted(range, articles));
    database.accept(
        """
        insert into digest (edition_id, article_id, target, pass, revision, published, entry)
        select r.x, 'a' || a.x, 'en', 1, 1, true, '{"title":"A title of some length that is no. ' || a.x || '"}'
        from %s cross join system_range(1, %d) a
        """
            .formatted(range, articles));
    // In steps: one transaction of two million rows wants more memory than anybody has.
    int step = Math.max(1, 50_000 / units);
    for (int begin = from; begin <= to; begin += step) {
      database.accept(
          """
          insert into unit_result (edition_id, article_id, unit, target, source, pass, state, causes, engines, lines, attempts,
            epoch, worth, begun_at, ended_at)
          select r.x, 'a' || (1 + (u.x - 1) / 4), case mod(u.x, 4) when 0 then 'head' else 's' || mod(u.x, 4) end, 'en', 'ar', 1,
            case when mod(u.x + r.x, 97) = 0 and mod(r.x, 7) = 0 then 'GAP' else 'TRANSLATED' end,
            case when mod(u.x + r.x, 97) = 0 and mod(r.x, 7) = 0 then '[{"c":"ENGINE_OUT","a":["gist","down"]}]' end, 'gist',
            '[{"s":"s1.1","t":"A sentence of some length, such as an article has by the dozen.","e":"gist","k":"TRANSLATED"}]',
            1, 1, 3, %1$s, dateadd('MILLISECOND', u.x * 100, %1$s)
          from system_range(%2$d, %3$d) r cross join system_range(1, %4$d) u
          """
              .formatted(at(0), begin, Math.min(to, begin + step - 1), units));
    }
    database.accept(
        """
        insert into engine_call (pass_id, request_hash, engine, model, source, target, segments, characters,
          input_tokens, output_tokens, cost_micros, latency_ms, outcome, billed, called_at)
        select r.x, 'h', case when mod(c.x, 9) = 0 then 'second' else 'first' end, 'm', 'ar', 'en', 10, 900, 0, 0, 120, 300,
          case when mod(c.x, 31) = 0 then 'TIMEOUT' else 'ANSWERED' end, mod(c.x, 31) <> 0, dateadd('SECOND', c.x, %s)
        from %s cross join system_range(1, 100) c
        """
            .formatted(at(0), range));
  }

  /** So many seconds after the beginning of an edition's night: ten jobs a day until the newest. */
  private static String at(int seconds) {
    return "dateadd('SECOND', %d, dateadd('DAY', r.x / 10, timestamp with time zone '2025-01-01 02:00:00+00'))"
        .formatted(seconds);
  }
}
