package dev.diptych.intake.sentence;

/** The kinds of characters that sentences begin and end with. */
final class Marks {

  private static final String CLOSERS = "\"'”’»)]}›」』》）】〉›“";
  private static final String OPENERS = "\"'“‘«([{‹「『《（【〈„‚¿¡";
  private static final String DASHES = "-–—‒―";
  private static final String BULLETS = "•⁃◦▪‣●○■□◆";

  private Marks() {}

  static boolean isCloser(char c) {
    return CLOSERS.indexOf(c) >= 0;
  }

  static boolean isOpener(char c) {
    return OPENERS.indexOf(c) >= 0;
  }

  static boolean isDash(char c) {
    return DASHES.indexOf(c) >= 0;
  }

  static boolean isBullet(char c) {
    return BULLETS.indexOf(c) >= 0;
  }

  /** Marks of direction and joiners, which nobody sees. */
  static boolean isInvisible(char c) {
    return Character.getType(c) == Character.FORMAT;
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085';
  }

  /** White space as {@link String#isBlank()} sees it, and the no-break spaces it leaves out. */
  static boolean isSpace(char c) {
    return Character.isWhitespace(c)
        || c == '\u00A0'
        || c == '\u2007'
        || c == '\u202F'
        || c == '\u0085';
  }

  static boolean isQuestionOrCry(char c) {
    return "!?؟！？‼⁇⁈⁉".indexOf(c) >= 0;
  }

  static boolean isFullStop(char c) {
    return c == '.' || c == '．' || c == '․' || c == '۔';
  }

  /** Marks that end a sentence in the scripts the rules are written for. */
  static boolean isTerminator(char c) {
    return isFullStop(c) || isQuestionOrCry(c) || "…。｡۔։।॥።".indexOf(c) >= 0;
  }
}
