package dev.diptych.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is seen to before the tables of a database with something in it are changed: nothing is
 * begun that only the earlier version can finish, and there is a way back.
 */
final class Upgrade {

  private static final Logger log = LoggerFactory.getLogger(Upgrade.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Database database;
  private final BackupPlace place;
  private final Clock clock;

  Upgrade(Database database, BackupPlace place, Clock clock) {
    this.database = database;
    this.place = place;
    this.clock = clock;
  }

  /**
   * Sees to it.
   *
   * @param from version of the tables as they are
   * @param to version as they will be
   * @throws DatabaseUnavailableException if the copy cannot be written
   * @throws DatabaseVersionException if they are not to be changed now; nothing was
   */
  void prepare(String from, String to) {
    JdbcClient jdbc = JdbcClient.create(database.dataSource());
    String unfinished = unfinished(jdbc);
    if (unfinished != null) {
      throw new DatabaseVersionException(
          "Edition %s is not finished, and the tables it was begun with (version %s) are not those of this Diptych (version %s). Nothing was changed. Finish it with the Diptych that began it, or give it up there (diptych restart, diptych abandon), then start this one"
              .formatted(unfinished, from, to));
    }
    if (database.isEmbedded()) {
      log.warn(
          "The tables of {} go from version {} to version {}. The copy from before is {}",
          database.folder().resolve(DatabaseFiles.DATABASE),
          from,
          to,
          backup(jdbc, from, to));
    } else {
      log.warn(
          "The tables of the server go from version {} to version {}, each step in one transaction."
              + " The way back is the server's own newest copy",
          from,
          to);
    }
  }

  /** An edition that waits for a pass, as {@code job/label (begun by version)}. */
  private static @Nullable String unfinished(JdbcClient jdbc) {
    return jdbc
        .sql(
            """
            select e.job || '/' || e.label || ' (begun by Diptych ' || e.version || ')'
            from pass p join edition e on e.id = p.edition_id
            where p.state in ('READY', 'RUNNING', 'FAILED', 'STOPPED') order by p.id
            """)
        .query(String.class)
        .list()
        .stream()
        .findFirst()
        .orElse(null);
  }

  private Path backup(JdbcClient jdbc, String from, String to) {
    String stem = "before-tables-%s-to-%s-%s".formatted(from, to, STAMP.format(clock.instant()));
    Path file = place.folder().resolve(stem + ".zip");
    for (int again = 2; Files.exists(file); again++) {
      file = place.folder().resolve(stem + "-" + again + ".zip");
    }
    try {
      return new Backups(jdbc, database.dataSource(), database, clock).write(file, place.jobs());
    } catch (IOException | RuntimeException e) {
      throw new DatabaseUnavailableException(
          "The tables of %s are of version %s, and this Diptych needs version %s; they are not changed without a copy from before, and %s could not be written: %s. Nothing was changed. Make room, or name another folder in diptych.backup.folder"
              .formatted(
                  database.folder().resolve(DatabaseFiles.DATABASE),
                  from,
                  to,
                  file,
                  e instanceof IOException ? e.getMessage() : EmbeddedDatabase.firstLine(e)),
          e);
    }
  }
}
