package dev.diptych.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Copies of the embedded database. */
@Repository
public class Backups {

  private final JdbcClient jdbc;
  private final Database database;

  /** Of the application's database. */
  public Backups(JdbcClient jdbc, Database database) {
    this.jdbc = jdbc;
    this.database = database;
  }

  /**
   * Writes a consistent copy as a zip file, also while the database is in use.
   *
   * @return the file
   * @throws IllegalStateException if the database is a server, or the file exists
   */
  public Path write(Path file) {
    if (!database.isEmbedded()) {
      throw new IllegalStateException(
          "The database is a server: back it up with its own tool, for example pg_dump");
    }
    Path target = file.toAbsolutePath();
    if (Files.exists(target)) {
      throw new IllegalStateException("The file %s exists; name a new one".formatted(target));
    }
    jdbc.sql("backup to '" + target.toString().replace("'", "''") + "'").update();
    return target;
  }
}
