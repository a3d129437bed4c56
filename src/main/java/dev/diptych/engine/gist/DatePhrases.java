package dev.diptych.engine.gist;

import org.jspecify.annotations.Nullable;

/** Day and month, with or without the year: {@code September 24, 1759}. */
final class DatePhrases {

  private DatePhrases() {}

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

  private static final java.util.Set<String> MONTHS =
      java.util.Set.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private static final java.util.Set<String> DAYS =
      java.util.Set.of(
          "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

  /** {@code month} or {@code day} for their English names, else empty. */
  static String kind(String english) {
    return MONTHS.contains(english) ? "month" : DAYS.contains(english) ? "day" : "";
  }

  private static final java.util.Map<String, String> PARTS =
      java.util.Map.of(
          "صباح", "morning",
          "مساء", "evening",
          "ليلة", "night",
          "ليل", "night",
          "ظهر", "noon",
          "فجر", "dawn",
          "عصر", "afternoon",
          "بداية", "",
          "يوم", "");

  /** صباح اليوم "this morning", مساء الاثنين "Monday evening"; {@code null} for other words. */
  static @Nullable NounPhrase partOfDay(Word head, Cursor cursor) {
    String part = PARTS.get(head.lemma().arabic());
    Word day = cursor.peek();
    if (part == null || part.isEmpty() || day == null || head.article() || head.suffix() != null) {
      return null;
    }
    String text =
        switch (day.english()) {
          case "today" -> part.equals("night") ? "tonight" : "this " + part;
          case "yesterday" -> part.equals("night") ? "last night" : "yesterday " + part;
          case "tomorrow" -> "tomorrow " + part;
          default -> day.has("day") ? day.english() + " " + part : "";
        };
    if (text.isEmpty()) {
      return null;
    }
    cursor.take();
    Lemma lemma = Lemma.of(Category.FOREIGN, head.lemma().arabic(), text, "time", "phrase", "day");
    return new NounPhrase(
        new Word(Category.FOREIGN, lemma, head.inflection(), false, false, null, false));
  }

  private static boolean isYear(@Nullable Word word) {
    return word != null && word.has("digits") && word.english().matches("\\d{3,4}");
  }
}
