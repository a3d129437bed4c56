package dev.diptych.operations;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that may be long. The next part begins behind the last row of this one, so that
 * what is added meanwhile neither repeats rows nor leaves some out.
 *
 * @param rows in the order of the list
 * @param next where the next part begins, to be given back as it is; {@code null} at the end
 */
public record Slice<T>(List<T> rows, @Nullable String next) {

  /** Copies the list, so that the slice cannot change. */
  public Slice {
    rows = List.copyOf(rows);
  }

  /**
   * A slice of rows of which one more than wanted was asked for.
   *
   * @param limit how many are wanted
   * @param key of a row, where the part behind it begins
   */
  static <R, T> Slice<T> of(
      List<R> found, int limit, Function<R, String> key, Function<List<R>, List<T>> shown) {
    boolean more = found.size() > limit;
    List<R> rows = more ? found.subList(0, limit) : found;
    return new Slice<>(shown.apply(rows), more ? key.apply(rows.get(limit - 1)) : null);
  }
}
