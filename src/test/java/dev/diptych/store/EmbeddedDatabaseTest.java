package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.DiptychProcess;
import dev.diptych.text.Checksums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the embedded database: when it is compacted, and when it is not opened at all. */
class EmbeddedDatabaseTest {

  private static final DatabaseSettings SETTINGS =
      new DatabaseSettings(null, null, null, "data", Duration.ofSeconds(20), true);
  private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");

  @TempDir Path home;
  private Path data;
  private Path file;

  @BeforeEach
  void place() {
    data = home.resolve("data");
    file = data.resolve("diptych.mv.db");
  }

  private Traces nothing() {
    return new Traces(home.resolve("backups"), null, List.of());
  }

  private EmbeddedDatabase open() {
    return EmbeddedDatabase.open(data, SETTINGS, this::nothing);
  }

  @Test
  void aFileThatIsMostlyDeadIsCompacted() throws SQLException, IOException {
    long before;
    try (EmbeddedDatabase database = open()) {
      bloat(database.anchor());
      before = Files.size(file);
      assertThat(EmbeddedDatabase.bloated(database.anchor())).isTrue();
      database.compactOnClose();
    }
    assertThat(Files.size(file)).isLessThan(before / 10);
  }

  /** Nobody asked for compaction, or little would be won: what is dead stays where it is. */
  @Test
  void closingWritesNothingAnew() throws SQLException, IOException {
    long before;
    try (EmbeddedDatabase database = open()) {
      bloat(database.anchor());
      before = Files.size(file);
    }
    assertThat(Files.size(file)).isBetween(before - before / 100, before + before / 100);
  }

