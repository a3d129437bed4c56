package dev.diptych.article;

import java.util.Locale;

/**
 * The places of an edition's manifest. A file has the place at which it was listed, 1, 2, 3 …; an
 * article inside a file of several has one that follows from the file's and from its own within it,
 * so that it is the same whichever lane read the file first, and in every run.
 */
public final class ItemPlace {

  /** The most articles that one file may hold. */
  public static final int MOST_INSIDE = 10_000;

  /** Files beyond this place may hold one article only: no number is left for more. */
  public static final int LAST_FILE_OF_SEVERAL = 100_000;

  private static final int FIRST_INSIDE = 1_000_000;
  private static final int STRIDE = 2 * MOST_INSIDE;

  private ItemPlace() {}

  /**
   * The place of an article inside a file.
   *
   * @param file the place of the file, 1 to {@value #LAST_FILE_OF_SEVERAL}
   * @param ordinal its own within the file, 1 to {@value #MOST_INSIDE}
   */
  public static int inside(int file, int ordinal) {
    if (file < 1 || file > LAST_FILE_OF_SEVERAL || ordinal < 1 || ordinal > MOST_INSIDE) {
      throw new IllegalArgumentException(
          "No place for article %d of file %d".formatted(ordinal, file));
    }
    return FIRST_INSIDE + file * STRIDE + ordinal;
  }

  /** Whether a place is that of an article inside a file. */
  public static boolean isInside(int place) {
    return place > FIRST_INSIDE + STRIDE;
  }

  /** The place of the file that an article lies in; of a file, its own. */
  public static int file(int place) {
    return isInside(place) ? (place - FIRST_INSIDE) / STRIDE : place;
  }

  /** The place within its file, 0 for a file itself. */
  public static int ordinal(int place) {
    return isInside(place) ? (place - FIRST_INSIDE) % STRIDE : 0;
  }

  /** As a person reads it: {@code 17}, or {@code 17.2} for the second article of file 17. */
  public static String shown(int place) {
    return isInside(place)
        ? String.format(Locale.ROOT, "%d.%d", file(place), ordinal(place))
        : Integer.toString(place);
  }
}
