package dev.diptych.intake.sentence;

import java.util.BitSet;

/**
 * Finds lists written inside a line: {@code 1.) … 2.) …}, {@code a. … b. … c. …}, {@code • … • …}.
 * Numbers count only in sequence, so that a number in running text starts nothing.
 */
final class InlineLists {

  private static final int LONGEST_NUMBER = 3;

  private final String text;
  private String style = "";
  private int lastValue;
  private int length;
  private int firstStart;
  private int secondStart;
  private boolean firstIsFresh;

  InlineLists(String text) {
    this.text = text;
  }

  /** Marks the index at which each entry begins. */
  void mark(BitSet starts) {
    char lastContent = '\n';
    boolean wordStart = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Marks.isSpace(c)) {
        wordStart = true;
        if (Marks.isLineEnd(c)) {
          lastContent = '\n';
        }
        continue;
      }
      if (wordStart) {
        boolean fresh = lastContent == '\n' || Marks.isTerminator(lastContent);
        if (!Marks.isBullet(lastContent)) {
          seeWord(i, fresh, starts);
        }
      }
      wordStart = false;
      lastContent = c;
    }
  }

  private void seeWord(int start, boolean fresh, BitSet starts) {
    int i = start;
    if (Marks.isBullet(text.charAt(i))) {
      if (i + 1 < text.length() && followsBullet(text.charAt(i + 1))) {
        starts.set(start);
      }
      return;
    }
    int end = i;
    while (end < text.length() && end - i <= LONGEST_NUMBER && isDigit(text.charAt(end))) {
      end++;
    }
    if (end > i && end - i <= LONGEST_NUMBER) {
      seeMarker(start, end, Integer.parseInt(text.substring(i, end)), '1', fresh, starts);
    } else if (isLatin(text.charAt(i))) {
      char c = text.charAt(i);
      seeMarker(
          start, i + 1, Character.toLowerCase(c) - 'a' + 1, c < 'a' ? 'A' : 'a', fresh, starts);
    }
  }

  private void seeMarker(int start, int end, int value, char kind, boolean fresh, BitSet starts) {
    int close = end;
    while (close < text.length() && close - end < 2 && ".)".indexOf(text.charAt(close)) >= 0) {
      close++;
    }
    boolean spaced = close < text.length() && Marks.isSpace(text.charAt(close));
    String tail = text.substring(end, close);
    if (tail.isEmpty() || !spaced || (kind == 'A' && tail.equals("."))) {
      return;
    }
    String seen = kind + tail;
    if (seen.equals(style) && value == lastValue + 1) {
      continueList(start, starts);
    } else if (value == 1) {
      boolean restart = seen.equals(style) && length > 1;
      style = seen;
      length = 1;
      firstStart = start;
      firstIsFresh = fresh || restart;
    } else {
      return;
    }
    lastValue = value;
  }

  private void continueList(int start, BitSet starts) {
    length++;
    if (length == 2) {
      secondStart = start;
    }
    if (length >= 3 || firstIsFresh) {
      starts.set(firstStart);
      starts.set(secondStart);
      starts.set(start);
    }
  }

  private static boolean followsBullet(char c) {
    return Marks.isSpace(c) || Character.isLetterOrDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
