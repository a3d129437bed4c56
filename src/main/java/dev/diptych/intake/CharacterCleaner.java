package dev.diptych.intake;

import java.text.Normalizer;

/** One pass over a text that needs cleaning. What each character becomes: {@link TextCleaner}. */
final class CharacterCleaner {

  private static final char TATWEEL = '\u0640';
  private static final int ZWNJ = 0x200C;
  private static final int ZWJ = 0x200D;
  private static final int LONGEST_PREFIX = 3;

  private final String text;
  private final StringBuilder out;

  /**
   * A cleaner.
   *
   * @param first the index up to which the text is clean
   */
  CharacterCleaner(String text, int first) {
    this.text = text;
    this.out = new StringBuilder(text.length());
    out.append(text, 0, first);
    int i = first;
    while (i < text.length()) {
      i = take(i);
    }
  }

  String cleaned() {
    return out.toString();
  }

  /** Takes the character at an index and says where the next one to take is. */
  private int take(int i) {
    char c = text.charAt(i);
    if (Character.isSurrogate(c)) {
      return takeSurrogate(i, c);
    }
    if (c == TATWEEL) {
      return takeTatweel(i);
    }
    if (c == '\r') {
      out.append('\n');
      return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
    }
    if (c == 0x85 || c == 0x2028 || c == 0x0B || c == 0x0C) {
      out.append('\n');
    } else if (c == 0x2029) {
      out.append("\n\n");
    } else if (isSpace(c)) {
      out.append(groupsDigits(i, c) ? c : ' ');
    } else if (isZeroWidth(c)) {
      takeJoiner(i, c);
    } else if (isPresentationForm(c)) {
      takePresentationForm(c);
    } else if (!isDropped(c)) {
      out.append(isSymbolBullet(c) ? '•' : c);
    }
    return i + 1;
  }

  private int takeSurrogate(int i, char c) {
    if (Character.isHighSurrogate(c)
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1))) {
      int codePoint = text.codePointAt(i);
      if (!isHiddenTag(codePoint)) {
        out.appendCodePoint(codePoint);
      }
      return i + 2;
    }
    out.append('\uFFFD');
    return i + 1;
  }

  /** Tag characters are invisible and can carry text that no reader sees. */
  private boolean isHiddenTag(int codePoint) {
    return codePoint >= 0xE0000 && codePoint <= 0xE007F && !followsFlag();
  }

  private boolean followsFlag() {
    if (out.length() < 2) {
      return false;
    }
    int last = out.codePointBefore(out.length());
    return last == 0x1F3F4 || (last >= 0xE0020 && last <= 0xE007F);
  }

  private int takeTatweel(int start) {
    int end = start;
    while (end < text.length()
        && (text.charAt(end) == TATWEEL
            || isZeroWidth(text.charAt(end))
            || isDropped(text.charAt(end)))) {
      end++;
    }
    boolean wordBefore = out.length() > 0 && isWordPart(out.charAt(out.length() - 1));
    boolean wordAfter = end < text.length() && isWordPart(text.charAt(end));
    if (!wordBefore && !wordAfter) {
      out.append('-');
    } else if (wordBefore && !wordAfter && wordLength() <= LONGEST_PREFIX) {
      out.append(TATWEEL);
    } else if (!wordBefore && Character.getType(text.charAt(end)) == Character.NON_SPACING_MARK) {
      out.append(TATWEEL); // carries a vowel sign that is shown by itself
    }
    return end;
  }

  /** Letters of the word being written, {@value #LONGEST_PREFIX} + 1 at most. */
  private int wordLength() {
    int letters = 0;
    for (int i = out.length() - 1; i >= 0 && letters <= LONGEST_PREFIX; i--) {
      char c = out.charAt(i);
      if (!isWordPart(c)) {
        break;
      }
      letters += Character.isLetter(c) && c != TATWEEL ? 1 : 0;
    }
    return letters;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetter(c) && c != TATWEEL
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean isSpace(char c) {
    return c == 0xA0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  private boolean groupsDigits(int i, char c) {
    return (c == 0xA0 || c == 0x202F || c == 0x2009)
        && out.length() > 0
        && Character.isDigit(out.charAt(out.length() - 1))
        && i + 1 < text.length()
        && Character.isDigit(text.charAt(i + 1));
  }

  /**
   * Non-joiners part the letters of one Persian word; joiners hold Indic letters and emoji
   * together; zero-width spaces part words in scripts that write no spaces. Elsewhere they are
   * noise.
   */
  private void takeJoiner(int i, char c) {
    if (out.length() == 0 || i + 1 >= text.length()) {
      return;
    }
    int before = out.codePointBefore(out.length());
    int after = text.codePointAt(i + 1);
    boolean letters = isJoinable(before) && isJoinable(after);
    boolean keep =
        switch (c) {
          case (char) ZWNJ -> letters;
          case (char) ZWJ -> letters || (isPictogram(before) && isPictogram(after));
          default -> isSpaceless(before) && isSpaceless(after);
        };
    if (keep) {
      out.append(c);
    }
  }

  private static boolean isJoinable(int codePoint) {
    int type = Character.getType(codePoint);
    boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    boolean latinAccent = codePoint >= 0x300 && codePoint <= 0x36F;
    return (mark || type == Character.OTHER_LETTER) && codePoint != 0xFE0F && !latinAccent;
  }

  private static boolean isPictogram(int codePoint) {
    return codePoint >= 0x1F000
        || codePoint == 0xFE0F
        || (codePoint >= 0x2190 && codePoint < 0x2C00);
  }

  private static boolean isSpaceless(int codePoint) {
    Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
    return script == Character.UnicodeScript.THAI
        || script == Character.UnicodeScript.KHMER
        || script == Character.UnicodeScript.LAO
        || script == Character.UnicodeScript.MYANMAR;
  }

  /** Arabic, Hebrew and Latin forms; not the honorifics and ornate brackets among them. */
  private static boolean isPresentationForm(char c) {
    return (c >= 0xFB00 && c <= 0xFD3D)
        || (c >= 0xFD50 && c <= 0xFDF4)
        || (c >= 0xFE70 && c <= 0xFEFC);
  }

  private void takePresentationForm(char c) {
    String letters = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      if (letter != ' ' && letter != TATWEEL) {
        out.append(letter);
      }
    }
  }

  private static boolean isDropped(char c) {
    return (c < ' ' && c != '\n' && c != '\t' && c != '\r' && c != 0x0B && c != 0x0C)
        || (c >= 0x7F && c < 0xA0 && c != 0x85)
        || c == 0xAD
        || c == 0x61C
        || c == 0x180E
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || c == 0xFEFF
        || (c >= 0xFFF9 && c <= 0xFFFC)
        || c >= 0xFFFE;
  }

  private static boolean isZeroWidth(char c) {
    return c == ZWNJ || c == ZWJ || c == 0x200B;
  }

  /** Bullets of the Symbol and Wingdings fonts as office files write them. */
  private static boolean isSymbolBullet(char c) {
    return c == 0xF0B7 || c == 0xF0A7 || c == 0xF076 || c == 0xF0D8 || c == 0xF0FC;
  }
}
