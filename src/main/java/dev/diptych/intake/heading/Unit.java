package dev.diptych.intake.heading;

/**
 * A paragraph, a heading or an entry of a list: one line, or several that were wrapped.
 *
 * @param text its lines joined by a space
 * @param lines how many lines it took
 * @param blankBefore whether an empty line stands above it
 * @param blankAfter whether an empty line stands below it
 * @param kind what it looks like by itself
 * @param mark how a heading marks itself as one, if it does
 */
record Unit(String text, int lines, boolean blankBefore, boolean blankAfter, Kind kind, Mark mark) {

  /** What a unit looks like by itself. */
  enum Kind {
    TEXT,
    /** Begins with a bullet or a dash. */
    BULLET,
    /** Begins with a number, a letter or an ordinal. */
    NUMBERED,
    /** Columns of a table. */
    TABLE,
    /** Begins with a date or a time, as in a timeline. */
    DATED,
    /** Begins with the name of who speaks. */
    SPEAKER,
    /** Byline, date, source, credit: says something about the article. */
    META,
    /** A line of dashes, stars or the like. */
    RULE
  }

  /** How a line marks itself as a heading; the order is that of their rank. */
  enum Mark {
    /** {@code # Heading}, or underlined with {@code ===}. */
    MARKDOWN,
    /** "Chapter 1", "الفصل الأول". */
    CHAPTER,
    ROMAN,
    DECIMAL,
    LETTER,
    /** "أولا: …", "First: …". */
    ORDINAL,
    CAPITALS,
    /** {@code == Heading ==}, {@code **Heading**}. */
    DECORATED,
    NONE
  }

  int words() {
    return Lines.words(text);
  }

  boolean endsSentence() {
    return Lines.endsSentence(text);
  }

  /** Running text rather than a line: long, or a whole sentence of some length. */
  boolean isBody() {
    return (kind == Kind.TEXT || kind == Kind.DATED)
        && (text.length() >= 100 || (endsSentence() && text.length() >= 40) || lines > 2);
  }
}
