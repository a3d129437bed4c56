package dev.diptych.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a source itself leaves out or has too much: it is noted beside the source and never mended,
 * because a machine that fills it in invents. Only what is plain to see without understanding the
 * text. Linear in its length.
 */
final class SourceDefects {

  /** A translator's eye needs no more of them in one sentence. */
  private static final int MOST = 3;

  /** Measures that a number follows, and behind it the unit: "for a period of 48." has none. */
  private static final Pattern NO_UNIT =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])(?:[وف]?(?:لمدة|مدة|بطول|بعرض|بعمق|بارتفاع|بوزن|بسرعة|بمسافة|مسافة|بقيمة|بسعر|بمبلغ|بمساحة|بنسبة|على"
              + " ارتفاع|على عمق|على بعد|على مسافة|[تي]زن)|for a period of|at a speed of|at a"
              + " height of|at a depth of|a distance of|a length of|to the value of|weighing)"
              + "\\s{1,3}([0-9٠-٩][0-9٠-٩.,٫٬]{0,18})\\s{0,3}(?:[.!؟?;؛،,](?![0-9٠-٩])|$)");

  private static final Pattern TRAILING = Pattern.compile("[.,٫٬]+$");

  private static final String OPENING = "([«“";
  private static final int LONGEST_JOINING = 4;

  private static final Pattern EMPTY_BRACKETS = Pattern.compile("[(\\[«“]\\s{0,3}[)\\]»”]");

  /** Words that join others; Arabic and English say some of the others twice on purpose. */
  private static final Set<String> JOINING =
      Set.of(
          "في", "من", "على", "إلى", "عن", "مع", "أن", "إن", "التي", "الذي", "the", "of", "to",
          "and", "in", "a");

  private SourceDefects() {}

  /** Kinds of defects; each has a message {@code defect.<NAME>}. */
  enum Kind {
    /** A measure without its unit: the number. */
    NO_UNIT,
    /** Brackets or quotation marks around nothing: as they stand there. */
    EMPTY_BRACKETS,
    /** A word that joins others stands twice: the word. */
    REPEATED
  }

  /**
   * A defect.
   *
   * @param words of the source, for the message
   */
  record Defect(Kind kind, String words) {}

  /** The defects of one text, none in nearly all of them. */
  static List<Defect> of(String source) {
    List<Defect> defects = new ArrayList<>();
    boolean digits = false;
    boolean brackets = false;
    String before = "";
    int begin = -1;
    for (int i = 0; i <= source.length(); i++) {
      char c = i == source.length() ? ' ' : source.charAt(i);
      if (c != ' ' && !Character.isWhitespace(c)) {
        digits |= Character.isDigit(c);
        brackets |= OPENING.indexOf(c) >= 0;
        begin = begin < 0 ? i : begin;
      } else if (begin >= 0) {
        before = word(source, begin, i, before, defects);
        begin = -1;
      }
    }
    if (digits) {
      find(NO_UNIT, 1, Kind.NO_UNIT, source, defects);
    }
    if (brackets) {
      find(EMPTY_BRACKETS, 0, Kind.EMPTY_BRACKETS, source, defects);
    }
    return defects;
  }

  /** The word that the next one is compared with; empty if it joins nothing. */
  private static String word(String source, int from, int to, String before, List<Defect> defects) {
    if (to - from > LONGEST_JOINING) {
      return "";
    }
    String word = source.substring(from, to);
    if (!JOINING.contains(word)) {
      return "";
    }
    if (word.equals(before) && defects.size() < MOST) {
      defects.add(new Defect(Kind.REPEATED, word));
      return "";
    }
    return word;
  }

  private static void find(
      Pattern pattern, int group, Kind kind, String source, List<Defect> defects) {
    Matcher matcher = pattern.matcher(source);
    while (defects.size() < MOST && matcher.find()) {
      String words = matcher.group(group);
      defects.add(
          new Defect(
              kind, kind == Kind.NO_UNIT ? TRAILING.matcher(words).replaceAll("") : words.strip()));
    }
  }
}
