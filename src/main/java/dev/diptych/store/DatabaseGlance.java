package dev.diptych.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.h2.api.ErrorCode;

/**
 * Looks into a database file that nobody has open, without changing a byte of it: H2 would mend a
 * file that was cut while it opens it, and what could still be saved would be gone.
 */
final class DatabaseGlance {

  private static final Set<Integer> DAMAGED =
      Set.of(
          ErrorCode.FILE_CORRUPTED_1,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.DATABASE_IS_READ_ONLY);

  private DatabaseGlance() {}

  /**
   * What the file holds.
   *
   * @return empty if a living process has it open: that one has looked already
   * @throws SQLException if it cannot be read
   */
  static Optional<Witness> at(DatabaseFiles files, String user, String password, Instant at)
      throws IOException, SQLException {
    if (files.held()) {
      return Optional.empty();
    }
    if (!Files.exists(files.lock())) {
      return look(files.folder(), user, password, at);
    }
    // A process died with the file open. H2 refuses to only read beside the lock it left, and finds
    // none beside another name of the same file.
    Path aside = Files.createTempDirectory(files.folder(), ".glance");
    try {
      Files.createLink(aside.resolve(DatabaseFiles.DATABASE), files.database());
      return look(aside, user, password, at);
    } catch (UnsupportedOperationException e) {
      return Optional.empty(); // A file system without links: whoever opens the file will see.
    } finally {
      Files.deleteIfExists(aside.resolve(DatabaseFiles.DATABASE));
      Files.deleteIfExists(aside);
    }
  }

  private static Optional<Witness> look(Path folder, String user, String password, Instant at)
      throws SQLException {
    String url =
        "jdbc:h2:file:%s;IFEXISTS=TRUE;ACCESS_MODE_DATA=r;FILE_LOCK=NO"
            .formatted(folder.resolve("diptych").toAbsolutePath());
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      return Optional.of(DatabaseWitness.now(connection, at));
    } catch (SQLException e) {
      if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Whether a failure to open the file means that its content is not what H2 wrote; whether it may
   * be read at all has been tried before.
   */
  static boolean damaged(Throwable failure) {
    return failure instanceof SQLException refusal && DAMAGED.contains(refusal.getErrorCode());
  }
}
