package dev.diptych.bench;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.engine.test.CallLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Nights of ever more short articles under one limit of memory: what an article costs must not
 * depend on how many there are, nor what the process holds.
 */
final class ScaleBench {

  private static final String AS_OF = "2026-11-24T02:00:00Z";
  private static final int LOOK_EVERY_SECONDS = 3;
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final Pattern TIME = Pattern.compile("(\\d+)m([0-9.]+)s");
  private static final Pattern PHASE = Pattern.compile("(?m)^(\\w+): ");

  private final Path root;

  ScaleBench(Path root) {
    this.root = root;
  }

  /**
   * A night.
   *
   * @param cpu seconds of all threads
   * @param heap the most that was in use behind a full collection, in bytes
   * @param at the step in which that was
   * @param database bytes
   * @param published bytes of the output folder
   */
  private record Night(
      int articles, double cpu, double heap, String at, double database, double published) {}

  /** Prints a line a size, with what an article costs beside what it costs in the first. */
  void sizes(List<Integer> sizes) throws IOException, SQLException {
    System.out.println(
        "articles  CPU an article  ÷ first  heap in use at most  ÷ first  database an article"
            + "  published an article");
    Night first = null;
    for (int articles : sizes) {
      Night night = night(articles);
      first = first == null ? night : first;
      System.out.println(
          String.format(
              Locale.ROOT,
              "%,8d  %11.2f ms  %7.2f  %11.0f MB (%s)  %7.2f  %16.0f B  %17.0f B",
              articles,
              1_000 * each(night, night.cpu()),
              each(night, night.cpu()) / each(first, first.cpu()),
              night.heap() / 1e6,
              night.at(),
              night.heap() / first.heap(),
              each(night, night.database()),
              each(night, night.published())));
    }
  }

  private static double each(Night night, double all) {
    return all / night.articles();
  }

  private Night night(int articles) throws IOException, SQLException {
    Path home = home(articles);
    double most = 0;
    String at = "";
    try (DiptychProcess process =
        DiptychProcess.in(home)
            .waitingAtMost(36_000)
            .withOption("-Xmx512m")
            .with("diptych.delay.network", "true")
            .under("sh", "-c", "\"$@\"; code=$?; times >&2; exit $code", "sh")
            .start("run", "bench", "--as-of", AS_OF)) {
      while (process.isAlive()) {
        double heap = heap(process);
        if (heap > most) {
          most = heap;
          at = phase(process.err());
        }
      }
      Outcome outcome = process.await();
      if (outcome.exitCode() != 0) {
        throw new IllegalStateException(outcome.err());
      }
      double cpu = 0;
      Matcher time = TIME.matcher(outcome.err().strip().lines().reduce("", (before, line) -> line));
      while (time.find()) {
        cpu += 60 * Double.parseDouble(time.group(1)) + Double.parseDouble(time.group(2));
      }
      return new Night(
          articles,
          cpu,
          most,
          at,
          Files.size(home.resolve("data/diptych.mv.db")),
          size(home.resolve("output")));
    }
  }

  /** What is in use behind a full collection; 0 while the machine starts or ends. */
  private static double heap(DiptychProcess process) throws IOException {
    pause();
    List<Long> java =
        ProcessHandle.of(process.pid()).stream()
            .flatMap(ProcessHandle::descendants)
            .map(ProcessHandle::pid)
            .toList();
    if (java.isEmpty()) {
      return 0;
    }
    jcmd(java.get(0), "GC.run");
    Matcher used = USED.matcher(jcmd(java.get(0), "GC.heap_info"));
    double heap = 0;
    for (int generation = 0; generation < 2 && used.find(); generation++) {
      heap += 1_024.0 * Long.parseLong(used.group(1));
    }
    return heap;
  }

  private static String jcmd(long pid, String command) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String phase(String progress) {
    String phase = "listing";
    Matcher step = PHASE.matcher(progress);
    while (step.find()) {
      phase = step.group(1);
    }
    return phase;
  }

  /** Another process can only be looked at now and then. */
  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(LOOK_EVERY_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static double size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      double bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  private Path home(int articles) throws IOException {
    Path home = root.resolve("scale-" + articles);
    Files.createDirectories(home.resolve("input"));
    Files.createDirectories(home.resolve("jobs"));
    Files.writeString(
        home.resolve("jobs/bench.yaml"),
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
        lanes: 64
        network: any
        watch:
          The library: [المكتبة]
        """);
    for (int i = 0; i < articles; i++) {
      Path file = home.resolve("input/a%06d.txt".formatted(i));
      Files.writeString(
          file,
          """
          افتتاح المكتبة رقم %1$d في المدينة

          قال رئيس البلدية في اليوم رقم %1$d إن المكتبة تضم أكثر من %2$d كتاب جديد لسكان الحي رقم %3$d.
          """
              .formatted(i, i + 100, 7 * i));
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));
    }
    return home;
  }

  /** A night that is killed when half of its calls are made, and the run that goes on with it. */
  void restart() throws IOException, SQLException {
    Path home = home(0);
    for (int i = 0; i < 600; i++) {
      Files.writeString(
          home.resolve("input/r%05d.txt".formatted(i)),
          "خبر رقم %1$d\n\nزار الوفد رقم %1$d المدينة صباح اليوم.\n".formatted(i));
    }
    double whole = run(DiptychProcess.in(home));
    Path again = root.resolve("again");
    Files.createDirectories(again.resolve("jobs"));
    Files.copy(home.resolve("jobs/bench.yaml"), again.resolve("jobs/bench.yaml"));
    Files.createSymbolicLink(again.resolve("input"), home.resolve("input"));
    int half = (int) number(home, "select count(*) from engine_call") / 2;
    Path calls = again.resolve("calls.log");
    try (DiptychProcess process =
        slow(DiptychProcess.in(again))
            .with("diptych.delay.calls", calls)
            .start("run", "bench", "--as-of", AS_OF)) {
      process.awaitUntil(() -> CallLog.read(calls).size() >= half);
      process.signal("KILL");
      process.await();
    }
    double rest = run(DiptychProcess.in(again));
    System.out.println(
        String.format(
            Locale.ROOT,
            "restart after a kill at half ÷ the whole night: %.2f (%.1f s and %.1f s; at most .55)",
            rest / whole,
            rest,
            whole));
  }

  private static DiptychProcess.Plan slow(DiptychProcess.Plan plan) {
    return plan.waitingAtMost(3_600)
        .with("diptych.delay.network", "true")
        .with("diptych.delay.latency", "2s");
  }

  private static double run(DiptychProcess.Plan plan) {
    long start = System.nanoTime();
    Outcome outcome = slow(plan).run("run", "bench", "--as-of", AS_OF);
    if (outcome.exitCode() != 0) {
      throw new IllegalStateException(outcome.err());
    }
    return (System.nanoTime() - start) / 1e9;
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

  /** Sizes as they are typed: {@code 1000,10000}. */
  static List<Integer> sizes(String typed) {
    return Arrays.stream(typed.split(",")).map(String::strip).map(Integer::valueOf).toList();
  }
}
