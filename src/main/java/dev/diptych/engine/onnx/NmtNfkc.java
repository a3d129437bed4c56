package dev.diptych.engine.onnx;

import java.text.Normalizer;
import java.util.function.UnaryOperator;

/**
 * The rule {@code nmt_nfkc} of SentencePiece without its table, for files from which a converter
 * left the table out: by it all models of Marian were trained. Unlike Unicode's NFKC it never
 * changes the order of marks. Immutable.
 */
final class NmtNfkc implements UnaryOperator<String> {

  private static final int MOST_JOINED = 3;

  /** Japanese texts mean something else by it than by the ASCII one. */
  private static final int WIDE_TILDE = 0xFF5E;

  /** The table keeps it, for emoji are made with it. */
  private static final int JOINER = 0x200D;

  @Override
  public String apply(String text) {
    String plain = nmt(text, JOINER);
    int[] letters = plain.codePoints().toArray();
    StringBuilder mapped = new StringBuilder(plain.length());
    int at = 0;
    while (at < letters.length) {
      int joined = Math.min(MOST_JOINED, letters.length - at);
      while (joined > 1 && !composes(letters, at, joined)) {
        joined--;
      }
      String some = new String(letters, at, joined);
      mapped.append(
          letters[at] == WIDE_TILDE ? some : Normalizer.normalize(some, Normalizer.Form.NFKC));
      at += joined;
    }
    return mapped.toString();
  }

  /** Whether letters are one with its marks, in the order that Unicode gives them. */
  private static boolean composes(int[] letters, int begin, int count) {
    for (int i = begin + 1; i < begin + count; i++) {
      if (letters[i] < 0x300) {
        return false;
      }
    }
    String some = new String(letters, begin, count);
    String one = Normalizer.normalize(some, Normalizer.Form.NFC);
    return one.codePointCount(0, one.length()) == 1;
  }

  /** Drops what controls, and makes spaces of what separates: the step that files call Nmt. */
  static String nmt(String text) {
    return nmt(text, -1);
  }

  private static String nmt(String text, int kept) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !isDropped(c))
        .map(c -> c != kept && isSpace(c) ? ' ' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static boolean isDropped(int c) {
    return c >= 0x01 && c <= 0x08
        || c == 0x0B
        || c >= 0x0E && c <= 0x1F
        || c == 0x7F
        || c == 0x8F
        || c == 0x9F;
  }

  private static boolean isSpace(int c) {
    return switch (c) {
      case 0x09,
          0x0A,
          0x0C,
          0x0D,
          0x1680,
          0x200B,
          0x200C,
          0x200D,
          0x200E,
          0x200F,
          0x2028,
          0x2029,
          0x2581,
          0xFEFF,
          0xFFFD ->
          true;
      default -> false;
    };
  }
}
