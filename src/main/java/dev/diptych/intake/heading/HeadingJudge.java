package dev.diptych.intake.heading;

import dev.diptych.intake.heading.Unit.Kind;
import dev.diptych.intake.heading.Unit.Mark;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which units of a plain text are headings: by their shape, by what stands above and below,
 * and by what the whole text is like. Looks at each unit and a few around it.
 */
final class HeadingJudge {

  private static final int LONGEST = 90;
  private static final int MOST_WORDS = 12;
  private static final int LONGEST_TITLE = 170;
  private static final int MOST_TITLE_WORDS = 26;
  private static final int SHORT_LINE = 70;
  private static final int FAR = 4;
  private static final int LONGEST_WITHOUT_SPACES = 40;
  private static final int LONGEST_QUESTION = 25;

  /** Words that open a sentence which goes on from the one before; rarely a heading of length. */
  private static final Set<String> CONNECTING =
      Set.of(
          "وقال", "وقالت", "وأضاف", "وأضافت", "وأكد", "وأكدت", "وأشار", "وأشارت", "وأوضح", "وأوضحت",
          "وتابع", "وتابعت", "وذكر", "وذكرت", "وكان", "وكانت", "ولفت", "وشدد", "ونقل", "وأعلن",
          "وأعلنت", "ويأتي", "وتأتي", "ويذكر", "ويقول", "وتقول", "وفي", "ومن", "وعلى", "وبحسب",
          "ووفق", "كما", "لكن", "ولكن", "غير", "يذكر", "يشار", "قال", "قالت");

  private final List<Unit> units;
  private final BitSet headings = new BitSet();
  private final boolean marked;

  HeadingJudge(List<Unit> units) {
    this.units = units;
    this.marked = units.stream().filter(unit -> unit.mark() == Mark.MARKDOWN).count() >= 2;
    judge();
  }

  boolean isHeading(int index) {
    return headings.get(index);
  }

  /** The index of the title, or -1. */
  int title() {
    int first = firstText();
    return first >= 0 && headings.get(first) && isTitle(first) ? first : -1;
  }

  private void judge() {
    int first = firstText();
    for (int i = units.size() - 1; i >= 0; i--) {
      Unit unit = units.get(i);
      boolean heading =
          unit.mark() == Mark.MARKDOWN
              || (!marked && unit.mark() == Mark.DECORATED && hasMore(i))
              || (i == first && isTitle(i))
              || (!marked && isHeadingAt(i, first));
      headings.set(i, heading);
    }
    dropInterviewQuestions(first);
    dropCrowds(first);
  }

  private int firstText() {
    for (int i = 0; i < units.size() && i < FAR; i++) {
      Kind kind = units.get(i).kind();
      if (kind != Kind.META && kind != Kind.RULE) {
        return i;
      }
    }
    return -1;
  }

  private boolean isTitle(int i) {
    Unit unit = units.get(i);
    if (unit.mark() == Mark.MARKDOWN || unit.mark() == Mark.DECORATED) {
      return hasMore(i);
    }
    if (unit.kind() != Kind.TEXT || unit.mark() == Mark.CHAPTER) {
      return false;
    }
    String text = unit.text();
    char last = Lines.lastMark(text);
    if (text.length() > LONGEST_TITLE
        || unit.words() > MOST_TITLE_WORDS
        || unit.lines() > 3
        || !Lines.hasLetter(text)
        || Lines.goesOn(last)
        || Lines.startsLowerCase(text)) {
      return false;
    }
    if (i + 1 >= units.size()) {
      return false;
    }
    Unit next = units.get(i + 1);
    if (unit.blankAfter()) {
      return last != ':' && !(next.text().length() * 2 < text.length() && units.size() == i + 2);
    }
    return last != ':'
        && (next.kind() == Kind.META
            || next.kind() == Kind.RULE
            || (next.isBody() && next.text().length() > text.length() * 3 / 2));
  }

  private boolean isHeadingAt(int i, int first) {
    Unit unit = units.get(i);
    if (i == first && unit.mark() == Mark.NONE) {
      return false;
    }
    if (!hasShape(unit)) {
      return false;
    }
    return switch (unit.kind()) {
      case TEXT -> hasBodyBelow(i) && isApart(i) && !isInRun(i) && isPlausible(i);
      case NUMBERED -> hasBodyBelow(i) && isApart(i) && !hasLikeNeighbour(i);
      case BULLET -> isDashed(unit) && hasBodyBelow(i) && isApart(i) && !hasLikeNeighbour(i);
      default -> false;
    };
  }

  private static boolean hasShape(Unit unit) {
    String text = unit.text();
    return (unit.lines() == 1 || (unit.lines() == 2 && unit.blankBefore() && unit.blankAfter()))
        && text.length() <= (unit.lines() == 1 ? LONGEST : LONGEST_TITLE)
        && unit.words() <= MOST_WORDS + (unit.lines() - 1) * 6
        && Lines.hasLetter(text)
        && !Lines.goesOn(Lines.lastMark(text))
        && !(Lines.startsLowerCase(text) && unit.kind() == Kind.TEXT)
        && !Lines.hasInnerSentenceEnd(text)
        && !Lines.isBracketed(text)
        && text.chars().filter(Character::isDigit).count() * 3 <= text.length()
        && !(Lines.isWithoutSpaces(text) && text.length() > LONGEST_WITHOUT_SPACES)
        && !(Lines.startsQuoted(text) && Lines.endsQuoted(text) && unit.words() > 5);
  }

