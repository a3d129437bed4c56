package dev.diptych.engine.gist;

import java.util.List;
import java.util.Map;

/** Joins English words to a sentence: blanks, punctuation, capitals. */
final class Finisher {

  private static final Map<String, String> MARKS =
      Map.of("،", ",", "؛", ";", "؟", "?", "«", "\"", "»", "\"", "“", "\"", "”", "\"", "…", "...");

  private Finisher() {}

  static String text(List<String> words) {
    StringBuilder out = new StringBuilder();
    boolean openQuote = false;
    boolean glue = true;
    for (String raw : words) {
      String word = MARKS.getOrDefault(raw, raw);
      if (word.isEmpty()) {
        continue;
      }
      if (isRepeatedMark(out, word)) {
        continue;
      }
      boolean closesQuote = word.equals("\"") && openQuote;
      boolean toLeft = closesQuote || ",.;:?!)]}%".contains(word);
      if (!glue && !toLeft && out.length() > 0) {
        out.append(' ');
      }
      out.append(word);
      boolean opensQuote = word.equals("\"") && !openQuote;
      openQuote = word.equals("\"") ? !openQuote : openQuote;
      glue = opensQuote || "([{".contains(word);
    }
    return capitalised(articles(out));
  }

  /** A comma after a comma, or before a stop, is one too many. */
  private static boolean isRepeatedMark(StringBuilder out, String word) {
    int n = out.length();
    if (word.equals(".") && isHalfDay(out, n - 1)) {
      return true;
    }
    if (n == 0 || out.charAt(n - 1) != ',' || !",.;:?!".contains(word)) {
      return n == 0 && word.equals(",");
    }
    if (!word.equals(",")) {
      out.setLength(n - 1);
      return false;
    }
    return true;
  }

  /** The stop of "9 a.m.". */
  private static boolean isHalfDay(StringBuilder out, int stop) {
    return stop >= 4
        && out.charAt(stop) == '.'
        && out.charAt(stop - 1) == 'm'
        && out.charAt(stop - 2) == '.';
  }

  /** The stop of U.S. or of an initial. */
  private static boolean isInitial(StringBuilder out, int stop) {
    return out.charAt(stop) == '.'
        && stop > 0
        && Character.isUpperCase(out.charAt(stop - 1))
        && (stop == 1 || !Character.isLetter(out.charAt(stop - 2)));
  }

  private static StringBuilder articles(StringBuilder text) {
    for (int at = text.indexOf("an other"); at >= 0; at = text.indexOf("an other", at + 1)) {
      boolean word = at == 0 || text.charAt(at - 1) == ' ';
      if (word) {
        text.deleteCharAt(at + 2);
      }
    }
    return text;
  }

  /** Sentences begin with capitals, also those inside. */
  private static String capitalised(StringBuilder out) {
    boolean begins = true;
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (begins && Character.isLetterOrDigit(c)) {
        out.setCharAt(i, Character.toUpperCase(c));
        begins = false;
      } else if ((c == '.' || c == '?' || c == '!')
          && i + 1 < out.length()
          && out.charAt(i + 1) == ' '
          && !isInitial(out, i)
          && !isHalfDay(out, i)) {
        begins = true;
      }
    }
    return out.toString();
  }
}
