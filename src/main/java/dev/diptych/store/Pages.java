package dev.diptych.store;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a long table as a stream that reads a page of them when it comes to it: a night of a
 * hundred thousand articles takes no more memory than one of a thousand, in every database, and no
 * connection is held meanwhile. Rows that are written between two pages are seen or not.
 */
final class Pages {

  private Pages() {}

  /**
   * The rows behind one.
   *
   * @param <T> a row
   */
  @FunctionalInterface
  interface Source<T> {

    /**
     * The next rows in their order; fewer than {@code most} are the end.
     *
     * @param last the last row of the page before, {@code null} for the first page
     */
    List<T> after(@Nullable T last, int most);
  }

  /** All rows, to be read once by one thread. */
  static <T> Stream<T> stream(Source<T> source, int most) {
    return Stream.iterate(
            source.after(null, most),
            page -> !page.isEmpty(),
            page -> page.size() < most ? List.of() : source.after(page.get(page.size() - 1), most))
        .flatMap(List::stream);
  }
}
