package dev.diptych.bench;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.engine.onnx.OnnxBench;
import dev.diptych.engine.test.CallLog;
import dev.diptych.night.RandomKills;
import dev.diptych.night.Soak;
import dev.diptych.publish.Benchmark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;

/**
 * How fast a night is, as ratios of times measured in the same run, and how much room it takes.
 * Real processes on a real database; {@code mvn -Pbench test-compile exec:exec} runs all of it,
 * {@code -Dbench.only=lanes,second} a part.
 */
public final class NightBench {

  /** What a bench's night with gist publishes. */
  static final List<String> FORMATS = List.of("html", "md", "json");

  private static final String AS_OF = "2026-11-24T02:00:00Z";
  private static final double NANOS = 1e9;
  private static final Pattern SYNCS = Pattern.compile("(\\d+) syncs of the database in (\\d+) ms");

  private static final Pattern WRITTEN =
      Pattern.compile("pwrite64\\(.*diptych\\.mv\\.db.*, (\\d+), \\d+(?: <unfinished|\\) )");
  private static final Pattern TIME = Pattern.compile("(\\d+)m([0-9.]+)s");

  /**
   * What stands around the article on a page of the press: some 60 kB of head, menus and script.
   */
  private static final String FURNITURE = furniture();

  private final Path root;

  private NightBench(Path root) {
    this.root = root;
  }

  /**
   * Measures what {@code bench.only} names: cost, start, lanes, engine, job, plain, second, memory,
   * glossary, views, pages, onnx, scale, restart; the first two without it. {@code kills} kills
   * nights at random moments and checks that nothing is lost, {@code soak} has one process serve
   * many nights and checks that nothing grows; {@code bench.seed}, {@code bench.kills}, {@code
   * bench.nights}, {@code bench.articles} and {@code bench.sizes} say which and how many.
   */
  public static void main(String[] arguments) throws Exception {
    List<String> only = List.of(System.getProperty("bench.only", "cost,start").split(","));
    Path root = Files.createTempDirectory("diptych-bench");
    NightBench bench = new NightBench(root);
    try {
      if (only.contains("cost")) {
        bench.cost();
      }
      if (only.contains("start")) {
        bench.start();
      }
      if (only.contains("pages")) {
        Benchmark.run(root);
      }
      if (only.contains("onnx")) {
        OnnxBench.run(root);
      }
      if (only.contains("lanes")) {
        bench.lanes();
      }
      if (only.contains("engine")) {
        bench.engine("");
        bench.engine("glossary: terms.csv\n");
      }
      if (only.contains("job")) {
        bench.job();
      }
      if (only.contains("plain")) {
        bench.plain();
      }
      if (only.contains("second")) {
        bench.second();
      }
      if (only.contains("memory")) {
        bench.memory();
      }
      if (only.contains("glossary")) {
        GlossaryBench.main(arguments);
      }
      if (only.contains("views")) {
        new ViewsBench(
                root.resolve("views"),
                Integer.getInteger("bench.runs", 5_000),
                Integer.getInteger("bench.units", 2_000_000))
            .measure();
      }
      if (only.contains("scale")) {
        new ScaleBench(root)
            .sizes(ScaleBench.sizes(System.getProperty("bench.sizes", "1000,10000")));
      }
      if (only.contains("restart")) {
        new ScaleBench(root).restart();
      }
      if (only.contains("soak")) {
        new Soak(root.resolve("soak"), Integer.getInteger("bench.articles", 300), System.out)
            .nights(Integer.getInteger("bench.nights", 30));
      }
      if (only.contains("kills")) {
        new RandomKills(
                root.resolve("kills"),
                Integer.getInteger("bench.articles", 500),
                Long.getLong("bench.seed", 1),
                System.out)
            .kills(Integer.getInteger("bench.kills", 50));
      }
    } finally {
      delete(root);
    }
  }

  /** What an article of thirty sentences costs the disk in a night of gist; needs strace. */
  private void cost() throws IOException {
    int articles = 200;
    Path home = home("cost", "lanes: 2\n", articles, false);
    gist(home);
    Path trace = home.resolve("trace");
    run(
        DiptychProcess.in(home)
            .under(
                "strace",
                "-f",
                "-y",
                "-qq",
                "-s",
                "0",
                "-o",
                trace.toString(),
                "-e",
                "trace=pwrite64,fsync,fdatasync"));
    long bytes = 0;
    int files = 0;
    int folders = 0;
    for (String call : Files.readAllLines(trace)) {
      Matcher written = WRITTEN.matcher(call);
      if (written.find()) {
        bytes += Long.parseLong(written.group(1));
      } else if (call.contains("sync(") && call.contains("/output/bench/")) {
        if (call.contains(".tmp>")) {
          files++;
        } else {
          folders++;
        }
      }
    }
    print(
        "an article of 30 sentences with gist: %.0f kB written to the database, %.2f files and %.2f"
            + " folders synced (aims ≤ 40, 3, .1)",
        bytes / 1000.0 / articles, (double) files / articles, (double) folders / articles);
  }

