package dev.diptych.store;

import dev.diptych.digest.Reason;
import dev.diptych.digest.Reason.Code;
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
record StoredReason(String c, List<String> a) {

  static List<StoredReason> of(List<Reason> reasons) {
    return reasons.stream()
        .map(reason -> new StoredReason(reason.code().name(), reason.arguments()))
        .toList();
  }

  static List<Reason> reasons(List<StoredReason> stored) {
    return stored.stream().map(StoredReason::reason).toList();
  }

  /** A code of a later version is told by its name. */
  Reason reason() {
    for (Code code : Code.values()) {
      if (code.name().equals(c)) {
        return new Reason(code, a);
      }
    }
    return Reason.of(Code.TOLD, c + ": " + String.join(", ", a));
  }

  /** What an earlier version stored. */
  static List<Reason> told(@Nullable String words) {
    return words == null || words.isBlank() ? List.of() : List.of(Reason.of(Code.TOLD, words));
  }

  /** For a column; {@code null} for no reason. */
  static @Nullable String written(List<Reason> reasons) {
    return reasons.isEmpty() ? null : Sql.json(of(reasons));
  }

  /**
   * From a row.
   *
   * @param written by this version, {@code null} if it was none
   * @param words by an earlier one
   */
  static List<Reason> read(@Nullable String written, @Nullable String words) {
    return written == null
        ? told(words)
        : reasons(Sql.fromJson(written, new TypeReference<List<StoredReason>>() {}));
  }
}