  /** Running text follows, at once or after other headings, dates and bylines. */
  private boolean hasBodyBelow(int i) {
    Unit unit = units.get(i);
    for (int j = i + 1; j < units.size() && j <= i + FAR; j++) {
      Unit below = units.get(j);
      if (below.isBody() && below.text().length() > unit.text().length()) {
        return true;
      }
      if (isList(j)) {
        return unit.blankBefore() && Lines.lastMark(unit.text()) != ':' || unit.mark() != Mark.NONE;
      }
      if (below.kind() == Kind.TABLE || below.kind() == Kind.SPEAKER) {
        return unit.blankBefore() && unit.blankAfter();
      }
      if (!headings.get(j) && below.kind() != Kind.META && below.kind() != Kind.RULE) {
        return false;
      }
    }
    return false;
  }

  private boolean isList(int j) {
    return isEntry(j) && j + 1 < units.size() && isEntry(j + 1);
  }

  private boolean isEntry(int j) {
    Kind kind = units.get(j).kind();
    return (kind == Kind.BULLET || kind == Kind.NUMBERED || kind == Kind.DATED) && !headings.get(j);
  }

  /** Nothing above runs on into the line. */
  private boolean isApart(int i) {
    if (i == 0 || units.get(i).blankBefore()) {
      return true;
    }
    Unit above = units.get(i - 1);
    return above.endsSentence()
        || above.kind() != Kind.TEXT
        || above.mark() != Mark.NONE
        || (above.text().length() >= 100
            && above.lines() == 1
            && units.get(i).text().length() <= 60);
  }

  /** One of several short lines without an empty line between: verse, an address, a caption. */
  private boolean isInRun(int i) {
    if (units.get(i).mark() != Mark.NONE) {
      return false;
    }
    boolean shortAbove = i > 0 && !units.get(i).blankBefore() && isShort(units.get(i - 1));
    boolean shortBelow =
        i + 1 < units.size() && !units.get(i).blankAfter() && isShort(units.get(i + 1));
    return shortAbove || shortBelow;
  }

  private static boolean isShort(Unit unit) {
    return unit.kind() == Kind.TEXT
        && unit.mark() == Mark.NONE
        && unit.lines() == 1
        && unit.text().length() <= SHORT_LINE;
  }

  private boolean isPlausible(int i) {
    Unit unit = units.get(i);
    char last = Lines.lastMark(unit.text());
    int words = unit.words();
    if (CONNECTING.contains(Lines.firstWord(unit.text())) && words > 3) {
      return false;
    }
    if (last == ':') {
      return words <= 5 && i + 1 < units.size() && !Lines.startsQuoted(units.get(i + 1).text());
    }
    if (Lines.isQuestionOrCry(last)) {
      return words <= 9;
    }
    return true;
  }

  private boolean hasLikeNeighbour(int i) {
    return (i > 0 && isLike(i, i - 1)) || (i + 1 < units.size() && isLike(i, i + 1));
  }

  /**
   * Two numbered or dashed lines in a row are a list, unless the lower one is a part of the upper.
   */
  private boolean isLike(int i, int other) {
    Unit unit = units.get(i);
    Unit neighbour = units.get(other);
    if (unit.kind() != neighbour.kind()) {
      return false;
    }
    return unit.kind() == Kind.BULLET || outline(unit) == outline(neighbour);
  }

  private static int outline(Unit unit) {
    return unit.mark() == Mark.DECIMAL ? 100 + LineKinds.depth(unit.text()) : unit.mark().ordinal();
  }

  private static boolean isDashed(Unit unit) {
    return "-–—".indexOf(unit.text().charAt(0)) >= 0;
  }

  private boolean hasMore(int i) {
    return i + 1 < units.size();
  }

  /** In an interview the short paragraphs that end in a question mark are the interviewer's. */
  private void dropInterviewQuestions(int first) {
    int questions = 0;
    int others = 0;
    for (int i = first + 1; i < units.size(); i++) {
      if (isPlainQuestion(i)) {
        questions++;
      } else if (headings.get(i)) {
        others++;
      }
    }
    if (questions >= 3 && questions > others) {
      for (int i = 0; i < units.size(); i++) {
        if (i != first && headings.get(i) && isPlainQuestion(i)) {
          headings.clear(i);
        }
      }
    }
  }

  private boolean isPlainQuestion(int i) {
    Unit unit = units.get(i);
    return unit.mark() == Mark.NONE
        && unit.kind() == Kind.TEXT
        && unit.words() <= LONGEST_QUESTION
        && !Lines.hasInnerSentenceEnd(unit.text())
        && Lines.isQuestionOrCry(Lines.lastMark(unit.text()));
  }

  /** A text with more plain headings than paragraphs is a list of some kind. */
  private void dropCrowds(int first) {
    int bodies = 0;
    int plain = 0;
    for (int i = 0; i < units.size(); i++) {
      bodies += units.get(i).isBody() || units.get(i).kind() == Kind.BULLET ? 1 : 0;
      plain += i != first && headings.get(i) && units.get(i).mark() == Mark.NONE ? 1 : 0;
    }
    if (plain > bodies) {
      for (int i = 0; i < units.size(); i++) {
        if (i != first && units.get(i).mark() == Mark.NONE) {
          headings.clear(i);
        }
      }
    }
  }
}
