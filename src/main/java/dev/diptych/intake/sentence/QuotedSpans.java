package dev.diptych.intake.sentence;

import java.util.BitSet;

/**
 * Where a text is inside a short quotation or bracket, which stays in one sentence. A quotation
 * longer than {@value #LONGEST} characters is split like any text. One pass; memory is a bit a
 * character.
 */
final class QuotedSpans {

  static final int LONGEST = 300;
  private static final int DEEPEST = 16;
  private static final String OPENING = "“„‘«([「『《（【";
  private static final String CLOSING = "”“’»)]」』》）】";

  private final BitSet inside = new BitSet();
  private final char[] kinds = new char[DEEPEST];
  private final int[] starts = new int[DEEPEST];
  private final String text;
  private int depth;

  QuotedSpans(String text) {
    this.text = text;
    for (int i = 0; i < text.length(); i++) {
      see(i, text.charAt(i));
    }
  }

  /** Whether the character at an index stands between an opening mark and its closing one. */
  boolean covers(int index) {
    return inside.get(index);
  }

  private void see(int i, char c) {
    if (c == '\n') {
      if (i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        depth = 0;
      }
    } else if (c == '"' || c == '\'') {
      seeStraight(i, c);
    } else if (c == '“') {
      if (!close(i, '„') && !close(i, '”')) {
        open(i, c);
      }
    } else if (OPENING.indexOf(c) >= 0) {
      open(i, c);
    } else if (CLOSING.indexOf(c) >= 0) {
      seeClosing(i, c);
    }
  }

  private void seeStraight(int i, char c) {
    boolean wordBefore =
        i > 0 && !Marks.isSpace(text.charAt(i - 1)) && OPENING.indexOf(text.charAt(i - 1)) < 0;
    boolean letterAfter = i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
    boolean spaced = !wordBefore && (i + 1 == text.length() || Marks.isSpace(text.charAt(i + 1)));
    if (spaced && c == '"') {
      if (!close(i, c)) {
        open(i, c);
      }
    } else if (wordBefore) {
      if (!letterAfter) {
        close(i, c);
      }
    } else if (i + 1 < text.length() && !Marks.isSpace(text.charAt(i + 1))) {
      open(i, c);
    }
  }

  private void seeClosing(int i, char c) {
    if (c == '’' && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1))) {
      return; // an apostrophe
    }
    char opener = OPENING.charAt(CLOSING.indexOf(c));
    if (!close(i, opener) && c == '”' && !close(i, '„') && opensWord(i)) {
      open(i, c); // as in Urdu, ”…“
    }
  }

  private boolean opensWord(int i) {
    return (i == 0 || Marks.isSpace(text.charAt(i - 1)))
        && i + 1 < text.length()
        && Character.isLetter(text.charAt(i + 1));
  }

  private void open(int i, char c) {
    if (depth == DEEPEST) {
      depth = 0;
    }
    kinds[depth] = c;
    starts[depth++] = i;
  }

  private boolean close(int i, char opener) {
    for (int d = depth - 1; d >= 0; d--) {
      if (kinds[d] == opener) {
        if (i - starts[d] <= LONGEST) {
          inside.set(starts[d], i);
        }
        depth = d;
        return true;
      }
    }
    return false;
  }
}