  /** The CPU of {@code status} beside that of an empty Java program, median of three. */
  private void start() throws IOException {
    Path home = home("start", "lanes: 2\n", 2, false);
    run(DiptychProcess.in(home));
    double[] empty = new double[3];
    double[] status = new double[3];
    for (int i = 0; i < 3; i++) {
      empty[i] = cpu(DiptychProcess.in(home).instead(Nothing.class.getName()));
      status[i] = cpu(DiptychProcess.in(home), "status");
    }
    Arrays.sort(empty);
    Arrays.sort(status);
    print(
        "status ÷ an empty Java program: %.1f (%.2f s and %.2f s of CPU; aim ≤ 20)",
        status[1] / empty[1], status[1], empty[1]);
  }

  /** An empty Java program. */
  static final class Nothing {

    private Nothing() {}

    /** Does nothing. */
    public static void main(String[] arguments) {}
  }

  private static double cpu(DiptychProcess.Plan plan, String... arguments) {
    Outcome outcome =
        plan.waitingAtMost(3600)
            .under("sh", "-c", "\"$@\"; code=$?; times >&2; exit $code", "sh")
            .run(arguments);
    if (outcome.exitCode() != 0) {
      throw new IllegalStateException(outcome.err());
    }
    String err = outcome.err();
    double seconds = 0;
    Matcher time = TIME.matcher(err.strip().lines().reduce("", (before, line) -> line));
    while (time.find()) {
      seconds += 60 * Double.parseDouble(time.group(1)) + Double.parseDouble(time.group(2));
    }
    return seconds;
  }

  /** 800 units of one request each, 100 ms an answer, 16 lanes. */
  private void lanes() throws IOException, SQLException {
    Path home = home("lanes", "lanes: 16\nnetwork: any\n", 200, false);
    Timed night =
        run(
            DiptychProcess.in(home)
                .with("logging.level.dev.diptych.store.Durability", "info")
                .with("diptych.delay.network", "true")
                .with("diptych.delay.latency", "100ms"));
    double step =
        number(
            home,
            "select datediff('MILLISECOND', start_time, end_time) from batch_step_execution where"
                + " step_name = 'translate'");
    double units = number(home, "select count(*) from unit_result");
    double ideal = Math.ceil(units / 16) * 100;
    print(
        "translate step ÷ ⌈requests/lanes⌉·latency: %.3f (%.0f ms for %.0f units on 16 lanes, aim ≤"
            + " 1.08)",
        step / ideal, step, units);
    Matcher syncs = SYNCS.matcher(night.outcome().err());
    if (syncs.find()) {
      double count = Double.parseDouble(syncs.group(1));
      double millis = Double.parseDouble(syncs.group(2));
      print(
          "  syncs: %.0f for %.0f answers, %.1f ms each; the disk had one in hand %.1f %% of the"
              + " step",
          count, units, millis / count, 100 * millis / step);
    }
  }

  /**
   * 20,000 sentences in sections of 15 for an engine that takes 15 at once and 200 ms, 16 lanes;
   * without a glossary and with one of 5,000 terms.
   */
  private void engine(String glossary) throws IOException, SQLException {
    int sentences = 15;
    int latency = 200;
    Path home =
        home(
            glossary.isEmpty() ? "engine" : "terms",
            "lanes: 16\nnetwork: any\n" + glossary,
            0,
            false);
    for (int i = 0; i < 667; i++) {
      article(home, i, false, 2, sentences);
    }
    StringBuilder terms = new StringBuilder("source,target,note\n");
    for (int i = 0; i < 5_000; i++) {
      terms.append("مصطلح رقم ").append(i).append(",term ").append(i).append(",\n");
    }
    Files.writeString(home.resolve("jobs/terms.csv"), terms);
    run(
        DiptychProcess.in(home)
            .with("diptych.delay.network", "true")
            .with("diptych.delay.max-segments", sentences)
            .with("diptych.delay.latency", latency + "ms"));
    double step =
        number(
            home,
            "select datediff('MILLISECOND', start_time, end_time) from batch_step_execution where"
                + " step_name = 'translate'");
    double requests = number(home, "select count(*) from engine_call");
    double fewest =
        number(
                home,
                "select sum(ceil(n / 15.0)) from (select count(*) as n from segment group by"
                    + " article_id, section_id) s")
            // A heading goes with its section, and a title alone.
            + number(home, "select count(*) from unit_result where unit = 'head'");
    print(
        "translate step ÷ ⌈requests/16⌉·200 ms%s: %.3f (%.0f ms; %.0f requests, fewest possible"
            + " %.0f; aim ≤ %s)",
        glossary.isEmpty() ? "" : " with 5,000 terms",
        step / (Math.ceil(requests / 16) * latency),
        step,
        requests,
        fewest,
        glossary.isEmpty() ? "1.05" : "1.08");
  }

