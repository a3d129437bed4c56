package dev.diptych.intake.sentence;

import dev.diptych.intake.Segmenter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Splits text into sentences: {@link Boundaries} says where one may begin, {@link BoundaryJudge}
 * whether it does. Time grows with the length of the text, whatever is in it. Keeps no state.
 *
 * <p>A stretch of more than {@value #LONGEST} characters without an end is cut at a weaker mark or
 * at a space, so that no segment exceeds what an engine takes.
 */
@Component
final class SentenceSegmenter implements Segmenter {

  static final int LONGEST = 2000;
  private static final int SHORTEST_CUT = 1000;
  private static final String WEAK_MARKS = ";؛:,،、，；";

  @Override
  public List<String> segment(String text, String language) {
    List<String> sentences = new ArrayList<>();
    Boundaries boundaries = new Boundaries(text, language);
    BoundaryJudge judge = new BoundaryJudge(text, SentenceRules.of(language), boundaries);
    int content = firstContent(text);
    if (content == text.length()) {
      return text.isBlank() ? List.of() : List.of(text); // no-break spaces are not blank
    }
    int start = 0;
    for (int b = boundaries.next(content + 1); b >= 0; b = boundaries.next(b + 1)) {
      if (judge.beginsSentence(b, Math.max(start, content))) {
        add(sentences, text, start, b);
        start = b;
      }
    }
    add(sentences, text, start, text.length());
    return List.copyOf(sentences);
  }

  private static void add(List<String> sentences, String text, int start, int end) {
    int from = start;
    while (end - from > LONGEST) {
      int cut = cut(text, from);
      if (isBlank(text, from, cut) || isBlank(text, cut, end)) {
        break;
      }
      sentences.add(text.substring(from, cut));
      from = cut;
    }
    sentences.add(text.substring(from, end));
  }

  /** Looks no further than the first character that is not, for the rest may be long. */
  private static boolean isBlank(String text, int from, int to) {
    int i = from;
    while (i < to && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i == to;
  }

  /**
   * Where to cut a text that is longer than allowed: after a weak mark, else a space, else here.
   */
  private static int cut(String text, int from) {
    int limit = from + LONGEST;
    int space = -1;
    for (int i = limit; i > from + SHORTEST_CUT; i--) {
      boolean afterSpace = Marks.isSpace(text.charAt(i - 1)) && !Marks.isSpace(text.charAt(i));
      if (afterSpace && WEAK_MARKS.indexOf(text.charAt(i - 2)) >= 0) {
        return i;
      }
      if (afterSpace && space < 0) {
        space = i;
      }
    }
    if (space > 0) {
      return space;
    }
    int hard = limit;
    while (hard > from + SHORTEST_CUT && !isCharacterStart(text, hard)) {
      hard--;
    }
    return hard;
  }

  private static boolean isCharacterStart(String text, int index) {
    char c = text.charAt(index);
    int type = Character.getType(c);
    return !Character.isLowSurrogate(c)
        && !Character.isWhitespace(c)
        && type != Character.NON_SPACING_MARK
        && type != Character.COMBINING_SPACING_MARK
        && type != Character.FORMAT;
  }

  private static int firstContent(String text) {
    int i = 0;
    while (i < text.length() && Marks.isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
