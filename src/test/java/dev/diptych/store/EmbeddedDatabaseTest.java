package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    try (EmbeddedDatabase database = open();
        Statement statement = database.anchor().createStatement()) {
      statement.execute("create table t (id int primary key, v varchar)");
      for (int i = 0; i < 1500; i++) {
        statement.execute("insert into t values (%d, '%s')".formatted(i, "x".repeat(200)));
      }
      before = Files.size(file);
      assertThat(EmbeddedDatabase.bloated(database.anchor())).isTrue();
      database.compactOnClose();
    }
    assertThat(Files.size(file)).isLessThan(before / 10);
  }

  @Test
  void aLargeFileOfLivingRowsIsNot() throws SQLException, IOException {
    try (EmbeddedDatabase database = open();
        Statement statement = database.anchor().createStatement()) {
      statement.execute("create table t (id int primary key, v varchar)");
      try (PreparedStatement insert =
          database.anchor().prepareStatement("insert into t values (?, ?)")) {
        for (int i = 0; i < 10_000; i++) {
          insert.setInt(1, i);
          insert.setString(2, "x".repeat(4000));
          insert.addBatch();
        }
        database.anchor().setAutoCommit(false);
        insert.executeBatch();
        database.anchor().commit();
        database.anchor().setAutoCommit(true);
      }
      assertThat(Files.size(file)).isGreaterThan(32L << 20);
      assertThat(EmbeddedDatabase.bloated(database.anchor())).isFalse();
    }
  }

  @Test
  void aCutFileIsNotOpenedAndNotChanged() throws Exception {
    made(5);
    byte[] whole = Files.readAllBytes(file);
    for (double part : new double[] {0.3, 0.1, 0.02}) {
      byte[] cut = Arrays.copyOf(whole, (int) (whole.length * part));
      Files.write(file, cut);
      Map<String, byte[]> before = files();

      assertThatExceptionOfType(DatabaseLostException.class)
          .isThrownBy(this::open)
          .withMessageContaining("diptych db forget --reason");

      assertThat(files()).usingRecursiveComparison().isEqualTo(before);
    }
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

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        files.put(data.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }
}