  /**
   * CPU of a night of 500 articles with gist, half of them web pages, beside the same work as plain
   * calls; median of three, in turn.
   */
  private void plain() throws IOException {
    double[] job = new double[3];
    double[] plain = new double[3];
    for (int i = 0; i < job.length; i++) {
      Path home = home("plain" + i, "lanes: 2\n", 0, false);
      for (int number = 0; number < 500; number++) {
        article(home, number, number % 2 == 1);
      }
      gist(home);
      Path output = Files.createDirectories(home.resolve("plain"));
      plain[i] =
          cpu(
              DiptychProcess.in(home).instead(PlainNight.class.getName()),
              home.resolve("input").toString(),
              output.toString());
      job[i] = cpu(DiptychProcess.in(home), "run", "bench", "--as-of", AS_OF);
    }
    Arrays.sort(job);
    Arrays.sort(plain);
    print(
        "whole job ÷ the same work as plain calls: %.2f (%.1f s and %.1f s of CPU; aim ≤ 1.3)",
        job[1] / plain[1], job[1], plain[1]);
  }

  /** Lets gist translate what {@link #home} left to the engine of the tests. */
  private static void gist(Path home) throws IOException {
    Path job = home.resolve("jobs/bench.yaml");
    Files.writeString(
        job,
        Files.readString(job)
            .replace("[delay]", "[gist]")
            .replace("[html, json]", FORMATS.toString()));
  }

  /** 1,000 web pages: the whole job against Tika's parse of the same files, one after another. */
  private void job() throws Exception {
    Path home = home("job", "lanes: 4\n", 1000, true);
    AutoDetectParser tika = new AutoDetectParser();
    parseAll(tika, home);
    long start = System.nanoTime();
    parseAll(tika, home);
    double parse = (System.nanoTime() - start) / NANOS;
    run(DiptychProcess.in(home).withOption("-XX:TieredStopAtLevel=4"));
    double job =
        number(
                home,
                "select datediff('MILLISECOND', start_time, end_time) from batch_job_execution")
            / 1000;
    print(
        "whole job ÷ Tika's parse of the same 1,000 pages: %.2f (%.1f s, %.1f s warm; aim ≤ 2.5)",
        job / parse, job, parse);
    for (String step : List.of("intake", "translate", "publish", "edition")) {
      print(
          "  of it %s: %.1f s",
          step,
          number(
                  home,
                  "select datediff('MILLISECOND', start_time, end_time) from batch_step_execution"
                      + " where step_name = '"
                      + step
                      + "'")
              / 1000);
    }
  }

