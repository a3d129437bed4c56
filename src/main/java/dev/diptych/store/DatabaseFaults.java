package dev.diptych.store;

import java.io.EOFException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What went wrong in the database, in words for an operator. */
public final class DatabaseFaults {

  /** H2's codes for a database that was closed under its users (Javadoc of its ErrorCode). */
  private static final int CLOSED = 90098;

  private static final int CALLED_AFTER_CLOSE = 90121;
  private static final int CORRUPTED = 90030;
  private static final int TIMED_OUT = 50200;

  private DatabaseFaults() {}

  /** Words for a failure of the database; empty for any other failure. */
  public static Optional<String> words(Throwable failure) {
    if (noRoom(failure)) {
      return Optional.of(
          "the disk of the database is full; make room and give the same command again");
    }
    SQLException sql = null;
    boolean database = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      database |= cause instanceof DataAccessException || cause instanceof TransactionException;
      if (cause instanceof SQLException found) {
        sql = found;
      }
    }
    if (sql == null) {
      return database ? Optional.of("the database did not answer as it should") : Optional.empty();
    }
    return Optional.of(
        switch (sql.getErrorCode()) {
          case CLOSED, CALLED_AFTER_CLOSE -> "the database was closed under the run";
          case CORRUPTED -> "the database file is damaged; restore a backup: diptych db restore";
          case TIMED_OUT -> "the database was locked for too long";
          default -> "the database refused: " + EmbeddedDatabase.firstLine(sql);
        });
  }

  /** Whether a failure means that a file ends before what it says it holds: it was cut. */
  static boolean endsEarly(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException) {
        return true;
      }
    }
    return false;
  }

  /** Whether a failure means that a disk is full. */
  static boolean noRoom(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (message != null
          && (message.contains("No space left on device")
              || message.contains("Disk quota exceeded"))) {
        return true;
      }
    }
    return false;
  }
}
