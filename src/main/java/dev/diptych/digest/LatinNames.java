package dev.diptych.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an English text writes with capitals inside its sentences: runs of such words, joined by
 * blanks, hyphens and "of". Linear in the length of the text.
 */
final class LatinNames {

  private static final Pattern WORD = Pattern.compile("\\p{IsLatin}++(?:['’]\\p{IsLatin}++)?+");
  private static final Set<String> JOINING =
      Set.of("of", "the", "for", "in", "on", "at", "to", "al", "el", "bin", "ibn");
  private static final Set<String> FOREIGN =
      Set.of("de", "du", "del", "la", "le", "da", "di", "des", "y", "e");
  private static final int MOST_JOINING = 2;

  /** Behind these a capital says nothing. */
  private static final String OPENING = ".!?:;\"“”„‘«(…*•";

  private final List<Run> runs = new ArrayList<>();
  private List<Word> words = new ArrayList<>();
  private boolean foreign;

  private LatinNames() {}

  /**
   * A word with a capital.
   *
   * @param text without 's
   * @param opens a sentence or a quotation, so that its capital says nothing
   */
  record Word(String text, boolean opens) {}

  /**
   * Words that belong together.
   *
   * @param words in order, at least one
   * @param foreign joined by words of another language, as "Casa de Luz": a name that may be
   *     translated
   */
  record Run(List<Word> words, boolean foreign) {
    Run {
      words = List.copyOf(words);
    }
  }

  static List<Run> in(String text) {
    LatinNames names = new LatinNames();
    names.collect(text);
    return names.runs;
  }

  private void collect(String text) {
    Matcher matcher = WORD.matcher(text);
    int end = 0;
    int joining = 0;
    while (matcher.find()) {
      String word = matcher.group();
      if (!joins(text, end, matcher.start())) {
        close();
      }
      end = matcher.end();
      if (Character.isUpperCase(word.charAt(0))) {
        words.add(new Word(withoutGenitive(word), opens(text, matcher.start())));
        joining = 0;
      } else if (JOINING.contains(word) && ++joining <= MOST_JOINING) {
        end = matcher.end();
      } else if (FOREIGN.contains(word)) {
        foreign |= !words.isEmpty();
      } else {
        close();
        joining = 0;
      }
    }
    close();
  }

  private void close() {
    if (!words.isEmpty()) {
      runs.add(new Run(words, foreign));
    }
    words = new ArrayList<>();
    foreign = false;
  }

  /** Blanks and hyphens join, anything else parts. */
  private static boolean joins(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && c != '-' && c != '‑' && c != '\u00a0') {
        return false;
      }
    }
    return true;
  }

  private static boolean opens(String text, int start) {
    int i = start - 1;
    while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
      i--;
    }
    return i < 0 || OPENING.indexOf(text.charAt(i)) >= 0;
  }

  private static String withoutGenitive(String word) {
    int length = word.length();
    boolean genitive = word.endsWith("'s") || word.endsWith("’s");
    return genitive ? word.substring(0, length - 2) : word;
  }
}
