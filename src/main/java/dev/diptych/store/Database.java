package dev.diptych.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database of this installation: an embedded H2 file, or a server. */
public final class Database implements AutoCloseable {

  /** Lanes write one at a time; a few more for the beat, the console and the job repository. */
  private static final int CONNECTIONS = 24;

  private static final String POSTGRESQL = "jdbc:postgresql:";

  /**
   * A process that is frozen within a transaction keeps its locks, and whoever goes on in its place
   * would wait for them for ever: the server ends such a session. Our transactions never idle.
   */
  private static final String NO_FROZEN_TRANSACTIONS =
      "set idle_in_transaction_session_timeout = '30s'";

  private final @Nullable EmbeddedDatabase embedded;
  private final HikariDataSource pool;
  private final Path folder;
  private final boolean compact;

  private Database(
      @Nullable EmbeddedDatabase embedded, HikariDataSource pool, Path folder, boolean compact) {
    this.compact = compact;
    this.embedded = embedded;
    this.pool = pool;
    this.folder = folder;
  }

  /**
   * Opens what the settings name.
   *
   * @param home against which the settings' folder is resolved
   * @param traces of an embedded database that was here, asked for when there is none
   * @throws DatabaseUnavailableException if it cannot be opened now
   * @throws DatabaseLostException if it is gone, damaged, or has less than it had
   */
  public static Database open(DatabaseSettings settings, Path home, Supplier<Traces> traces) {
    Path folder = home.resolve(settings.folder()).normalize();
    HikariConfig config = new HikariConfig();
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setPoolName("diptych");
    EmbeddedDatabase embedded = null;
    if (settings.embedded()) {
      embedded = EmbeddedDatabase.open(folder, settings, traces);
      config.setJdbcUrl(embedded.url());
      config.setUsername(embedded.user());
      config.setPassword(embedded.password());
      config.setAllowPoolSuspension(true); // See compactIfWanted.
    } else {
      config.setJdbcUrl(settings.url());
      config.setUsername(settings.username());
      config.setPassword(settings.password());
      config.setInitializationFailTimeout(settings.answerWithin().toMillis());
      if (String.valueOf(settings.url()).startsWith(POSTGRESQL)) {
        config.setConnectionInitSql(NO_FROZEN_TRANSACTIONS);
      }
    }
    return new Database(embedded, pool(config, settings), folder, settings.compact());
  }

  private static HikariDataSource pool(HikariConfig config, DatabaseSettings settings) {
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      // A URL may carry a password behind its question mark.
      String shown = String.valueOf(settings.url()).replaceFirst("\\?.*", "");
      Throwable cause = e.getCause();
      throw new DatabaseUnavailableException(
          "The database %s cannot be reached: %s. Check diptych.database.url, username and password, and that the server runs"
              .formatted(shown, cause == null ? e.getMessage() : cause.getMessage()),
          e);
    }
  }

  /** The pool all SQL goes through. */
  public DataSource dataSource() {
    return pool;
  }

  /** The folder of the database and the kept sources. */
  public Path folder() {
    return folder;
  }

  /**
   * Whether this process may run a job: a client of another process's database may not, for its
   * transactions die with that process.
   */
  public boolean mayRun() {
    return embedded == null || embedded.owner();
  }

  /**
   * Asks for compaction of an embedded file when this process closes it. It is done if the settings
   * allow it and most of the file is dead by then; short verbs do not ask.
   */
  public void compactOnClose() {
    if (embedded != null && compact) {
      embedded.compactOnClose();
    }
  }

  /**
   * Compacts an embedded file now, if a run has asked for it and most of the file is dead: for a
   * process that stays. Whoever asks for a connection meanwhile waits. Nothing is done while
   * connections are in use, or another process has joined.
   *
   * @return whether it was done
   * @throws SQLException if the database refuses; it can be used in any case
   */
  public boolean compactIfWanted() throws SQLException {
    EmbeddedDatabase file = embedded;
    if (file == null || !compact || !file.wantsCompacting()) {
      return false;
    }
    HikariPoolMXBean connections = pool.getHikariPoolMXBean();
    connections.suspendPool();
    try {
      if (connections.getActiveConnections() > 0) {
        return false;
      }
      connections.softEvictConnections();
      if (file.joined()) {
        return false;
      }
      file.compact();
      return true;
    } finally {
      connections.softEvictConnections();
      connections.resumePool();
    }
  }

  /**
   * This process stays: an embedded file is kept small while it does, and not only at its end.
   *
   * @throws SQLException if the database refuses
   */
  public void stays() throws SQLException {
    if (embedded != null) {
      embedded.stays();
    }
  }

  /**
   * For a process that stays: if another was quicker to open the file, opens it when that has gone.
   */
  public void becomeOwner() throws SQLException {
    if (embedded != null) {
      embedded.becomeOwner();
    }
  }

  /** Size of the embedded file in bytes; empty for a server. */
  public Optional<Long> fileSizeInBytes() {
    try {
      return embedded == null
          ? Optional.empty()
          : Optional.of(Files.size(folder.resolve(DatabaseFiles.DATABASE)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether this is the embedded file, which can be backed up online by {@code BACKUP TO}. */
  public boolean isEmbedded() {
    return embedded != null;
  }

  @Override
  public void close() throws SQLException {
    pool.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
