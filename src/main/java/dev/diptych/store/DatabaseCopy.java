package dev.diptych.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Copies all that the application's database holds into an empty one, of the same or the other
 * kind. The source is seen as at one moment. All rows come in one transaction, which is committed
 * when they were read back the same; so a copy that was cut off has left empty tables, into which
 * the next goes. Numbers that the database gives by itself go on where those of the source are.
 */
@Repository
public class DatabaseCopy {

  /** So many rows are in memory at a time. */
  private static final int PAGE = 1_000;

  private final DataSource source;
  private final Database database;
  private final Clock clock;

  /** Of the application's database. */
  public DatabaseCopy(DataSource source, Database database, Clock clock) {
    this.source = source;
    this.database = database;
    this.clock = clock;
  }

  /** Who copies and why, for the audit of the copy. */
  public record By(String actor, String channel, @Nullable String reason) {}

  /**
   * What a copy holds.
   *
   * @param rows of each table
   * @param checksum over all rows, the same as in the source; empty if nothing was copied
   */
  public record Copied(Map<String, Long> rows, String checksum) {

    /** How many rows there are in all tables. */
    public long all() {
      return rows.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Copies.
   *
   * @param by {@code null} to look only: whether the target can take a copy, and what there is
   * @throws NoTargetException if the target is not empty, or cannot be reached
   * @throws DatabaseInUseException if another process has the target open
   * @throws SQLException if a database refuses; there are no rows in the target then
   * @throws IOException if the disk does
   */
  public Copied copy(CopyTarget target, Path home, Duration answerWithin, @Nullable By by)
      throws SQLException, IOException {
    if (database.isEmbedded() && database.folder().equals(target.folder())) {
      throw new NoTargetException(
          "%s is the database that is to be copied. Name another".formatted(target.shown()));
    }
    try (Connection from = source.getConnection()) {
      from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      from.setAutoCommit(false);
      try {
        Path folder = target.folder();
        if (by == null && folder != null && !new DatabaseFiles(folder).present()) {
          return new Copied(counts(from), ""); // To open it would be to make it.
        }
        try (Database copy = target.open(home, answerWithin)) {
          requireEmpty(copy, target);
          return by == null ? new Copied(counts(from), "") : copy(from, copy, target.shown(), by);
        }
      } finally {
        from.rollback();
      }
    }
  }

  private static void requireEmpty(Database copy, CopyTarget target) throws SQLException {
    if (!copy.mayRun()) {
      throw new DatabaseInUseException(
          copy.folder().resolve(DatabaseFiles.DATABASE), BeatFile.read(copy.folder()).orElse(null));
    }
    try (Connection connection = copy.dataSource().getConnection()) {
      Map<String, Long> rows = new LinkedHashMap<>();
      boolean ours = CopiedTable.ours(connection);
      if (ours) {
        rows.putAll(counts(connection));
        rows.remove(
            "installation"); // Its id comes with its tables; that of the source replaces it.
        rows.values().removeIf(count -> count == 0);
      }
      List<String> strange = ours ? List.of() : List.copyOf(CopiedTable.names(connection).keySet());
      if (!rows.isEmpty() || !strange.isEmpty()) {
        throw new NoTargetException(
            "%s is not empty: it holds %s. Nothing was changed. Name a new database, made for Diptych alone"
                .formatted(target.shown(), strange.isEmpty() ? words(rows) : strange));
      }
    }
  }

  private static String words(Map<String, Long> rows) {
    return String.join(
        ", ", rows.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
  }

  private static Map<String, Long> counts(Connection connection) throws SQLException {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (CopiedTable table : CopiedTable.of(connection)) {
      counts.put(table.name(), number(connection, "select count(*) from " + table.name()));
    }
    return counts;
  }

  private Copied copy(Connection from, Database copy, String shown, By by)
      throws SQLException, IOException {
    Schema.bring(copy.dataSource(), clock);
    try (Connection to = copy.dataSource().getConnection()) {
      List<CopiedTable> tables = CopiedTable.of(to);
      if (!names(tables).equals(names(CopiedTable.of(from)))) {
        throw new IllegalStateException("The two databases have different tables");
      }
      // On H2 a change of a table commits: so before the first row.
      for (CopiedTable table : tables) {
        numberOn(from, to, table);
      }
      to.setAutoCommit(false);
      Copied copied;
      try {
        copied = rows(from, to, tables, shown);
        to.commit();
      } finally {
        to.rollback();
        to.setAutoCommit(true);
      }
      finish(to, copy, by);
      return copied;
    }
  }

  /** The copy says where it comes from, and is on the disk, with its witness, when this returns. */
  private void finish(Connection to, Database copy, By by) throws SQLException, IOException {
    new AuditLog(JdbcClient.create(copy.dataSource()), clock)
        .add(
            by.actor(),
            by.channel(),
            "copy",
            "this database",
            by.reason(),
            "copied from "
                + (database.isEmbedded()
                    ? database.folder().resolve(DatabaseFiles.DATABASE)
                    : "a server"));
    if (copy.isEmbedded()) {
      try (Statement statement = to.createStatement()) {
        statement.execute("checkpoint sync");
      }
      DatabaseWitness.now(to, clock.instant()).write(copy.folder());
    }
  }

  private static List<String> names(List<CopiedTable> tables) {
    return tables.stream().map(CopiedTable::name).sorted().toList();
  }

  private static void numberOn(Connection from, Connection to, CopiedTable table)
      throws SQLException {
    String column = table.numbered();
    if (column != null) {
      long last =
          number(from, "select coalesce(max(%s), 0) from %s".formatted(column, table.name()));
      try (Statement statement = to.createStatement()) {
        statement.execute(table.numberFrom(last + 1));
      }
    }
  }

  private static Copied rows(Connection from, Connection to, List<CopiedTable> tables, String shown)
      throws SQLException {
    try (Statement statement = to.createStatement()) {
      statement.executeUpdate("delete from installation");
    }
    Map<String, Sum> sums = new LinkedHashMap<>();
    for (CopiedTable table : tables) {
      sums.put(table.name(), rows(from, table, to));
    }
    from.rollback(); // A server ends transactions that idle, as this one would from here.
    long all = 0;
    Map<String, Long> rows = new LinkedHashMap<>();
    for (CopiedTable table : tables) {
      Sum sent = sums.getOrDefault(table.name(), new Sum());
      Sum found = rows(to, table, null);
      if (sent.rows != found.rows || sent.checksum != found.checksum) {
        throw new SQLException(
            "Table %s of %s holds %d rows (%016x) where %d (%016x) were sent"
                .formatted(
                    table.name(), shown, found.rows, found.checksum, sent.rows, sent.checksum));
      }
      rows.put(table.name(), sent.rows);
      all = all * 31 + sent.checksum;
    }
    return new Copied(rows, "%016x".formatted(all));
  }

  /** What went over, in numbers. */
  private static final class Sum {
    private long rows;
    private long checksum;
  }

  /** Reads a table, and writes it where there is somewhere to write. */
  private static Sum rows(Connection from, CopiedTable table, @Nullable Connection to)
      throws SQLException {
    Sum sum = new Sum();
    try (PreparedStatement read = from.prepareStatement(table.select());
        @Nullable PreparedStatement write =
            to == null ? null : to.prepareStatement(table.insert())) {
      read.setFetchSize(PAGE);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          CopiedRow values = CopiedRow.of(row);
          sum.rows++;
          sum.checksum += values.checksum();
          if (write != null) {
            for (int i = 0; i < values.values().size(); i++) {
              write.setObject(i + 1, values.values().get(i));
            }
            write.addBatch();
            if (sum.rows % PAGE == 0) {
              write.executeBatch();
            }
          }
        }
      }
      if (write != null) {
        write.executeBatch();
      }
    }
    return sum;
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
