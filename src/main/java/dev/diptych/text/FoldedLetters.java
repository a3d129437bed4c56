package dev.diptych.text;

/** What becomes of one character of normalised text. */
final class FoldedLetters {

  /** The character goes. */
  static final int NOTHING = -1;

  private static final int TATWEEL = 0x0640;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

  private FoldedLetters() {}

  static int of(int c, Folding strength) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
    if (isLost(c, strength)) {
      return NOTHING;
    }
    int type = Character.getType(c);
    if (type == Character.DECIMAL_DIGIT_NUMBER) {
      return '0' + Character.digit(c, 10);
    }
    if (type == Character.SPACE_SEPARATOR) {
      return ' ';
    }
    int letter = letter(c);
    return strength == Folding.LETTERS ? letter : spelling(letter, strength);
  }

  private static boolean isLost(int c, Folding strength) {
    return isInvisible(c, strength) || (strength == Folding.SEARCH ? isMark(c) : isVowelSign(c));
  }

  /** What stands inside words without being part of them. */
  static boolean isInvisible(int c, Folding strength) {
    if (c < 0x80) {
      return false;
    }
    return c == TATWEEL
        || Character.getType(c) == Character.FORMAT
            && (c != ZERO_WIDTH_NON_JOINER || strength == Folding.SEARCH);
  }

  /** The Arabic code point for its twins, otherwise the lower case. */
  private static int letter(int c) {
    return switch (c) {
      case 'ک', 'ڪ' -> 'ك';
      case 'ی' -> 'ي';
      case 'ہ', 'ھ', 'ە' -> 'ه';
      case 'ۃ' -> 'ة';
      case 'ٱ' -> 'ا';
      default -> lower(c);
    };
  }

  /** One case, also for ς, ſ and K, which have another capital. */
  static int lower(int c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  private static int spelling(int letter, Folding strength) {
    return switch (letter) {
      case 'أ', 'إ', 'آ' -> 'ا';
      case 'ى' -> 'ي';
      case 'ة' -> strength == Folding.SEARCH ? 'ه' : letter;
      default -> letter;
    };
  }

  static boolean isMark(int c) {
    if (c < 0x0300) {
      return false;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /**
   * A sign that its script can be read without: Hebrew points, Arabic and Syriac vowels, and what
   * chooses a glyph. Not the vowels of Thaana or of the scripts of India, which are letters.
   */
  static boolean isVowelSign(int c) {
    boolean maybe =
        c >= 0x0591 && c <= 0x05C7
            || c >= 0x0610 && c <= 0x061A
            || c >= 0x064B && c <= 0x065F
            || c == 0x0670
            || c >= 0x06D6 && c <= 0x06ED
            || c >= 0x0711 && c <= 0x074A
            || c >= 0x08CA && c <= 0x08FF
            || c >= 0xFE00 && c <= 0xFE0F
            || c >= 0xE0100 && c <= 0xE01EF;
    return maybe && Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** Madda and hamza, which make one letter with the one they stand on. */
  static boolean composes(int c) {
    return c >= 0x0653 && c <= 0x0655;
  }

  /** Whether this character alone is the same in every normal form, but for {@link #isCarrier}. */
  static boolean isPlain(int c) {
    return c < 0xA0
        || c >= 0x0620 && c <= 0x0674
        || c >= 0x0679 && c <= 0x06FF
        || c >= 0x0410 && c <= 0x042F && c != 0x0419
        || c >= 0x0430 && c <= 0x044F && c != 0x0439
        || c >= 0x3400 && c <= 0x9FFF;
  }

  /**
   * A letter that may come apart but that composition leaves as it is: Latin, Cyrillic, kana,
   * Hangul.
   */
  static boolean isComposed(int c) {
    return c >= 0xA0 && c < 0x0300
        || c >= 0x0400 && c <= 0x052F
        || c >= 0x3041 && c <= 0x30FF
        || c >= 0xAC00 && c <= 0xD7A3;
  }

  /** Whether the second may become one character with the first although it is no mark. */
  static boolean joins(int first, int second) {
    boolean hangul =
        second >= 0x1160
            && second <= 0x11FF
            && (first >= 0x1100 && first <= 0x11FF || first >= 0xAC00 && first <= 0xD7A3);
    return hangul || isHalfWidthSound(second) && first >= 0xFF66 && first <= 0xFF9D;
  }

  private static boolean isHalfWidthSound(int c) {
    return c == 0xFF9E || c == 0xFF9F;
  }

  /** An Arabic letter that Unicode takes apart into a carrier and its hamza or madda. */
  static boolean isCarrier(int c) {
    return c >= 0x0622 && c <= 0x0626 || c == 0x06C0 || c == 0x06C2 || c == 0x06D3;
  }

  /** A letter or digit drawn in another form, that is not another letter: ﻻ, ﬁ, Ａ. */
  static boolean isOtherForm(int c) {
    return (c >= 0xFB00 && c <= 0xFDFF || c >= 0xFE70 && c <= 0xFEFF || c >= 0xFF00 && c <= 0xFFEF)
        && Character.isLetterOrDigit(c)
        && !isHalfWidthSound(c);
  }
}
