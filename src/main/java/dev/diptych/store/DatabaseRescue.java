package dev.diptych.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Puts another embedded database in the place of one that is lost, without opening that one: from a
 * backup, or an empty one. The new one is made and looked at in a folder of its own; what stood
 * there is moved aside, never overwritten. One thread, one call at a time.
 */
public final class DatabaseRescue {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final DatabaseFiles files;
  private final Duration answerWithin;
  private final Clock clock;

  /**
   * For an installation.
   *
   * @param home against which the settings' folder is resolved
   */
  public DatabaseRescue(DatabaseSettings settings, Path home, Clock clock) {
    this.files = new DatabaseFiles(home.resolve(settings.folder()).normalize());
    this.answerWithin = settings.answerWithin();
    this.clock = clock;
  }

  /** Who does it and why, for the audit of the new database. */
  public record By(String actor, String channel, @Nullable String reason) {}

  /**
   * What was done.
   *
   * @param now what the database holds
   * @param aside where the files that stood there are now, {@code null} if there were none
   * @param jobs names of the job files that were missing and came from the backup
   */
  public record Done(Witness now, @Nullable Path aside, List<String> jobs) {

    /** Copies the list, so that the record cannot change. */
    public Done {
      jobs = List.copyOf(jobs);
    }
  }

  /** The witness of the database that stood here, if there is one. */
  public Optional<Witness> witness() {
    return Witness.read(files.folder());
  }

  /**
   * What a backup holds.
   *
   * @throws NoBackupException if it is none
   */
  public Witness inspect(Path backup) throws IOException {
    try (BackupFile open = BackupFile.open(backup)) {
      return open.witness();
    }
  }

  /**
   * Puts a backup in place. Kept sources stay as they are.
   *
   * @param jobs folder of the job files: those of the backup that are missing there are written
   * @throws NoBackupException if it is none, or damaged
   * @throws DatabaseInUseException if a living process has the database open
   */
  public Done restore(Path backup, Path jobs, By by) throws IOException {
    requireFree();
    Path work = work("restoring");
    try (BackupFile open = BackupFile.open(backup)) {
      open.databaseInto(work);
      try (EmbeddedDatabase database = EmbeddedDatabase.open(work, answerWithin, none())) {
        List<String> missing =
            open.witness().missingFrom(DatabaseWitness.now(database.anchor(), clock.instant()));
        if (!missing.isEmpty()) {
          throw new NoBackupException(
              "%s is damaged: %s".formatted(backup, String.join(", ", missing)));
        }
        audit(database.anchor(), "restore", backup.toString(), by);
        DatabaseWitness.now(database.anchor(), clock.instant()).write(work);
      } catch (DatabaseLostException e) {
        throw new NoBackupException("%s is damaged: its database cannot be read".formatted(backup));
      }
      return put(work, "replaced", open.jobsInto(jobs));
    } catch (SQLException e) {
      throw new IOException("The database of the backup cannot be read: " + e.getMessage(), e);
    } finally {
      delete(work);
    }
  }

  /**
   * Puts an empty database in place: nothing of what the old one held is known any more. What it
   * published belongs to the new one.
   *
   * @param published ids of installations whose editions are to be this one's
   * @throws DatabaseInUseException if a living process has the database open
   */
  public Done forget(Collection<String> published, By by) throws IOException {
    requireFree();
    Set<String> former = new LinkedHashSet<>(published);
    witness().map(Witness::installation).ifPresent(former::add);
    Path work = work("starting");
    try {
      try (EmbeddedDatabase database = EmbeddedDatabase.open(work, answerWithin, none())) {
        migrate(database);
        takeOver(database.anchor(), former);
        audit(database.anchor(), "forget", String.join(", ", former), by);
        DatabaseWitness.now(database.anchor(), clock.instant()).write(work);
      }
      return put(work, "forgotten", List.of());
    } catch (SQLException e) {
      throw new IOException("An empty database cannot be made: " + e.getMessage(), e);
    } finally {
      delete(work);
    }
  }

  private static Supplier<Traces> none() {
    return () -> new Traces(Path.of(""), null, List.of());
  }

  private void requireFree() throws IOException {
    if (files.held()) {
      throw new DatabaseInUseException(
          files.database(), BeatFile.read(files.folder()).orElse(null));
    }
  }

  private Path work(String what) throws IOException {
    Files.createDirectories(files.folder());
    return Files.createTempDirectory(files.folder(), "." + what);
  }

  private void migrate(EmbeddedDatabase database) {
    DataSource source =
        new DriverManagerDataSource(database.url(), database.user(), database.password());
    Flyway.configure()
        .dataSource(source)
        .javaMigrations(new BatchTables(), new InstallationId(clock))
        .load()
        .migrate();
  }

  private void takeOver(Connection connection, Collection<String> former) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into installation (id, since, ended) values (?, ?, ?)")) {
      for (String id : former) {
        insert.setString(1, id);
        insert.setObject(2, Sql.at(clock.instant()));
        insert.setObject(3, Sql.at(clock.instant()));
        insert.executeUpdate();
      }
    }
  }

  private void audit(Connection connection, String verb, String subject, By by)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into audit (at, actor, channel, verb, subject, reason) values (?, ?, ?, ?, ?,"
                + " ?)")) {
      insert.setObject(1, Sql.at(clock.instant()));
      insert.setString(2, by.actor());
      insert.setString(3, by.channel());
      insert.setString(4, verb);
      insert.setString(5, subject.length() > 500 ? subject.substring(0, 500) : subject);
      insert.setString(6, Sql.reason(by.reason()));
      insert.executeUpdate();
    }
  }

  private Done put(Path work, String aside, List<String> jobs) throws IOException {
    Path old = files.folder().resolve(aside + "-" + STAMP.format(clock.instant()));
    for (int again = 2; Files.exists(old); again++) {
      old = old.resolveSibling(aside + "-" + STAMP.format(clock.instant()) + "-" + again);
    }
    boolean moved = !files.moveTo(old).isEmpty();
    new DatabaseFiles(work).moveTo(files.folder());
    Witness now = Witness.read(files.folder()).orElseThrow();
    return new Done(now, moved ? old : null, jobs);
  }

  private static void delete(Path work) throws IOException {
    try (Stream<Path> left = Files.walk(work)) {
      for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
