package dev.diptych.engine.test;

import dev.diptych.engine.GlossaryTerm;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A pretended translation that passes the gates: every word becomes Latin letters of the same
 * number, numbers and punctuation stay. The same text gives the same target on every machine.
 */
final class PseudoText {

  private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{M}]*+");
  private static final String SYLLABLES = "bakedilomunarepositu";

  private PseudoText() {}

  static String of(String text, List<GlossaryTerm> terms) {
    StringBuilder target =
        new StringBuilder(WORD.matcher(text.replaceAll("\\R", " ")).replaceAll(word -> word(word)));
    for (GlossaryTerm term : terms) {
      if (text.contains(term.source())) {
        target.append(' ').append(term.target());
      }
    }
    return target.toString();
  }

  private static String word(MatchResult found) {
    String source = found.group();
    int start = Math.floorMod(source.hashCode(), SYLLABLES.length() / 2) * 2;
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < source.length(); i++) {
      word.append(SYLLABLES.charAt((start + i) % SYLLABLES.length()));
    }
    return word.toString();
  }
}
