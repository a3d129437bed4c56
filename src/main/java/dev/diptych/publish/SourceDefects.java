package dev.diptych.publish;

import java.util.ArrayList;
import java.util.List;
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
          "(?<![\\p{L}\\p{M}])(?:[وف]?(?:لمدة|مدة|بطول|بعرض|بعمق|بارتفاع|بوزن|بسرعة|بمسافة|مسافة|بقيمة|بمبلغ|بمساحة)"
              + "|for a period of|at a speed of|a distance of|to the value of)"
              + "\\s{1,3}([0-9٠-٩][0-9٠-٩.,٫٬]{0,18})\\s{0,3}(?:[.!؟?;؛،,](?![0-9٠-٩])|$)");

  private static final Pattern EMPTY_BRACKETS =
      Pattern.compile("[(\\[«“]\\s{0,3}[)\\]»”]");

  /** The same word twice; Arabic says some twice on purpose, so only short words that join. */
  private static final Pattern REPEATED =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])(في|من|على|إلى|عن|مع|أن|إن|التي|الذي|the|of|to|and|in|a)\\s{1,3}\\1(?![\\p{L}\\p{M}])");

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
    find(NO_UNIT, 1, Kind.NO_UNIT, source, defects);
    find(EMPTY_BRACKETS, 0, Kind.EMPTY_BRACKETS, source, defects);
    find(REPEATED, 1, Kind.REPEATED, source, defects);
    return defects;
  }

  private static void find(
      Pattern pattern, int group, Kind kind, String source, List<Defect> defects) {
    Matcher matcher = pattern.matcher(source);
    while (defects.size() < MOST && matcher.find()) {
      String words = matcher.group(group);
      defects.add(
          new Defect(
              kind, kind == Kind.NO_UNIT ? words.replaceAll("[.,٫٬]+$", "") : words.strip()));
    }
  }
}
