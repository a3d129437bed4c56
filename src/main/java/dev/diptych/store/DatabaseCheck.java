package dev.diptych.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Whether the embedded database is still what it was, before anybody opens it. */
final class DatabaseCheck {

  private DatabaseCheck() {}

  /**
   * Looks before the file is opened; nothing is changed.
   *
   * @param traces asked for when it is not what it was
   * @throws DatabaseLostException if it is gone, damaged, or has less than it had
   * @throws DatabaseUnavailableException if it may not be read
   */
  static void require(DatabaseFiles files, String user, Supplier<Traces> traces) {
    requireOurs(files);
    Optional<Witness> witness = Witness.read(files.folder());
    requirePresent(files, witness.orElse(null), traces);
    if (witness.isPresent() && files.present()) {
      requireWhole(files, user, witness.get(), traces);
    }
  }

  /** What this user may not see looks as if it were gone: nothing is restored over it. */
  private static void requireOurs(DatabaseFiles files) {
    if (Files.exists(files.folder()) && !Files.isDirectory(files.folder())) {
      return; // Whoever opens it says so.
    }
    for (Path path : List.of(files.folder(), files.database(), files.password())) {
      boolean hidden = !Files.exists(path) && !Files.notExists(path);
      boolean closed =
          Files.exists(path)
              && !(Files.isReadable(path)
                  && Files.isWritable(path)
                  && (Files.isExecutable(path) || !Files.isDirectory(path)));
      if (hidden || closed) {
        throw EmbeddedDatabase.belongsToAnother(path, files.folder());
      }
    }
  }

  private static void requirePresent(
      DatabaseFiles files, @Nullable Witness witness, Supplier<Traces> traces) {
    if (Files.isDirectory(files.database())) {
      // H2 says it in one way or another, as its file system does.
      throw DatabaseLostException.damaged(
          files.folder(), "it is a folder, not a file", traces.get(), null);
    }
    if (files.present()) {
      if (!Files.exists(files.password())) {
        throw DatabaseLostException.withoutPassword(files.folder(), files.password(), traces.get());
      }
      return;
    }
    Traces found = traces.get();
    if (found.any() || (witness != null && witness.editions() > 0)) {
      throw DatabaseLostException.gone(
          files.folder(), Files.exists(files.database()), witness, found);
    }
  }

  private static void requireWhole(
      DatabaseFiles files, String user, Witness witness, Supplier<Traces> traces) {
    try {
      String password = Files.readString(files.password()).strip();
      List<String> missing =
          DatabaseGlance.at(files, user, password, witness.at())
              .map(witness::missingFrom)
              .orElse(List.of());
      if (!missing.isEmpty()) {
        throw DatabaseLostException.cut(
            files.folder(), witness, String.join(", ", missing), traces.get());
      }
    } catch (SQLException e) {
      if (DatabaseGlance.damaged(e)) {
        throw DatabaseLostException.damaged(
            files.folder(), EmbeddedDatabase.firstLine(e), traces.get(), e);
      }
      if (e.getErrorCode() == ErrorCode.WRONG_USER_OR_PASSWORD) {
        throw DatabaseLostException.wrongPassword(
            files.folder(), files.password(), traces.get(), e);
      }
      throw EmbeddedDatabase.cannotBeOpened(files.folder(), e);
    } catch (IOException e) {
      throw EmbeddedDatabase.cannotBeUsed(files.folder(), e);
    }
  }
}
