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
    return capitalised(out);
  }

  private static String capitalised(StringBuilder out) {
    for (int i = 0; i < out.length(); i++) {
      if (Character.isLetterOrDigit(out.charAt(i))) {
        out.setCharAt(i, Character.toUpperCase(out.charAt(i)));
        break;
      }
    }
    return out.toString();
  }
}