  /** Living rows of forty megabytes, and then none; one row stays. */
  private static void bloat(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table kept (id int primary key)");
      statement.execute("insert into kept values (4711)");
      fill(connection);
      statement.execute("drop table t");
    }
  }

  private static void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement insert = insertOf(connection, statement)) {
      connection.setAutoCommit(false);
      List<String> texts = incompressible();
      for (int i = 0; i < 4_000; i++) {
        insert.setInt(1, i);
        insert.setString(2, texts.get(i % texts.size()));
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  /** Texts that a page does not pack: none stands twice in one. */
  private static List<String> incompressible() {
    Random random = new Random(4711);
    return Stream.generate(
            () ->
                random
                    .ints(4000, 'A', 0x3000)
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString())
        .limit(50)
        .toList();
  }

  private static PreparedStatement insertOf(Connection connection, Statement statement)
      throws SQLException {
    statement.execute("create table t (id int primary key, v varchar)");
    return connection.prepareStatement("insert into t values (?, ?)");
  }

  @Test
  void pagesArePackedAndThoseOfBeforeAreRead() throws SQLException, IOException {
    String text = "قال رئيس البلدية إن المكتبة تضم أكثر من ألف كتاب جديد. ".repeat(10);
    open().close();
    String password = Files.readString(data.resolve("diptych.password")).strip();
    String plain = "jdbc:h2:file:" + data.resolve("diptych").toAbsolutePath();
    try (Connection before = DriverManager.getConnection(plain, "diptych", password);
        Statement statement = before.createStatement()) {
      statement.execute("create table t (id int primary key, v varchar)");
      statement.execute("insert into t select x, '%s' from system_range(1, 5000)".formatted(text));
    }
    long unpacked = Files.size(file);
    try (EmbeddedDatabase database = open();
        Statement statement = database.anchor().createStatement()) {
      try (ResultSet rows =
          statement.executeQuery("select count(*) from t where v = '%s'".formatted(text))) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(5000);
      }
      statement.execute(
          "insert into t select x, '%s' from system_range(5001, 9999)".formatted(text));
      database.compactOnClose();
    }
    // As many rows again, and nearly no more room.
    assertThat(Files.size(file)).isLessThan(unpacked + unpacked / 4);
  }

  @Test
  void aFileOfAProcessThatStaysUsesDeadPlacesSoon() throws Exception {
    try (Database database = Database.open(SETTINGS, home, this::nothing)) {
      database.stays();
      try (Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select setting_value from information_schema.settings"
                      + " where setting_name = 'RETENTION_TIME'")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt(1)).isEqualTo(5000);
      }
    }
  }

  /** As a server has it: somebody always asks for something. */
  @Test
  void itIsCompactedWhileOthersWait() throws Exception {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    AtomicInteger answered = new AtomicInteger();
    AtomicBoolean done = new AtomicBoolean();
    try (Database database = Database.open(SETTINGS, home, this::nothing)) {
      try (Connection connection = database.dataSource().getConnection()) {
        bloat(connection);
      }
      long before = Files.size(file);
      assertThat(database.compactIfWanted()).as("nobody asked for it").isFalse();
      database.compactOnClose();
      try (Connection busy = database.dataSource().getConnection()) {
        assertThat(busy.isValid(1)).isTrue();
        assertThat(database.compactIfWanted()).as("a connection is in use").isFalse();
      }
      try (DiptychProcess joined = join()) {
        assertThat(database.compactIfWanted()).as("a process has joined").isFalse();
        joined.signal("KILL");
        joined.await();
      }
      Thread asking =
          new Thread(
              () -> {
                while (!done.get()) {
                  try (Connection connection = database.dataSource().getConnection();
                      Statement statement = connection.createStatement();
                      ResultSet row = statement.executeQuery("select id from kept")) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getInt(1)).isEqualTo(4711);
                    answered.incrementAndGet();
                  } catch (SQLException | RuntimeException | AssertionError e) {
                    failure.set(e);
                    return;
                  }
                }
              },
              "asking");
      asking.start();
      try {
        await(() -> database.compactIfWanted());
        int soFar = answered.get();
        await(() -> answered.get() > soFar + 10 || failure.get() != null);
      } finally {
        done.set(true);
        asking.join();
      }
      assertThat(failure.get()).isNull();
      assertThat(Files.size(file)).isLessThan(before / 10);
      assertThat(database.mayRun()).isTrue();
      assertThat(database.compactIfWanted()).as("once is enough").isFalse();
    }
  }

  /** What may fail, asked for until it holds. */
  @FunctionalInterface
  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    while (!condition.holds()) {
      Thread.onSpinWait();
    }
  }

  private DiptychProcess join() {
    DiptychProcess process = DiptychProcess.in(home).instead(Joined.class.getName()).start();
    process.awaitUntil(() -> process.out().contains("joined"));
    return process;
  }

  /** A process that joins the owner of the file and stays. */
  public static final class Joined {

    private Joined() {}

    /** Joins and waits to be killed. */
    public static void main(String[] arguments) throws Exception {
      EmbeddedDatabase database =
          EmbeddedDatabase.open(
              Path.of(System.getProperty("diptych.home"), "data"),
              Duration.ofSeconds(60),
              () -> new Traces(Path.of("none"), null, List.of()));
      System.out.println(database.owner() ? "owner" : "joined");
      System.out.flush();
      new CountDownLatch(1).await();
    }
  }

  @Test
  void aLargeFileOfLivingRowsIsNot() throws SQLException, IOException {
    try (EmbeddedDatabase database = open()) {
      fill(database.anchor());
      assertThat(Files.size(file)).isGreaterThan(32L << 20);
      assertThat(EmbeddedDatabase.bloated(database.anchor())).isFalse();
    }
  }

  /** Where the file ends decides what H2 says of it; what it opened all the same is whole. */
  @Test
  void aCutFileIsNotOpenedAndNotChanged() throws Exception {
    made(5);
    byte[] whole = Files.readAllBytes(file);
    int refused = 0;
    for (int percent = 90; percent > 0; percent -= 10) {
      // A new file each time: H2 leaves a lock on one that it failed to open until it is collected.
      Files.deleteIfExists(file);
      Files.write(file, Arrays.copyOf(whole, whole.length * percent / 100));
      Map<String, String> before = files();
      try (EmbeddedDatabase database = open()) {
        assertThat(DatabaseWitness.now(database.anchor(), AT).editions())
            .as("editions in %d %% of the file", percent)
            .isEqualTo(5);
      } catch (DatabaseLostException e) {
        refused++;
        assertThat(e).hasMessageContaining("diptych db forget --reason");
        assertThat(files()).as("after %d %%", percent).isEqualTo(before);
      }
    }
    assertThat(refused).isGreaterThan(2);
  }

  @Test
  void aDatabaseWithLessThanItsWitnessSawIsRefused() throws Exception {
    made(5);
    Witness seen = Witness.read(data).orElseThrow();
    new Witness(seen.installation(), "night/2026-11-24", 2, 6, 7, seen.audited(), 0, AT)
        .write(data);

    assertThatExceptionOfType(DatabaseLostException.class)
        .isThrownBy(this::open)
        .withMessageContaining("1 of 6 editions missing, 2 of 7 passes missing")
        .withMessageContaining("night/2026-11-24 pass 2");
  }

  @Test
  void aDatabaseOfAnotherInstallationIsRefused() throws Exception {
    made(1);
    Witness seen = Witness.read(data).orElseThrow();
    new Witness("another", seen.edition(), 1, 1, 1, 1, 0, AT).write(data);

    assertThatExceptionOfType(DatabaseLostException.class)
        .isThrownBy(this::open)
        .withMessageContaining(seen.installation())
        .withMessageContaining("another");
  }

  @Test
  void aDatabaseWhoseProcessDiedIsLookedAtToo() throws Exception {
    made(3);
    Files.writeString(data.resolve("diptych.lock.db"), "left by a process that died");
    try (EmbeddedDatabase database = open()) {
      assertThat(DatabaseWitness.now(database.anchor(), AT).editions()).isEqualTo(3);
    }
  }

  @Test
  void withoutItsPasswordItIsNotOpened() throws Exception {
    made(1);
    Files.delete(data.resolve("diptych.password"));

    assertThatExceptionOfType(DatabaseLostException.class)
        .isThrownBy(this::open)
        .withMessageContaining("diptych.password");
    assertThat(data.resolve("diptych.password")).doesNotExist();
  }

  /** A database with so many editions of one pass each, and its witness. */
  private void made(int editions) throws Exception {
    new DatabaseRescue(SETTINGS, home, Clock.systemUTC())
        .forget(List.of(), new DatabaseRescue.By("test", "cli", null));
    try (EmbeddedDatabase database = open();
        Statement statement = database.anchor().createStatement()) {
      for (int i = 1; i <= editions; i++) {
        statement.execute(
            """
            insert into edition (job, label, as_of, settings, targets, detail, engines, version, created_at)
            values ('night', '%d', current_timestamp, '%s', 'en', 'full', '', '', current_timestamp)
            """
                .formatted(i, "s".repeat(20_000)));
        statement.execute(
            """
            insert into pass (edition_id, number, kind, as_of, actor, state, created_at)
            values (%d, 1, 'NIGHT', current_timestamp, 'test', 'FINISHED', current_timestamp)
            """
                .formatted(i));
      }
      DatabaseWitness.now(database.anchor(), AT).write(data);
    }
  }

  /** Path → checksum. */
  private Map<String, String> files() throws IOException {
    Map<String, String> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        files.put(data.relativize(path).toString(), Checksums.sha256(Files.readAllBytes(path)));
      }
    }
    return files;
  }
}
