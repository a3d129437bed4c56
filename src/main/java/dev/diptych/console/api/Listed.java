package dev.diptych.console.api;

import dev.diptych.job.UsageException;
import dev.diptych.operations.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items at most as many as were asked for
 * @param next where the next page is, {@code null} with the last one
 */
record Listed<T>(List<T> items, @Nullable String next) {

  private static final int MOST = 200;

  Listed {
    items = List.copyOf(items);
  }

  /**
   * How many items a page may have.
   *
   * @throws UsageException if it is none
   */
  static int bounded(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new UsageException("limit takes a whole number from 1 to %d".formatted(MOST));
    }
    return limit;
  }

  /**
   * A page of what was read.
   *
   * @param found one more than the page may have, if there are so many
   * @param next where it goes on behind an item
   */
  static <T> Listed<T> of(List<T> found, int limit, Function<T, String> next) {
    return found.size() <= limit
        ? new Listed<>(found, null)
        : new Listed<>(found.subList(0, limit), next.apply(found.get(limit - 1)));
  }

  /**
   * A part as the operations give it.
   *
   * @param again the address of the list as it was asked for
   */
  static <T> Listed<T> of(Slice<T> slice, Href again) {
    String next = slice.next();
    return new Listed<>(slice.rows(), next == null ? null : again.with("after", next).toString());
  }
}
