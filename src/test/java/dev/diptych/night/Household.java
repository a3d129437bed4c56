package dev.diptych.night;

import dev.diptych.DiptychProcess;
import dev.diptych.engine.test.CallLog;
import dev.diptych.store.BeatFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An installation of its own for one test: job file, input, output, database, and the log of the
 * calls its engines received.
 */
final class Household {

  static final String AS_OF = "2026-11-24T02:00:00Z";
  static final String LABEL = "2026-11-24";

  private final Path home;
  private final Map<String, String> properties = new HashMap<>();
  private String server;
  private String serverUser;

  Household(Path home) {
    this.home = home;
    writeJob("");
    try {
      Files.createDirectories(input());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.put("diptych.delay.calls", calls().toString());
    properties.put("diptych.delay.faults", faults().toString());
  }

  /** Writes the job file {@code night}: Arabic into English by the engines of the tests. */
  Household writeJob(String more) {
    write(
        home.resolve("jobs/night.yaml"),
        """
        name: night
        input: {folder: input}
        output: output
        source: ar
        targets: [en]
        engines: [delay]
        formats: [html, json]
        lanes: 4
        zone: UTC
        settle: 0s
        minFreeSpace: 1MB
        nearDuplicates: false
        """
            + more);
    return this;
  }

  /** Replaces a line of the job file. */
  Household edit(String from, String to) {
    Path job = home.resolve("jobs/night.yaml");
    write(job, read(job).replace(from, to));
    return this;
  }

  /** Sets a system property of every process from now on. */
  Household with(String property, String value) {
    properties.put(property, value);
    return this;
  }

  Path home() {
    return home;
  }

  Path input() {
    return home.resolve("input");
  }

  Path calls() {
    return home.resolve("calls.log");
  }

  Path faults() {
    return home.resolve("faults.properties");
  }

  Path edition() {
    return home.resolve("output/night").resolve(LABEL).resolve("en");
  }

  Path vault() {
    return home.resolve("data/sources");
  }

  /** An article of a title, a lead and two sections: four work units of seven segments. */
  Household article(String name, int number) {
    return file(
        name,
        """
        افتتاح المكتبة رقم %1$d في المدينة

        افتتح رئيس البلدية صباح اليوم المكتبة رقم %1$d في وسط المدينة. وحضر الحفل عدد من السكان.

        تفاصيل

        تضم المكتبة رقم %1$d أكثر من 500 كتاب جديد. وتفتح أبوابها كل يوم حتى السادسة مساء.

        ردود

        رحب سكان الحي رقم %1$d بالمكتبة الجديدة وطالبوا بمزيد منها في الأحياء الأخرى.
        """
            .formatted(number));
  }

  /** So many different articles. */
  Household articles(int count) {
    for (int i = 1; i <= count; i++) {
      article("article-%03d.txt".formatted(i), i);
    }
    return this;
  }

  /** A file of the input folder that was written long ago. */
  Household file(String name, String text) {
    Path file = input().resolve(name);
    write(file, text);
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Makes an engine of the tests fail from now on; {@code null} ends that. */
  Household fault(String fault) {
    try {
      if (fault == null) {
        Files.deleteIfExists(faults());
      } else {
        write(faults(), "delay=" + fault + "\ndelay-backup=" + fault + "\n");
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until a run has seen what was written into the database before: a stop is seen with a
   * beat, and when the second from now has begun, the first is over.
   */
  void awaitSeen(DiptychProcess process) {
    for (int i = 0; i < 2; i++) {
      Optional<Instant> last = lastBeat();
      process.awaitUntil(
          () -> lastBeat().filter(beat -> !Optional.of(beat).equals(last)).isPresent());
    }
  }

  private Optional<Instant> lastBeat() {
    return BeatFile.read(home.resolve("data")).map(BeatFile.Sign::at);
  }

  /**
   * Lets each engine answer so many calls in a process and holds those that follow, until there is
   * {@link #fault} {@code null} or {@code hold-next}.
   */
  Household holdAfter(int calls) {
    return with("diptych.delay.spared", Integer.toString(calls)).fault("hold");
  }

  /** Makes one engine of the tests fail from now on, the others answer. */
  Household faultOf(String engine, String fault) {
    write(faults(), engine + "=" + fault + "\n");
    return this;
  }

  /** Keeps everything in this database server instead of the embedded file. */
  Household on(String url, String user) {
    server = url;
    serverUser = user;
    return with("diptych.database.url", url).with("diptych.database.username", user);
  }

  /** Starts {@code run night} for the edition of {@link #LABEL}. */
  DiptychProcess startRun() {
    return plan().start("run", "night", "--as-of", AS_OF);
  }

  /** The same, to its end. */
  DiptychProcess.Outcome runInAProcess() {
    return plan().run("run", "night", "--as-of", AS_OF);
  }

  /** The same, to its end, in the process of the test. */
  DiptychProcess.Outcome run() {
    return diptych("run", "night", "--as-of", AS_OF);
  }

  /** A run that is refused instead of waiting while another is at work. */
  DiptychProcess.Outcome runNow() {
    return diptych("run", "night", "--as-of", AS_OF, "--wait", "0s");
  }

  /** Writes a second job that differs in nothing but its name. */
  Household alsoJob(String name) {
    write(
        home.resolve("jobs").resolve(name + ".yaml"),
        read(home.resolve("jobs/night.yaml")).replace("name: night", "name: " + name));
    return this;
  }

  /** Runs any verb in the process of the test. */
  DiptychProcess.Outcome diptych(String... arguments) {
    return plan().runHere(arguments);
  }

  DiptychProcess.Plan plan() {
    DiptychProcess.Plan plan = DiptychProcess.in(home);
    properties.forEach(plan::with);
    return plan;
  }

  /** How many calls engines received, over all processes. */
  int callCount() {
    return CallLog.read(calls()).size();
  }

  /** How many files stand below a folder. */
  static int count(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return (int)
          files
              .filter(file -> file.toString().endsWith(ending))
              .filter(Files::isRegularFile)
              .count();
    } catch (IOException | UncheckedIOException e) {
      return 0; // It changed under our eyes: the caller looks again.
    }
  }

  /** Everything the edition published: relative path → content. */
  Map<String, String> published() {
    Map<String, String> published = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home.resolve("output/night").resolve(LABEL))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        published.put(home.resolve("output").relativize(file).toString(), read(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return published;
  }

  /** Asks the database while no process holds it; the first column of each row. */
  List<String> query(String sql) {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Changes the database while no process holds it. */
  Household change(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
      return this;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Connection connect() throws SQLException {
    if (server != null) {
      return DriverManager.getConnection(server, serverUser, "");
    }
    String url = "jdbc:h2:file:" + home.resolve("data/diptych") + ";IFEXISTS=TRUE;WRITE_DELAY=0";
    String password = read(home.resolve("data/diptych.password")).strip();
    return DriverManager.getConnection(url, "diptych", password);
  }

  int number(String sql) {
    return Integer.parseInt(query(sql).get(0));
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