  private static void parseAll(AutoDetectParser tika, Path home) throws Exception {
    try (Stream<Path> files = Files.list(home.resolve("input"))) {
      for (Path file : files.sorted().toList()) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, file.getFileName().toString());
        try (InputStream input = Files.newInputStream(file)) {
          tika.parse(input, new BodyContentHandler(-1), metadata, new ParseContext());
        }
      }
    }
  }

  /** A night of 2,000 articles and the next, in which 1 % is new; bytes of database a section. */
  private void second() throws IOException, SQLException {
    Path home = home("second", "lanes: 4\n", 2000, false);
    Path calls = home.resolve("calls.log");
    double first = run(DiptychProcess.in(home).with(CallLog.PROPERTY, calls)).seconds();
    int callsFirst = CallLog.read(calls).size();
    double bytes = Files.size(home.resolve("data/diptych.mv.db"));
    double sections = number(home, "select count(*) from unit_result");
    for (int i = 0; i < 20; i++) {
      article(home, 10_000 + i, false);
    }
    double second = run(DiptychProcess.in(home).with(CallLog.PROPERTY, calls)).seconds();
    int callsSecond = CallLog.read(calls).size() - callsFirst;
    print(
        "second night with 1 %% new ÷ first: %.3f (%.1f s, %.1f s; %d and %d calls; aim ≤ .05)",
        second / first, second, first, callsSecond, callsFirst);
    print("database after compaction: %.0f bytes a section", bytes / sections);
  }

  /** 20,000 articles in 512 MB. */
  private void memory() throws IOException, SQLException {
    Path home = home("memory", "lanes: 4\n", 20_000, false);
    double seconds = run(DiptychProcess.in(home).withOption("-Xmx512m")).seconds();
    print(
        "20,000 articles under -Xmx512m: exit 0 in %.0f s, %.0f sections",
        seconds, number(home, "select count(*) from unit_result"));
  }

  private record Timed(Outcome outcome, double seconds) {}

  private static Timed run(DiptychProcess.Plan plan) {
    long start = System.nanoTime();
    Outcome outcome = plan.waitingAtMost(3600).run("run", "bench", "--as-of", AS_OF);
    double seconds = (System.nanoTime() - start) / NANOS;
    if (outcome.exitCode() != 0) {
      throw new IllegalStateException(outcome.err());
    }
    return new Timed(outcome, seconds);
  }

  private Path home(String name, String more, int articles, boolean html) throws IOException {
    Path home = Files.createDirectories(root.resolve(name));
    Files.createDirectories(home.resolve("input"));
    Path job = Files.createDirectories(home.resolve("jobs")).resolve("bench.yaml");
    Files.writeString(
        job,
        """
        name: bench
        input: {folder: input}
        output: output
        source: ar
        targets: [en]
        engines: [delay]
        formats: [html, json]
        zone: UTC
        settle: 0s
        minFreeSpace: 1MB
        nearDuplicates: false
        """
            + more);
    for (int i = 0; i < articles; i++) {
      article(home, i, html);
    }
    return home;
  }

  private static String furniture() {
    StringBuilder page =
        new StringBuilder("<!doctype html><html lang=ar dir=rtl><head><title>خبر</title>");
    page.append("<meta charset=utf-8><style>");
    for (int i = 0; i < 200; i++) {
      page.append(".block-").append(i).append("{margin:0 auto;padding:4px 8px;color:#333}");
    }
    page.append("</style><script>var settings = [");
    page.append("{\"slot\": \"top\", \"size\": [728, 90]},".repeat(400))
        .append("];</script></head><body><nav><ul>");
    for (int i = 0; i < 250; i++) {
      page.append("<li class='menu item'><a href='/section/")
          .append(i)
          .append("' title='قسم'>قسم رقم ");
      page.append(i).append("</a></li>");
    }
    return page.append("</ul></nav><main>").toString();
  }

  /** Four units, thirty sentences: what a news article has. */
  private static void article(Path home, int number, boolean html) throws IOException {
    article(home, number, html, 3, 10);
  }

  private static void article(Path home, int number, boolean html, int sections, int sentences)
      throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(html ? FURNITURE : "");
    text.append(html ? "<article><h1>" : "");
    text.append("افتتاح المكتبة رقم %1$d في المدينة");
    text.append(html ? "</h1>" : "\n\n");
    for (int section = 0; section < sections; section++) {
      if (section > 0) {
        text.append(html ? "<h2>" : "").append("تفاصيل ").append(section);
        text.append(html ? "</h2>" : "\n\n");
      }
      text.append(html ? "<p>" : "");
      for (int sentence = 0; sentence < sentences; sentence++) {
        text.append("قال رئيس البلدية في اليوم رقم %1$d إن المكتبة تضم أكثر من ")
            .append(100 * section + sentence)
            .append(" كتاب جديد لسكان الحي. ");
      }
      text.append(html ? "</p>" : "\n\n");
    }
    text.append(html ? "</article></body></html>" : "");
    Path file = home.resolve("input/a%05d.%s".formatted(number, html ? "html" : "txt"));
    Files.writeString(file, text.toString().replace("%1$d", Integer.toString(number)));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));
  }

  private static double number(Path home, String sql) throws SQLException, IOException {
    String password = Files.readString(home.resolve("data/diptych.password")).strip();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + home.resolve("data/diptych"), "diptych", password);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getDouble(1);
    }
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
