package dev.diptych.intake.sentence;

import java.util.BitSet;

/**
 * Finds lists written inside a line: {@code 1.) … 2.) …}, {@code a. … b. … c. …}, {@code (أ) … (ب)
 * … (ج) …}, {@code w) … x) …}, {@code • … • …}. Numbers count only in sequence, so that a number in
 * running text starts nothing.
 */
final class InlineLists {

  private static final int LONGEST_NUMBER = 3;
  private static final String ALEF = "الف";

  /** The old order of Arabic letters, the present one, the Persian, the Hebrew. */
  private static final String[] LETTERS = {"أبجدهوزحطي", "أبتثجحخدذر", "أبپتثجچحخد", "אבגדהוזחטי"};

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
    boolean open = text.charAt(i) == '(' && i + 1 < text.length();
    i += open ? 1 : 0;
    int end = i;
    while (end < text.length()
        && end - i <= LONGEST_NUMBER
        && Character.isDigit(text.charAt(end))) {
      end++;
    }
    char c = text.charAt(i);
    if (end > i && end - i <= LONGEST_NUMBER) {
      seeMarker(start, end, Integer.parseInt(text.substring(i, end)), '1', open, fresh, starts);
    } else if (isLatin(c)) {
      int value = Character.toLowerCase(c) - 'a' + 1;
      seeMarker(start, i + 1, value, c < 'a' ? 'A' : 'a', open, fresh, starts);
    } else if (c >= 0x5D0 && c <= 0x6FF) {
      int length = text.startsWith(ALEF, i) ? ALEF.length() : 1;
      seeMarker(start, i + length, letter(length > 1 ? 'أ' : c), c, open, fresh, starts);
    }
  }

  /** The place of a letter in one of the orders in which lists are counted, the one that fits. */
  private int letter(char c) {
    char plain = c == 'ا' ? 'أ' : c == 'ی' ? 'ي' : c;
    int first = 0;
    for (String order : LETTERS) {
      int value = order.indexOf(plain) + 1;
      if (value == lastValue + 1) {
        return value;
      }
      first = value == 1 ? 1 : first;
    }
    return first;
  }

  private void seeMarker(
      int start, int end, int value, char first, boolean open, boolean fresh, BitSet starts) {
    int close = end;
    while (close < text.length() && close - end < 2 && ".)-".indexOf(text.charAt(close)) >= 0) {
      close++;
    }
    boolean spaced = close < text.length() && Marks.isSpace(text.charAt(close));
    String tail = text.substring(end, close);
    boolean caseless = first > 'z';
    if (value == 0
        || tail.isEmpty()
        || !spaced
        || open && !tail.equals(")")
        || (first == 'A' || caseless) && tail.equals(".")
        || first != '1' && !caseless && tail.indexOf('-') >= 0
        || tail.length() > 1 && !tail.equals(".)")) {
      return;
    }
    String seen = (open ? "(" : "") + (caseless ? 'ا' : first) + tail;
    if (seen.equals(style) && value == lastValue + 1) {
      continueList(start, starts);
    } else if (value == 1 || tail.equals(")") && !open && first == 'a') {
      boolean restart = seen.equals(style) && length > 1 && value == 1;
      style = seen;
      length = 1;
      firstStart = start;
      firstIsFresh = value == 1 ? fresh || restart : true;
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

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
