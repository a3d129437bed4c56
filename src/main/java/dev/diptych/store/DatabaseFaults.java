package dev.diptych.store;

import java.sql.SQLException;
import java.util.Optional;
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
    SQLException sql = null;
    boolean database = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      database |= cause instanceof DataAccessException || cause instanceof TransactionException;
      if (cause instanceof SQLException found) {
        sql = found;
      }
      if (noRoom(cause)) {
        return Optional.of("the disk of the database is full; make room");
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
          default -> "the database refused: " + firstLine(sql);
        });
  }

  private static boolean noRoom(Throwable cause) {
    String message = cause.getMessage();
    return message != null
        && (message.contains("No space left on device") || message.contains("Disk quota exceeded"));
  }

  /** H2 appends its statements and codes in further lines and behind a semicolon. */
  private static String firstLine(SQLException failure) {
    String line = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    int statement = line.indexOf("; SQL statement");
    return statement < 0 ? line : line.substring(0, statement);
  }
}
