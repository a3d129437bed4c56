package dev.diptych.intake.sentence;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.BitSet;

/**
 * Where a sentence may begin: the places that Unicode's rules (UAX #29) name, and those that they
 * leave out: entries of a list inside a line, text after a citation mark, after a closing quotation
 * mark that stands apart, after an ellipsis. Every place is the index of a character that is not
 * white space. One pass each; memory is two bits a character.
 */
final class Boundaries {

  private static final BreakIterator UNICODE = BreakIterator.getSentenceInstance(ULocale.ROOT);
  private static final BreakIterator GREEK =
      BreakIterator.getSentenceInstance(ULocale.forLanguageTag("el"));

  private final String text;
  private final BitSet possible = new BitSet();
  private final BitSet certain = new BitSet();
  private boolean dialogue; // the present line begins with a dash

  Boundaries(String text, String language) {
    this.text = text;
    addUnicode(language.equals("el") || language.startsWith("el-") ? GREEK : UNICODE);
    addOwn();
    new InlineLists(text).mark(certain);
    possible.or(certain);
  }

  /** The next place at or after an index, or -1. */
  int next(int index) {
    return possible.nextSetBit(index);
  }

  /** Whether a sentence begins here whatever stands before. */
  boolean isCertain(int index) {
    return certain.get(index);
  }

  private void addUnicode(BreakIterator prototype) {
    BreakIterator breaks = prototype.clone();
    breaks.setText(text);
    int last = 0;
    for (int b = breaks.next(); b != BreakIterator.DONE; b = breaks.next()) {
      if (b > last) {
        last = firstContent(beforeOpeners(b));
        if (last < text.length()) {
          possible.set(last);
        }
      }
    }
  }

  /** Unicode lets an opening bracket right after a Chinese full stop end the sentence. */
  private int beforeOpeners(int index) {
    int i = index;
    while (i > 1 && "「『《（【“‘".indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    return "。！？".indexOf(text.charAt(i - 1)) >= 0 ? i : index;
  }

  private void addOwn() {
    int spaceFrom = 0; // where the present run of white space began
    dialogue = !text.isEmpty() && Marks.isDash(text.charAt(0));
    for (int i = 1; i < text.length(); i++) {
      if (Marks.isLineEnd(text.charAt(i - 1))) {
        dialogue = Marks.isDash(text.charAt(i));
      }
      if (Marks.isSpace(text.charAt(i))) {
        continue;
      }
      if (Marks.isSpace(text.charAt(i - 1)) && spaceFrom > 0) {
        seeWordStart(spaceFrom, i);
      }
      spaceFrom = i + 1;
    }
  }

  /** Text ends at {@code end}, white space follows, and other text starts at {@code start}. */
  private void seeWordStart(int end, int start) {
    char last = text.charAt(end - 1);
    char next = text.charAt(start);
    if (last == '…'
        || endsWithSpacedCloser(end)
        || ((dialogue ? Marks.isTerminator(last) : Marks.isQuestionOrCry(last))
            && Marks.isDash(next))
        || (Character.isDigit(next) && endsWithStop(end))) {
      possible.set(start);
    } else if (endsWithCitation(end) && (Character.isUpperCase(next) || isCaseless(next))) {
      certain.set(start);
    } else if (next == '.'
        && last == '.'
        && isSpacedEllipsis(start)
        && end > 1
        && Character.isLetter(text.charAt(end - 2))) {
      certain.set(start);
    }
  }

  /** A full stop, whatever closing marks follow it. */
  private boolean endsWithStop(int end) {
    int i = end - 1;
    while (i > 0 && i > end - 4 && Marks.isCloser(text.charAt(i))) {
      i--;
    }
    return Marks.isFullStop(text.charAt(i));
  }

  /** {@code "? »"}: a terminator, a space, a closing mark. */
  private boolean endsWithSpacedCloser(int end) {
    return end >= 3
        && "»›".indexOf(text.charAt(end - 1)) >= 0
        && Marks.isSpace(text.charAt(end - 2))
        && Marks.isTerminator(text.charAt(end - 3));
  }

  /** {@code ". . . "} followed by a capital. */
  private boolean isSpacedEllipsis(int start) {
    return text.startsWith(". . . ", start)
        && start + 6 < text.length()
        && Character.isUpperCase(text.charAt(start + 6));
  }

  /** {@code "word.[7][8]"} or {@code "word.11"}, also {@code "word.11 12"}. */
  private boolean endsWithCitation(int end) {
    int floor = Math.max(0, end - 24);
    int i = end - 1;
    boolean digits = false;
    boolean brackets = false;
    while (i > floor) {
      char c = text.charAt(i);
      if (Character.isDigit(c)) {
        digits = true;
      } else if (c == '[' || c == ']') {
        brackets = true;
      } else if (!(c == ' ' && digits) && c != ',') {
        break;
      }
      i--;
    }
    return digits && text.charAt(i) == '.' && (brackets || end - i <= 8) && isWordBefore(i);
  }

  private boolean isWordBefore(int stop) {
    if (stop >= 1 && ")”\"".indexOf(text.charAt(stop - 1)) >= 0) {
      return true;
    }
    for (int i = stop - 1; i >= stop - 4; i--) {
      if (i < 0 || !Character.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCaseless(char c) {
    return Character.getType(c) == Character.OTHER_LETTER;
  }

  private int firstContent(int from) {
    int i = from;
    while (i < text.length() && Marks.isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
