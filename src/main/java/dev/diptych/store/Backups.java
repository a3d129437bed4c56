package dev.diptych.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Copies of the embedded database with all that is needed to go on from them elsewhere. */
@Repository
public class Backups {

  private final JdbcClient jdbc;
  private final DataSource source;
  private final Database database;
  private final Clock clock;

  /** Of the application's database. */
  public Backups(JdbcClient jdbc, DataSource source, Database database, Clock clock) {
    this.jdbc = jdbc;
    this.source = source;
    this.database = database;
    this.clock = clock;
  }

  /** Whether the database can be copied from here: a server has a tool of its own for that. */
  public boolean possible() {
    return database.isEmbedded();
  }

  /**
   * Whether a backup holds everything there is now: whatever changes the database is audited, and
   * the audit only grows. One that cannot be read holds nothing.
   */
  public boolean isUpToDate(Path file) {
    try (BackupFile backup = BackupFile.open(file)) {
      return backup.witness().sawTheSameAs(DatabaseWitness.now(source, clock.instant()));
    } catch (IOException | SQLException | NoBackupException e) {
      return false;
    }
  }

  /**
   * Writes a consistent copy as a zip file, also while the database is in use: the database, its
   * password, its witness, and the job files with what lies beside them. Whoever can read it can
   * read everything; so only its owner may. The file appears as a whole, on the disk when this
   * returns.
   *
   * @param jobs folder of the job files; need not exist
   * @return the file, absolute
   * @throws FileAlreadyExistsException if it exists
   * @throws IOException if it cannot be written
   * @throws IllegalStateException if the database is a server
   */
  public Path write(Path file, Path jobs) throws IOException {
    if (!possible()) {
      throw new IllegalStateException("A server is not backed up from here");
    }
    Path target = file.toAbsolutePath().normalize();
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Path parent = Files.createDirectories(target.resolveSibling(""));
    // A folder of its own keeps others out from the first byte on.
    Path work = Files.createTempDirectory(parent, BackupFile.UNFINISHED);
    try {
      Path copy = work.resolve("backup.zip");
      DatabaseFiles.createPrivate(copy);
      Witness witness = DatabaseWitness.now(source, clock.instant());
      jdbc.sql("backup to '" + copy.toString().replace("'", "''") + "'").update();
      complete(copy, witness, jobs);
      DatabaseFiles.makePrivate(copy);
      try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
      return target;
    } catch (SQLException e) {
      throw new IOException("The database could not be asked what it holds", e);
    } finally {
      Files.deleteIfExists(work.resolve("backup.zip"));
      Files.deleteIfExists(work);
    }
  }

  private void complete(Path copy, Witness witness, Path jobs) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(copy)) {
      Files.copy(
          database.folder().resolve(DatabaseFiles.PASSWORD), zip.getPath(DatabaseFiles.PASSWORD));
      Files.writeString(zip.getPath(Witness.FILE), witness.json());
      Path inside = Files.createDirectory(zip.getPath(BackupFile.JOBS));
      for (Path job : jobFiles(jobs)) {
        Files.copy(job, inside.resolve(String.valueOf(job.getFileName())));
      }
    }
  }

  private static List<Path> jobFiles(Path jobs) throws IOException {
    if (!Files.isDirectory(jobs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(jobs)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> BackupFile.isJobFile(String.valueOf(file.getFileName())))
          .sorted()
          .toList();
    }
  }
}
