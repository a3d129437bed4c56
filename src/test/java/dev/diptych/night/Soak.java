package dev.diptych.night;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.engine.test.FastClock;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Night after night in one process that serves, whose clock goes on by a day after each: once the
 * retention has begun to take away what the nights leave, nothing may grow any more. Each night
 * reads other articles.
 */
public final class Soak {

  /** Days that anything is kept: with this many nights there is as much as there will ever be. */
  private static final int KEPT = 3;

  /** What may be larger at the end than when it first was full, as a factor. */
  private static final double MOST_MEMORY = 1.10;

  private static final double MOST_DATABASE = 1.25;

  /** So many threads, handles or files more are a pool that has not been full yet. */
  private static final int MOST_MORE = 8;

  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private final Path root;
  private final int articles;
  private final PrintStream out;

  /**
   * Nights of so many articles.
   *
   * @param root an empty folder
   * @param out gets a line a night
   */
  public Soak(Path root, int articles, PrintStream out) {
    this.root = root;
    this.articles = articles;
    this.out = out;
  }

  /**
   * What the process held when a night was over.
   *
   * @param heap bytes in use behind a full collection
   * @param handles open files and sockets
   * @param temporary files in its temporary folder
   * @param database bytes
   * @param kept files in {@code data}, without the database
   */
  private record Held(
      double heap, int threads, int handles, int temporary, double database, int kept) {}

  /**
   * Runs the nights.
   *
   * @param nights more than twice as many as anything is kept
   * @throws AssertionError if a night fails, or something grows
   */
  public void nights(int nights) {
    Household house = household();
    Path clock = root.resolve("clock");
    Path temporary = root.resolve("tmp");
    List<Held> held = new ArrayList<>();
    try {
      Files.createDirectories(temporary);
      set(clock, 0);
      try (DiptychProcess server =
          house
              .plan()
              .waitingAtMost(3_600)
              .withOption("-Xmx512m")
              .with(FastClock.FILE, clock)
              .with("java.io.tmpdir", temporary)
              .start("serve", "--port", "0")) {
        server.awaitUntil(() -> server.out().contains("Serving at http://127.0.0.1:"));
        out.println(
            "night     heap  threads  handles  temporary  database  files kept"
                + "   ÷ night "
                + full()
                + ": heap  database");
        for (int night = 1; night <= nights; night++) {
          set(clock, night);
          deliver(house, night);
          Outcome outcome = house.diptych("run", "night");
          if (outcome.exitCode() != 0) {
            throw new AssertionError(
                "Night %d ended with %d. It said: %s"
                    .formatted(night, outcome.exitCode(), outcome.err()));
          }
          held.add(held(server, house, temporary));
          print(night, held);
        }
        server.signal("TERM");
        server.await();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    judge(held);
  }

  private Household household() {
    return new Household(root.resolve("house"))
        .edit(
            "lanes: 4",
            "lanes: 4\nnetwork: any\nretention: {sources: %1$d, answers: %1$d, runs: %1$d, editions: %1$d}"
                .formatted(KEPT))
        .with("diptych.delay.network", "true");
  }

  private static void set(Path clock, int days) throws IOException {
    Path next = clock.resolveSibling("clock.next");
    Files.writeString(next, "P" + days + "D");
    Files.move(next, clock, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The articles of a night take the place of those of the night before. */
  private void deliver(Household house, int night) {
    for (int i = 1; i <= articles; i++) {
      house.article("article-%05d.txt".formatted(i), night * 100_000 + i);
    }
  }

  private static Held held(DiptychProcess server, Household house, Path temporary)
      throws IOException {
    long pid = server.pid();
    jcmd(pid, "GC.run");
    Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
    double heap = 0;
    // New and tenured generation; what follows is not of the heap.
    for (int generation = 0; generation < 2 && used.find(); generation++) {
      heap += 1_024.0 * Long.parseLong(used.group(1));
    }
    Path process = Path.of("/proc", Long.toString(pid));
    Path data = house.home().resolve("data");
    return new Held(
        heap,
        count(process.resolve("task")),
        count(process.resolve("fd")),
        Household.count(temporary, ""),
        Files.size(data.resolve("diptych.mv.db")),
        Household.count(data, "") - 1);
  }

  private static int count(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return (int) entries.count();
    }
  }

  private static String jcmd(long pid, String command) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The first night after which as much is taken away as comes. */
  private static int full() {
    return 2 * KEPT;
  }

  private void print(int night, List<Held> held) {
    Held now = held.get(night - 1);
    String ratios = "";
    if (night > full()) {
      Held before = held.get(full() - 1);
      ratios =
          String.format(
              Locale.ROOT,
              "%24.2f %9.2f",
              now.heap() / before.heap(),
              now.database() / before.database());
    }
    out.println(
        String.format(
            Locale.ROOT,
            "%5d  %5.1f MB  %7d  %7d  %9d  %5.1f MB  %10d %s",
            night,
            now.heap() / 1e6,
            now.threads(),
            now.handles(),
            now.temporary(),
            now.database() / 1e6,
            now.kept(),
            ratios));
  }

  /** The median of the last nights beside that of the first in which there was as much as ever. */
  private void judge(List<Held> held) {
    if (held.size() <= 2 * full()) {
      out.printf("%d nights are too few to say whether something grows%n", held.size());
      return;
    }
    List<Held> first = held.subList(full(), full() + (held.size() - full()) / 2);
    List<Held> last = held.subList(full() + (held.size() - full()) / 2, held.size());
    List<String> growing = new ArrayList<>();
    factor("heap", Held::heap, MOST_MEMORY, first, last, growing);
    factor("database", Held::database, MOST_DATABASE, first, last, growing);
    more("threads", Held::threads, first, last, growing);
    more("handles", Held::handles, first, last, growing);
    more("temporary files", Held::temporary, first, last, growing);
    more("files kept", Held::kept, first, last, growing);
    if (!growing.isEmpty()) {
      throw new AssertionError("Something grows: " + String.join("; ", growing));
    }
  }

  private void factor(
      String what,
      ToDoubleFunction<Held> of,
      double most,
      List<Held> first,
      List<Held> last,
      List<String> growing) {
    double ratio = median(last, of) / median(first, of);
    String line =
        String.format(
            Locale.ROOT,
            "%s, median of the last %d nights ÷ of the %d before: %.2f (at most %.2f)",
            what,
            last.size(),
            first.size(),
            ratio,
            most);
    out.println(line);
    if (ratio > most) {
      growing.add(line);
    }
  }

  private void more(
      String what,
      ToDoubleFunction<Held> of,
      List<Held> first,
      List<Held> last,
      List<String> growing) {
    double more = median(last, of) - median(first, of);
    String line = String.format(Locale.ROOT, "%s: %+.0f (at most %+d)", what, more, MOST_MORE);
    out.println(line);
    if (more > MOST_MORE) {
      growing.add(line);
    }
  }

  private static double median(List<Held> nights, ToDoubleFunction<Held> of) {
    double[] sorted = nights.stream().mapToDouble(of).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
