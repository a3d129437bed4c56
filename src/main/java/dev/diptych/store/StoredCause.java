package dev.diptych.store;

import dev.diptych.digest.Cause;
import dev.diptych.digest.Cause.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A reason as it is stored: short names, for there are many. What earlier versions told in words
 * stays words.
 *
 * @param c code
 * @param a arguments
 */
record StoredCause(String c, List<String> a) {

  static StoredCause of(Cause cause) {
    return new StoredCause(cause.code().name(), cause.arguments());
  }

  static List<StoredCause> of(List<Cause> causes) {
    return causes.stream().map(StoredCause::of).toList();
  }

  static List<Cause> causes(List<StoredCause> stored) {
    return stored.stream().map(StoredCause::cause).toList();
  }

  /** A code of a later version is told by its name. */
  Cause cause() {
    for (Code code : Code.values()) {
      if (code.name().equals(c)) {
        return new Cause(code, a);
      }
    }
    return Cause.of(Code.TOLD, c + ": " + String.join(", ", a));
  }

  /** What an earlier version stored. */
  static List<Cause> told(@Nullable String words) {
    return words == null || words.isBlank() ? List.of() : List.of(Cause.of(Code.TOLD, words));
  }

  /**
   * A {@code like} pattern of columns in which such a cause stands. Quotation marks within
   * arguments are escaped, so no argument looks like one.
   *
   * @param code {@code null} for any
   * @param engine its first argument, {@code null} for any
   */
  static String pattern(@Nullable Code code, @Nullable String engine) {
    return "%" + literal(code, engine) + "%";
  }

  static String literal(@Nullable Code code, @Nullable String engine) {
    String of = code == null ? "" : "{\"c\":\"" + code.name() + "\",";
    return Sql.literally(engine == null ? of : of + "\"a\":[" + Sql.json(engine));
  }

  /** For a column; {@code null} for no reason. */
  static @Nullable String written(List<Cause> causes) {
    return causes.isEmpty() ? null : Sql.json(of(causes));
  }

  /**
   * From a row.
   *
   * @param written by this version, {@code null} if it was none
   * @param words by an earlier one
   */
  static List<Cause> read(@Nullable String written, @Nullable String words) {
    return written == null
        ? told(words)
        : causes(Sql.fromJson(written, new TypeReference<List<StoredCause>>() {}));
  }
}
