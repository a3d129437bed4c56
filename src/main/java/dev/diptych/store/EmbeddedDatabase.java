package dev.diptych.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.h2.engine.SessionRemote;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;

/**
 * The embedded H2 file. It has one owner, the first process that opens it; later ones join the
 * owner as clients over a socket bound to 127.0.0.1 and guarded by a random password in a 0600
 * file.
 *
 * <p>{@code WRITE_DELAY=0}: what is committed survives a power cut. One connection is held from the
 * first to the last moment, so that this process stays the owner while pools come and go.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final String USER = "diptych";
  private static final int PASSWORD_BYTES = 24;

  private final Path folder;
  private final String password;
  private final Connection anchor;
  private volatile boolean compactOnClose;

  private EmbeddedDatabase(Path folder, String password, Connection anchor) {
    this.folder = folder;
    this.password = password;
    this.anchor = anchor;
  }

  /**
   * Opens the file or joins its owner.
   *
   * @throws DatabaseUnavailableException if the owner is frozen or the file cannot be opened
   */
  static EmbeddedDatabase open(Path folder, DatabaseSettings settings) {
    // By default H2's automatic server listens on every interface of the machine.
    System.setProperty("h2.bindAddress", "127.0.0.1");
    String password;
    try {
      Files.createDirectories(folder);
      password = password(folder.resolve("diptych.password"));
    } catch (IOException e) {
      throw new DatabaseUnavailableException(
          "The database folder %s cannot be used: %s. Check its owner and rights, or name another folder: diptych.database.folder"
              .formatted(folder, reason(e)),
          e);
    }
    return new EmbeddedDatabase(folder, password, connect(folder, password, settings));
  }

  private static String reason(IOException failure) {
    String path = failure instanceof FileSystemException file ? file.getFile() : null;
    if (failure instanceof AccessDeniedException) {
      return "%s may not be read or written by this user".formatted(path);
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "%s is a file, not a folder".formatted(path);
    }
    if (failure instanceof NoSuchFileException) {
      return "%s cannot be made".formatted(path);
    }
    return String.valueOf(failure.getMessage());
  }

  private static Connection connect(Path folder, String password, DatabaseSettings settings) {
    FutureTask<Connection> task =
        new FutureTask<>(() -> DriverManager.getConnection(url(folder), USER, password));
    Thread opener = new Thread(task, "open-database");
    opener.setDaemon(true);
    opener.start();
    try {
      return task.get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new DatabaseUnavailableException(
          "The database %s is held by a process that does not answer%s"
              .formatted(folder.resolve("diptych"), BeatFile.holder(folder)),
          e);
    } catch (ExecutionException e) {
      throw new DatabaseUnavailableException(
          "The database %s cannot be opened: %s%s. Check the owner and rights of %s"
              .formatted(
                  folder.resolve("diptych"),
                  firstLine(e.getCause()),
                  BeatFile.holder(folder),
                  folder.resolve("diptych.mv.db")),
          e.getCause());
    } catch (InterruptedException e) {
      throw new DatabaseUnavailableException("Interrupted while opening the database", e);
    }
  }

  /** H2 appends its statements and codes in further lines. */
  private static String firstLine(@Nullable Throwable failure) {
    return String.valueOf(failure).lines().findFirst().orElse("");
  }

  private static String url(Path folder) {
    return "jdbc:h2:file:%s;AUTO_SERVER=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=20000"
        .formatted(folder.resolve("diptych").toAbsolutePath());
  }

  private static String password(Path file) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String made = HexFormat.of().formatHex(random);
    boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
    try {
      if (posix) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
    } catch (FileAlreadyExistsException e) {
      return Files.readString(file).strip();
    }
    Files.writeString(file, made);
    return made;
  }

  String url() {
    return url(folder);
  }

  String user() {
    return USER;
  }

  String password() {
    return password;
  }

  Path folder() {
    return folder;
  }

  /** Whether this process holds the file; a client's transactions die with the owner. */
  boolean owner() {
    try {
      return !(anchor.unwrap(JdbcConnection.class).getSession() instanceof SessionRemote);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Asks for compaction when this process closes the file. */
  void compactOnClose() {
    compactOnClose = true;
  }

  /** Closes the file; what the pool still holds is closed by the database. */
  @Override
  public void close() throws SQLException {
    boolean mine = owner();
    try (Connection last = anchor;
        @Nullable Statement statement = mine && compactOnClose ? last.createStatement() : null) {
      if (statement != null) {
        statement.execute("shutdown compact");
      }
    }
  }
}
