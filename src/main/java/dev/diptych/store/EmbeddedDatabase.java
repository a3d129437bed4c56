package dev.diptych.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionRemote;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;

/**
 * The embedded H2 file. It has one owner, the first process that opens it; later ones join the
 * owner as clients over a socket bound to 127.0.0.1 and guarded by a random password in a 0600
 * file.
 *
 * <p>{@code WRITE_DELAY=0}: what is committed survives a kill of the process; {@link Durability} is
 * for the power. {@code COMPRESS=TRUE}: whole pages are written for each row that changes, so they
 * are packed. {@code MAX_COMPACT_TIME=0}: H2 would write a small file three times over whenever it
 * closes it, more than a night has written; it is compacted {@linkplain #bloated when that pays}.
 * One connection is held from the first to the last moment, so that this process stays the owner
 * while pools come and go.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final String USER = "diptych";
  private static final int PASSWORD_BYTES = 24;

  private static final Duration MOMENT = Duration.ofSeconds(3);

  /** What is dead in a file is not worth a compaction below this. */
  private static final long WORTH_COMPACTING_IN_BYTES = 16L << 20;

  /**
   * How long H2 leaves the place of a chunk that is dead unused: longer than any file system takes
   * to write out what it was given, and short enough that small commits do not make the file three
   * times as large (45 s is H2's own).
   */
  private static final int RETENTION_MILLIS = 5000;

  private final Path folder;
  private final String password;
  private final Duration answerWithin;
  private final Supplier<Traces> traces;
  private volatile Connection anchor;
  private volatile boolean compactOnClose;

  private EmbeddedDatabase(
      Path folder, String password, Duration answerWithin, Supplier<Traces> traces) {
    this.folder = folder;
    this.password = password;
    this.answerWithin = answerWithin;
    this.traces = traces;
    this.anchor = connect(folder, password, answerWithin, traces);
  }

  /**
   * Opens the file or joins its owner.
   *
   * @param traces asked for when the file is not what it was
   * @throws DatabaseUnavailableException if the owner is frozen or the file cannot be opened
   * @throws DatabaseLostException if the file is gone, damaged, or has less than it had; nothing
   *     was changed then
   */
  static EmbeddedDatabase open(Path folder, DatabaseSettings settings, Supplier<Traces> traces) {
    DatabaseCheck.require(new DatabaseFiles(folder), USER, traces);
    return open(folder, settings.answerWithin(), traces);
  }

  /** The same without looking at what it holds. */
  static EmbeddedDatabase open(Path folder, Duration answerWithin, Supplier<Traces> traces) {
    // By default H2's automatic server listens on every interface of the machine.
    System.setProperty("h2.bindAddress", "127.0.0.1");
    String password;
    try {
      Files.createDirectories(folder);
      password = password(folder.resolve(DatabaseFiles.PASSWORD));
    } catch (IOException e) {
      throw cannotBeUsed(folder, e);
    }
    return new EmbeddedDatabase(folder, password, answerWithin, traces);
  }

  /** What this user may not look into, read or write. */
  static DatabaseUnavailableException belongsToAnother(Path path, Path folder) {
    String user = System.getProperty("user.name", "this user");
    String owner = owner(path);
    return new DatabaseUnavailableException(
        "%s may not be read and written by %s%s. Nothing was changed. %s"
            .formatted(
                path,
                user,
                owner.isEmpty() ? "" : ": it belongs to " + owner,
                owner.equals(user)
                    ? "To allow it: chmod -R u+rwX '%s'".formatted(folder)
                    : "Run Diptych as its owner, or give it to %s: chown -R %s '%s'"
                        .formatted(user, user, folder)),
        null);
  }

  private static String owner(Path path) {
    try {
      return Files.getOwner(path).getName();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  static DatabaseUnavailableException cannotBeUsed(Path folder, IOException failure) {
    return new DatabaseUnavailableException(
        "The database folder %s cannot be used: %s. Check its owner and rights, or name another folder: diptych.database.folder"
            .formatted(folder, reason(failure)),
        failure);
  }

  static DatabaseUnavailableException cannotBeOpened(Path folder, @Nullable Throwable cause) {
    if (DatabaseFaults.noRoom(cause)) {
      return new DatabaseUnavailableException(
          "The database %s cannot be opened: the disk of %s is full. Make room, then type the same again"
              .formatted(folder.resolve("diptych"), folder),
          cause);
    }
    return new DatabaseUnavailableException(
        "The database %s cannot be opened: %s%s. Check the owner and rights of %s"
            .formatted(
                folder.resolve("diptych"),
                firstLine(cause),
                BeatFile.holder(folder),
                folder.resolve(DatabaseFiles.DATABASE)),
        cause);
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

  private static Connection connect(
      Path folder, String password, Duration answerWithin, Supplier<Traces> traces) {
    FutureTask<Connection> task = new FutureTask<>(() -> patiently(url(folder), password));
    Thread opener = new Thread(task, "open-database");
    opener.setDaemon(true);
    opener.start();
    try {
      return task.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new DatabaseUnavailableException(
          "The database %s is held by a process that does not answer%s"
              .formatted(folder.resolve("diptych"), BeatFile.holder(folder)),
          e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (DatabaseFaults.endsEarly(cause)
          || (cause instanceof SQLException refusal
              && refusal.getErrorCode() == ErrorCode.FILE_CORRUPTED_1)) {
        throw DatabaseLostException.damaged(folder, firstLine(cause), traces.get(), cause);
      }
      if (cause instanceof SQLException refusal
          && refusal.getErrorCode() == ErrorCode.WRONG_USER_OR_PASSWORD) {
        throw DatabaseLostException.wrongPassword(
            folder, folder.resolve(DatabaseFiles.PASSWORD), traces.get(), cause);
      }
      throw cannotBeOpened(folder, cause);
    } catch (InterruptedException e) {
      throw new DatabaseUnavailableException("Interrupted while opening the database", e);
    }
  }

  /** Whoever only looks at the file, or is about to close it, has it for a moment. */
  private static Connection patiently(String url, String password)
      throws SQLException, InterruptedException {
    long end = System.nanoTime() + MOMENT.toNanos();
    while (true) {
      try {
        return DriverManager.getConnection(url, USER, password);
      } catch (SQLException e) {
        if (e.getErrorCode() != ErrorCode.DATABASE_ALREADY_OPEN_1 || System.nanoTime() > end) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  /** H2 appends its statements, advice for programmers and codes. */
  static String firstLine(@Nullable Throwable failure) {
    String message = failure == null ? null : failure.getMessage();
    return message == null
        ? "no reason given"
        : message
            .lines()
            .findFirst()
            .orElse("")
            .replaceFirst("; SQL statement:.*", "")
            .replaceFirst("\\. Possible solution:.*", "")
            .replaceFirst(" \\[\\d+-\\d+]$", "");
  }

  private static String url(Path folder) {
    return "jdbc:h2:file:%s;AUTO_SERVER=TRUE;WRITE_DELAY=0;COMPRESS=TRUE;MAX_COMPACT_TIME=0;LOCK_TIMEOUT=20000"
        .formatted(folder.resolve("diptych").toAbsolutePath());
  }

  private static String password(Path file) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String made = HexFormat.of().formatHex(random);
    try {
      DatabaseFiles.createPrivate(file);
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

  /** The connection that is held open. */
  Connection anchor() {
    return anchor;
  }

  /** Asks for compaction when this process closes the file, if it is worth it then. */
  void compactOnClose() {
    compactOnClose = true;
  }

  /**
   * For a process that stays: the place of dead chunks is soon used again. H2 then syncs its file
   * every few seconds, before it does so; it keeps the setting with the file.
   */
  void stays() throws SQLException {
    try (Statement statement = anchor.createStatement()) {
      statement.execute("set retention_time " + RETENTION_MILLIS);
    }
  }

  /** Whether somebody asked for compaction and it is worth it now. */
  boolean wantsCompacting() throws SQLException {
    return compactOnClose && owner() && bloated(anchor);
  }

  /** Whether processes have joined this one, which is the owner. */
  boolean joined() throws SQLException {
    try (Statement statement = anchor.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from information_schema.sessions where client_addr is not null")) {
      row.next();
      return row.getLong(1) > 0;
    }
  }

  /**
   * Compacts the file and opens it again; nobody may use a connection meanwhile. Another process
   * may be quicker to open it: then this one has joined that, until it {@link #becomeOwner}.
   *
   * @throws SQLException if the file is not compacted; it is open again in any case
   * @throws DatabaseUnavailableException if it cannot be opened again
   */
  void compact() throws SQLException {
    compactOnClose = false;
    try (Statement statement = anchor.createStatement()) {
      statement.execute("shutdown compact");
    } finally {
      anchor = connect(folder, password, answerWithin, traces);
    }
  }

  /** Opens the file anew, if it was another process that opened it first. */
  void becomeOwner() throws SQLException {
    if (!owner()) {
      anchor.close();
      anchor = connect(folder, password, answerWithin, traces);
    }
  }

  /** Closes the file; what the pool still holds is closed by the database. */
  @Override
  public void close() throws SQLException {
    boolean compact = compactOnClose && owner() && bloated(anchor);
    try (Connection last = anchor;
        @Nullable Statement statement = compact ? last.createStatement() : null) {
      if (statement != null) {
        statement.execute("shutdown compact");
      }
    }
  }

  /**
   * Whether more than two thirds of the file are dead: free blocks between its chunks, and what
   * nobody refers to any more within them. Compaction writes all that is alive anew, so it is never
   * done for less. H2 keeps the figures in memory: asking costs nothing.
   */
  static boolean bloated(Connection connection) throws SQLException {
    Map<String, Long> figures = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select setting_name, setting_value from information_schema.settings
                where setting_name in ('info.FILE_SIZE', 'info.FILL_RATE', 'info.CHUNKS_FILL_RATE')
                """)) {
      while (row.next()) {
        figures.put(row.getString(1), row.getLong(2));
      }
    }
    long size = figures.getOrDefault("info.FILE_SIZE", 0L);
    long alive =
        size
            / 10_000
            * figures.getOrDefault("info.FILL_RATE", 100L)
            * figures.getOrDefault("info.CHUNKS_FILL_RATE", 100L);
    long dead = size - alive;
    return dead > WORTH_COMPACTING_IN_BYTES && dead > size / 3 * 2;
  }
}
