package dev.diptych.store;

import dev.diptych.digest.Cause.Code;
import dev.diptych.digest.Fallback;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A fallback as it is stored.
 *
 * @param e the earlier engine
 * @param w why it could not be asked
 * @param t when, in milliseconds since 1970
 */
record StoredFallback(String e, StoredCause w, long t) {

  /** For a column; {@code null} for none. */
  static @Nullable String written(@Nullable Fallback fallback) {
    return fallback == null
        ? null
        : Sql.json(
            new StoredFallback(
                fallback.engine(), StoredCause.of(fallback.cause()), fallback.at().toEpochMilli()));
  }

  /**
   * A {@code like} pattern of columns with this cause and this earlier engine, if they are named.
   */
  static String pattern(@Nullable Code cause, @Nullable String engine) {
    return (engine == null ? "%" : Sql.literally("{\"e\":" + Sql.json(engine) + ",") + "%")
        + (cause == null ? "" : "\"w\":" + StoredCause.literal(cause, null) + "%");
  }

  /** From a column. */
  static @Nullable Fallback read(@Nullable String written) {
    if (written == null) {
      return null;
    }
    StoredFallback stored = Sql.fromJson(written, new TypeReference<StoredFallback>() {});
    return new Fallback(stored.e(), stored.w().cause(), Instant.ofEpochMilli(stored.t()));
  }
}
