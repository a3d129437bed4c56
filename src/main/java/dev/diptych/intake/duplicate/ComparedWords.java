package dev.diptych.intake.duplicate;

import java.util.function.Consumer;

/**
 * The words of a text in the form in which they are compared: small letters, no vowel signs or
 * tatweel, one spelling of alef, yeh and teh marbuta, western digits. Scripts without spaces give a
 * word a character.
 */
final class ComparedWords {

  private ComparedWords() {}

  static void forEach(String text, Consumer<String> use) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isIdeographic(c) || isKana(c)) {
        flush(word, use);
        use.accept(String.valueOf(c));
      } else if (Character.isLetterOrDigit(c) && c != 'ـ') {
        word.append(folded(c));
      } else if (!isInvisible(c)) {
        flush(word, use);
      }
    }
    flush(word, use);
  }

  private static void flush(StringBuilder word, Consumer<String> use) {
    if (!word.isEmpty()) {
      use.accept(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isKana(char c) {
    return c >= 0x3040 && c <= 0x30FF;
  }

  private static boolean isInvisible(char c) {
    int type = Character.getType(c);
    return c == 'ـ' || type == Character.NON_SPACING_MARK || type == Character.FORMAT;
  }

  private static char folded(char c) {
    if (Character.isDigit(c)) {
      return (char) ('0' + Character.digit(c, 10));
    }
    return switch (c) {
      case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
      case 'ى', 'ی' -> 'ي';
      case 'ة' -> 'ه';
      case 'ک' -> 'ك';
      default -> Character.toLowerCase(c);
    };
  }
}
