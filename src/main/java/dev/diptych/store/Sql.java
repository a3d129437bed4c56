package dev.diptych.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** How values are written to and read from the tables; the same for H2 and PostgreSQL. */
final class Sql {

  /** Column lengths of texts that may come from anywhere; a longer one is cut with a mark. */
  private static final int MAX_REASON = 2000;

  private Sql() {}

  /** PostgreSQL's driver takes offset date-times, not instants. */
  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** A reason as it fits its column; messages of strangers' libraries know no limit. */
  static @Nullable String reason(@Nullable String text) {
    // PostgreSQL refuses NUL in text.
    String clean = text == null ? null : text.replace('\0', ' ');
    return clean == null || clean.length() <= MAX_REASON
        ? clean
        : clean.substring(0, MAX_REASON - 1) + "…";
  }

  /** For {@code like … escape '!'}: text that contains this, whatever is in it. */
  static String containing(String text) {
    return "%" + literally(text) + "%";
  }

  /** A part of such a pattern that stands for itself. */
  static String literally(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  static String json(Object value) {
    return Json.MAPPER.writeValueAsString(value);
  }

  static <T> T fromJson(String json, Class<T> type) {
    return Json.MAPPER.readValue(json, type);
  }

  static <T> T fromJson(String json, TypeReference<T> type) {
    return Json.MAPPER.readValue(json, type);
  }

  static List<String> strings(String json) {
    return Json.MAPPER.readValue(json, new TypeReference<List<String>>() {});
  }

  /** Loaded with the first JSON that is bound: verbs that only look need none. */
  private static final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
  }
}
