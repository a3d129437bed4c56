package dev.diptych.engine.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits what is too long for a model: at a clause, else at a space, else anywhere. */
final class Clauses {

  private static final List<Pattern> PLACES =
      List.of(
          Pattern.compile("[.!?؟…۔。！？]+[\"'”’)\\]]*\\s+|\\n+"),
          Pattern.compile("[,;:،؛、，；：—–]+\\s*|\\s+-\\s+"),
          Pattern.compile("\\s+"));

  /** What a text is asked. */
  @FunctionalInterface
  interface Fits {
    boolean test(String text) throws dev.diptych.engine.EngineException.Rejected;
  }

  private Clauses() {}

  /**
   * The text in parts that fit, without white space around them; joined by spaces they are the
   * text.
   */
  static List<String> split(String text, Fits fits)
      throws dev.diptych.engine.EngineException.Rejected {
    List<String> parts = new ArrayList<>();
    split(text.strip(), fits, parts);
    return parts;
  }

  private static void split(String text, Fits fits, List<String> parts)
      throws dev.diptych.engine.EngineException.Rejected {
    if (text.length() < 2 || fits.test(text)) {
      if (!text.isEmpty()) {
        parts.add(text);
      }
      return;
    }
    int place = place(text);
    split(text.substring(0, place).strip(), fits, parts);
    split(text.substring(place).strip(), fits, parts);
  }

  /** Where to split: of the best kind of place that lies in the middle half, the most central. */
  private static int place(String text) {
    int middle = text.length() / 2;
    for (Pattern kind : PLACES) {
      int best = -1;
      Matcher matcher = kind.matcher(text);
      while (matcher.find()) {
        int end = matcher.end();
        if (end > 0
            && end < text.length()
            && (best < 0 || Math.abs(end - middle) < Math.abs(best - middle))) {
          best = end;
        }
      }
      if (best >= 0 && Math.abs(best - middle) <= text.length() / 4) {
        return best;
      }
    }
    return Character.isLowSurrogate(text.charAt(middle))
            && Character.isHighSurrogate(text.charAt(middle - 1))
            && middle + 1 < text.length()
        ? middle + 1
        : middle;
  }
}
