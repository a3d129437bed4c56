package dev.diptych.store;

import dev.diptych.text.Checksums;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a row in types that both databases take and give back the same. */
record CopiedRow(List<@Nullable Object> values) {

  static CopiedRow of(ResultSet row) throws SQLException {
    ResultSetMetaData about = row.getMetaData();
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      values.add(value(row, i, about));
    }
    return new CopiedRow(values);
  }

  private static @Nullable Object value(ResultSet row, int i, ResultSetMetaData about)
      throws SQLException {
    // PostgreSQL's driver calls both kinds of timestamps the same.
    boolean zoned =
        about.getColumnType(i) == Types.TIMESTAMP_WITH_TIMEZONE
            || about.getColumnTypeName(i).equals("timestamptz");
    if (zoned) {
      OffsetDateTime at = row.getObject(i, OffsetDateTime.class);
      return at == null
          ? null
          : at.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
    Object value =
        switch (about.getColumnType(i)) {
          case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> text(row.getString(i));
          case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> row.getLong(i);
          case Types.BOOLEAN, Types.BIT -> row.getBoolean(i);
          case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> row.getBytes(i);
          case Types.TIMESTAMP -> micros(row.getObject(i, LocalDateTime.class));
          default ->
              throw new IllegalStateException(
                  "Nobody has said how a %s is copied: column %s"
                      .formatted(about.getColumnTypeName(i), about.getColumnName(i)));
        };
    return row.wasNull() ? null : value;
  }

  /** PostgreSQL has no NUL in texts. */
  private static @Nullable String text(@Nullable String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }

  /** PostgreSQL keeps no finer time. */
  private static @Nullable LocalDateTime micros(@Nullable LocalDateTime time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
  }

  /** A number that other rows hardly have; the sum of all is the same in whatever order. */
  long checksum() {
    StringBuilder all = new StringBuilder();
    for (Object value : values) {
      String text =
          value instanceof byte[] bytes
              ? HexFormat.of().formatHex(bytes)
              : value == null ? "" : value.toString();
      all.append(value == null ? '-' : '+').append(text.length()).append(' ').append(text);
    }
    return Long.parseUnsignedLong(Checksums.sha256(all.toString()).substring(0, 16), 16);
  }
}
