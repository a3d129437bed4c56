package dev.diptych.engine.gist;

import org.jspecify.annotations.Nullable;

/** Day and month, with or without the year: {@code September 24, 1759}. */
final class Dates {

  private Dates() {}

  /** The date at the cursor, {@code null} (and the cursor unmoved) if there is none. */
  static @Nullable NounPhrase parse(Cursor cursor) {
    Word day = cursor.peek();
    Word month = cursor.peek(1);
    if (day == null || month == null || !day.has("digits") || !month.has("month")) {
      return null;
    }
    cursor.take();
    cursor.take();
    StringBuilder text = new StringBuilder(month.english()).append(' ').append(day.english());
    skipSecondName(cursor);
    Word year = cursor.peek();
    Word after = cursor.peek(1);
    if (year != null && year.is(Category.NOUN) && year.has("time") && isYear(after)) {
      cursor.take();
      year = after;
    }
    if (isYear(year)) {
      text.append(", ").append(cursor.take().english());
    }
    NounPhrase date = new NounPhrase(month);
    date.number(text.toString());
    return date;
  }

  /** أبريل/نيسان: the same month twice. */
  static void skipSecondName(Cursor cursor) {
    Word slash = cursor.peek();
    Word name = cursor.peek(1);
    if (slash != null && slash.is(Category.MARK, "/") && name != null && name.has("month")) {
      cursor.take();
      cursor.take();
    }
  }

  private static boolean isYear(@Nullable Word word) {
    return word != null && word.has("digits") && word.english().matches("\\d{3,4}");
  }
}
