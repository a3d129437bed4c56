package dev.diptych.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is copied; names are in lower case, which both databases understand.
 *
 * @param columns in the order of their making
 * @param identity the column that the database numbers by itself, {@code null} if none
 * @param ownParent whether rows refer to others of this table, always to later ones: the successor
 *     of an edition is younger
 */
record CopiedTable(
    String name, List<String> columns, @Nullable String identity, boolean ownParent) {

  /** What Flyway made here is this database's own history. */
  private static final String HISTORY = "flyway_schema_history";

  /** Spring Batch numbers its rows by sequences that belong to no column. */
  private static final Map<String, String> SEQUENCES =
      Map.of(
          "batch_job_instance", "job_instance_id",
          "batch_job_execution", "job_execution_id",
          "batch_step_execution", "step_execution_id");

  /** All tables but Flyway's, each behind those that its rows refer to. */
  static List<CopiedTable> of(Connection connection) throws SQLException {
    Map<String, String> found = names(connection);
    found.remove(HISTORY);
    Map<String, CopiedTable> ordered = new LinkedHashMap<>();
    Map<String, Set<String>> parents = new TreeMap<>();
    for (Map.Entry<String, String> each : found.entrySet()) {
      parents.put(each.getKey(), parents(connection, each.getValue()));
    }
    while (ordered.size() < found.size()) {
      int before = ordered.size();
      for (Map.Entry<String, Set<String>> each : parents.entrySet()) {
        String name = each.getKey();
        Set<String> others = new HashSet<>(each.getValue());
        boolean own = others.remove(name);
        if (!ordered.containsKey(name) && ordered.keySet().containsAll(others)) {
          ordered.put(name, of(connection, name, String.valueOf(found.get(name)), own));
        }
      }
      if (ordered.size() == before) {
        throw new IllegalStateException("Tables refer to each other in a circle: " + parents);
      }
    }
    return List.copyOf(ordered.values());
  }

  /** Whether Flyway has been at work here. */
  static boolean ours(Connection connection) throws SQLException {
    return names(connection).containsKey(HISTORY);
  }

  /** All tables: in lower case, and as the database has them. */
  static Map<String, String> names(Connection connection) throws SQLException {
    Map<String, String> names = new TreeMap<>();
    DatabaseMetaData about = connection.getMetaData();
    try (ResultSet row =
        about.getTables(null, connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
      while (row.next()) {
        String name = row.getString("TABLE_NAME");
        names.put(name.toLowerCase(Locale.ROOT), name);
      }
    }
    return names;
  }

  private static CopiedTable of(Connection connection, String name, String asItIs, boolean own)
      throws SQLException {
    List<String> columns = new ArrayList<>();
    String identity = null;
    try (ResultSet row =
        connection.getMetaData().getColumns(null, connection.getSchema(), asItIs, null)) {
      while (row.next()) {
        // An underscore in a pattern stands for any letter.
        if (row.getString("TABLE_NAME").equals(asItIs)) {
          String column = row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
          columns.add(column);
          identity = "YES".equals(row.getString("IS_AUTOINCREMENT")) ? column : identity;
        }
      }
    }
    return new CopiedTable(name, List.copyOf(columns), identity, own);
  }

  private static Set<String> parents(Connection connection, String asItIs) throws SQLException {
    Set<String> parents = new HashSet<>();
    try (ResultSet row =
        connection.getMetaData().getImportedKeys(null, connection.getSchema(), asItIs)) {
      while (row.next()) {
        parents.add(row.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    return parents;
  }

  String select() {
    String all = "select " + String.join(", ", columns) + " from " + name;
    return ownParent ? all + " order by " + columns.get(0) + " desc" : all;
  }

  String insert() {
    return "insert into %s (%s) values (%s)"
        .formatted(
            name,
            String.join(", ", columns),
            String.join(", ", columns.stream().map(column -> "?").toList()));
  }

  /** The column whose largest number decides which is the next, {@code null} if none. */
  @Nullable String numbered() {
    return SEQUENCES.containsKey(name) ? SEQUENCES.get(name) : identity;
  }

  /** Has the database number on from here. */
  String numberFrom(long next) {
    // On H2 Spring Batch's columns also count by themselves; nobody uses that.
    return SEQUENCES.containsKey(name)
        ? "alter sequence %s_seq restart with %d".formatted(name, next)
        : "alter table %s alter column %s restart with %d".formatted(name, identity, next);
  }
}
