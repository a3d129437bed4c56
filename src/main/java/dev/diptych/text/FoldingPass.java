package dev.diptych.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one text. Goes from one base character with its marks to the next, so that
 * normalisation, which needs both together, is paid for only where it changes something.
 */
final class FoldingPass {

  /**
   * As many marks as Unicode's stream-safe format allows (UAX #15): ordering them is not linear.
   */
  private static final int MOST_MARKS = 30;

  private final Folding strength;
  private final String text;
  private final StringBuilder out;
  private final boolean withOrigins;
  private int[] origins;

  FoldingPass(Folding strength, String text, boolean withOrigins) {
    this.strength = strength;
    this.text = text;
    this.out = new StringBuilder(text.length());
    this.withOrigins = withOrigins;
    this.origins = new int[withOrigins ? text.length() + 1 : 0];
  }

  Folded run() {
    for (int start = 0; start < text.length(); ) {
      int end = clusterEnd(start);
      cluster(start, end);
      start = end;
    }
    note(text.length(), 1);
    return new Folded(out.toString(), origins);
  }

  private int clusterEnd(int start) {
    int base = text.codePointAt(start);
    int end = start + Character.charCount(base);
    for (int more = 0; end < text.length() && more < MOST_MARKS; more++) {
      int next = text.codePointAt(end);
      if (!FoldedLetters.isMark(next)
          && !FoldedLetters.isInvisible(next, strength)
          && !FoldedLetters.joins(base, next)) {
        break;
      }
      end += Character.charCount(next);
    }
    return end;
  }

  private void cluster(int start, int end) {
    Form form = form(start, end);
    String cluster = form == null ? text : Normalizer.normalize(visible(start, end), form);
    int from = form == null ? start : 0;
    int to = form == null ? end : cluster.length();
    for (int i = from; i < to; ) {
      int c = cluster.codePointAt(i);
      append(FoldedLetters.of(c, strength), start);
      i += Character.charCount(c);
    }
  }

  /** Neither what stands between a letter and its accent nor its case keeps the two apart. */
  private String visible(int start, int end) {
    StringBuilder visible = new StringBuilder(end - start);
    text.substring(start, end)
        .codePoints()
        .filter(c -> !FoldedLetters.isInvisible(c, strength))
        .map(FoldedLetters::lower)
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }

  /** The normalisation that may change this cluster; {@code null} if none does. */
  private @Nullable Form form(int start, int end) {
    int base = text.codePointAt(start);
    if (strength == Folding.SEARCH) {
      return FoldedLetters.isPlain(base) && !FoldedLetters.isCarrier(base) ? null : Form.NFKD;
    }
    if (FoldedLetters.isOtherForm(base)) {
      return Form.NFKC;
    }
    if (!FoldedLetters.isPlain(base) && !FoldedLetters.isComposed(base)) {
      return Form.NFC;
    }
    for (int i = start + Character.charCount(base); i < end; ) {
      int next = text.codePointAt(i);
      boolean loses =
          FoldedLetters.isInvisible(next, strength)
              || FoldedLetters.isVowelSign(next) && !FoldedLetters.composes(next);
      if (!loses) {
        return Form.NFC;
      }
      i += Character.charCount(next);
    }
    return null;
  }

  private void append(int c, int origin) {
    if (c != FoldedLetters.NOTHING) {
      note(origin, Character.charCount(c));
      out.appendCodePoint(c);
    }
  }

  private void note(int origin, int chars) {
    if (!withOrigins) {
      return;
    }
    int end = out.length() + chars;
    if (origins.length < end) {
      origins = Arrays.copyOf(origins, 2 * end);
    }
    Arrays.fill(origins, out.length(), end, origin);
  }
}
