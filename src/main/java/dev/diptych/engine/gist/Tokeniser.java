package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a sentence into tokens, one pass, no look-behind beyond one character. */
final class Tokeniser {

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean space;

  private Tokeniser(String text) {
    this.text = text;
  }

  static List<Token> tokens(String sentence) {
    return new Tokeniser(ArabicText.digits(ArabicText.compose(sentence))).cut();
  }

  private List<Token> cut() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        space = true;
        at++;
      } else if (startsVerbatim()) {
        take(Kind.VERBATIM, endOfVerbatim());
      } else if (c == '#' && at + 1 < text.length() && ArabicText.isLetter(text.charAt(at + 1))) {
        at++;
      } else if (isDigit(c)) {
        number(at);
      } else if (c == '%' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
        number(at + 1);
      } else if (ArabicText.isLetter(c)) {
        take(Kind.WORD, endOfWord());
      } else if (Character.isLetter(c) || Character.isHighSurrogate(c)) {
        take(Kind.FOREIGN, endOfForeign());
      } else if (ArabicText.isMark(c) || Character.isISOControl(c)) {
        at++;
      } else {
        take(Kind.MARK, at + 1);
      }
    }
    return tokens;
  }

  /** A number with the per cent sign before or behind it, where English has it behind. */
  private void number(int first) {
    boolean before = first > at;
    at = first;
    int end = endOfNumber();
    boolean behind = text.charAt(end - 1) == '%';
    String figure = Figures.english(text.substring(first, behind ? end - 1 : end));
    add(Kind.NUMBER, before || behind ? figure + "%" : figure);
    at = end;
    space = false;
  }

  private void take(Kind kind, int end) {
    String piece = text.substring(at, end);
    if (kind == Kind.WORD) {
      // Hashtags join words by underscores.
      for (String part : piece.split("_")) {
        add(kind, part);
        space = true;
      }
    } else {
      add(kind, piece);
    }
    at = end;
    space = false;
  }

  private void add(Kind kind, String piece) {
    String bare = kind == Kind.WORD ? ArabicText.bare(piece) : piece;
    int still = kind == Kind.WORD ? writtenTogether(bare) : 0;
    if (still > 0) {
      add(kind, bare.substring(0, still));
      add(kind, bare.substring(still));
    } else if (!bare.isEmpty()) {
      tokens.add(new Token(kind, piece, bare, ArabicText.key(bare), space));
    }
  }

  /** مازال, لايزال: two words in one; where the second begins, 0 for all others. */
  private static int writtenTogether(String word) {
    int start = word.startsWith("و") || word.startsWith("ف") ? 1 : 0;
    boolean negated = word.startsWith("ما", start) || word.startsWith("لا", start);
    String rest = negated ? word.substring(start + 2) : "";
    boolean still = rest.startsWith("زال") || rest.startsWith("يزال") || rest.startsWith("تزال");
    return still ? start + 2 : 0;
  }

  private boolean startsVerbatim() {
    char c = text.charAt(at);
    if ((c == '@' || c == '#') && at + 1 < text.length()) {
      char next = text.charAt(at + 1);
      return next < 128 && Character.isLetterOrDigit(next);
    }
    return text.startsWith("http://", at)
        || text.startsWith("https://", at)
        || text.startsWith("www.", at);
  }

  private int endOfVerbatim() {
    int end = at + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (Character.isWhitespace(c) || c >= 128 || "<>\"()".indexOf(c) >= 0) {
        break;
      }
      end++;
    }
    while (end > at + 1 && ".,;:!?".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private int endOfNumber() {
    int end = at + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean joins =
          (c == '.' || c == ',' || c == '،' || c == ':')
              && end + 1 < text.length()
              && isDigit(text.charAt(end + 1));
      if (!isDigit(c) && !joins) {
        break;
      }
      end++;
    }
    return end < text.length() && text.charAt(end) == '%' ? end + 1 : end;
  }

  private int endOfWord() {
    int end = at + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (!ArabicText.isLetter(c) && !ArabicText.isMark(c) && c != '_') {
        break;
      }
      end++;
    }
    return end;
  }

  private int endOfForeign() {
    int end = at + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean part =
          !ArabicText.isLetter(c)
              && (Character.isLetterOrDigit(c)
                  || Character.isSurrogate(c)
                  || Character.getType(c) == Character.NON_SPACING_MARK
                  || "-'’&@.".indexOf(c) >= 0
                      && end + 1 < text.length()
                      && Character.isLetterOrDigit(text.charAt(end + 1))
                      && !ArabicText.isLetter(text.charAt(end + 1)));
      if (!part) {
        break;
      }
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
