package dev.diptych.intake.sentence;

/** The first word at or after a place, whatever opening marks and dashes stand before it. */
final class Word {

  private static final int FARTHEST = 8;
  private static final int LONGEST = 24;

  private final String source;
  private final int start;
  private final int end;

  Word(String source, int from) {
    this.source = source;
    int i = from;
    while (i < source.length()
        && i - from < FARTHEST
        && !Character.isLetterOrDigit(source.charAt(i))) {
      i++;
    }
    this.start = i;
    while (i < source.length() && i - start < LONGEST && isPart(source.charAt(i))) {
      i++;
    }
    this.end = i;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  String text() {
    return source.substring(start, end);
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Written in a script without capitals. */
  boolean isCaseless() {
    return end > start && Character.getType(source.charAt(start)) == Character.OTHER_LETTER;
  }

  boolean isLowerCase() {
    return end > start && Character.isLowerCase(source.charAt(start));
  }

  boolean isUpperCase() {
    return end > start && Character.isUpperCase(source.charAt(start));
  }

  boolean isNumber() {
    return end > start && Character.isDigit(source.charAt(start));
  }

  boolean isPronounI() {
    return end - start == 1 && source.charAt(start) == 'I';
  }

  boolean isRomanNumber() {
    return end - start > 1
        && source.substring(start, end).chars().allMatch(c -> "IVXLC".indexOf(c) >= 0);
  }

  boolean isFollowedByStop() {
    return end < source.length() && source.charAt(end) == '.';
  }
}
