package dev.diptych.intake.heading;

/** Simple questions about the characters of a line. Each takes one pass at most. */
final class Lines {

  private static final String TERMINATORS = ".!?؟۔…。！？।";
  private static final String CLOSERS = "\"'”’»)]）」』";

  private Lines() {}

  static int words(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean space = Character.isWhitespace(text.charAt(i));
      if (!space && !inside) {
        words++;
      }
      inside = !space;
    }
    return words;
  }

  /** The last character that is not a closing mark. */
  static char lastMark(String text) {
    int i = text.length() - 1;
    while (i > 0 && CLOSERS.indexOf(text.charAt(i)) >= 0) {
      i--;
    }
    return i < 0 ? ' ' : text.charAt(i);
  }

  static boolean endsSentence(String text) {
    return TERMINATORS.indexOf(lastMark(text)) >= 0;
  }

  /** A mark with which no heading ends: of a whole sentence, or of one that is not finished. */
  static boolean goesOn(char last) {
    return ".,،;؛…۔。．、，；।".indexOf(last) >= 0;
  }

  static boolean isBracketed(String text) {
    char last = text.charAt(text.length() - 1);
    return switch (text.charAt(0)) {
      case '[' -> last == ']';
      case '(' -> last == ')' && text.length() > 4;
      default -> false;
    };
  }

  /** Chinese and Japanese, where a line is one "word". */
  static boolean isWithoutSpaces(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }

  static boolean isQuestionOrCry(char c) {
    return "!?؟！？".indexOf(c) >= 0;
  }

  /** Whether a sentence ends inside the line, after its first word, and another begins. */
  static boolean hasInnerSentenceEnd(String text) {
    for (int i = Math.max(3, firstWord(text).length() + 1); i + 2 < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '.' || Lines.isQuestionOrCry(c) || c == '۔')
          && text.charAt(i + 1) == ' '
          && text.charAt(i - 1) != '.'
          && Character.isLetter(text.charAt(i - 1))
          && Character.isLetter(text.charAt(i - 2))
          && Character.isLetter(text.charAt(i - 3))
          && !Character.isLowerCase(text.charAt(i + 2))) {
        return true;
      }
    }
    return false;
  }

  static boolean hasLetter(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }

  /** All of its letters are capitals, and it is more than an abbreviation. */
  static boolean isCapitals(String text) {
    int upper = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLowerCase(c) || Character.getType(c) == Character.OTHER_LETTER) {
        return false;
      }
      if (Character.isUpperCase(c)) {
        upper++;
      }
    }
    return upper >= 6 || (upper >= 3 && words(text) > 1);
  }

  static boolean startsLowerCase(String text) {
    for (int i = 0; i < text.length() && i < 4; i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        return Character.isLowerCase(text.charAt(i));
      }
    }
    return false;
  }

  static boolean startsQuoted(String text) {
    return "\"“«„‘'".indexOf(text.charAt(0)) >= 0;
  }

  static boolean endsQuoted(String text) {
    return "\"”»“’".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  static String firstWord(String text) {
    int i = 0;
    while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return text.substring(0, i);
  }
}
