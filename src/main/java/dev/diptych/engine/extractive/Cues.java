package dev.diptych.engine.extractive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The phrases of {@code cues.txt}, Arabic and English, found in a sentence's words. Sentences of
 * other languages have none. Takes time linear in the words; safe for several threads.
 */
final class Cues {

  static final Cues ALL = new Cues();

  private static final String ANY_ENDING = "*";
  private static final String BEGINNING = "^";
  private static final String GAP = "…";
  private static final int LONGEST_GAP = 8;
  private static final int LONGEST_BEGINNING = 12;
  private static final int SHORTEST_WORD = 2;

  /** Conjunctions, prepositions, the article, as they are written to the word. */
  private static final List<String> PREFIXES = List.of("و", "ف", "ب", "ل", "وال", "ال", "بال");

  private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();

  private Cues() {
    try (InputStream in =
        Objects.requireNonNull(Cues.class.getResourceAsStream("cues.txt"), "cues.txt")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    int colon = line.indexOf(':');
    Cue cue = Cue.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
    for (String phrase : line.substring(colon + 1).split(";")) {
      List<String> words = List.of(phrase.strip().split(" "));
      byFirstWord
          .computeIfAbsent(words.get(0), word -> new ArrayList<>())
          .add(new Phrase(cue, words.subList(1, words.size())));
    }
  }

  /**
   * One phrase.
   *
   * @param rest the words behind the first
   */
  private record Phrase(Cue cue, List<String> rest) {

    boolean goesOn(List<String> words, int from) {
      int at = from;
      boolean gap = false;
      for (String word : rest) {
        if (word.equals(GAP)) {
          gap = true;
        } else {
          int last = Math.min(words.size() - 1, gap ? at + LONGEST_GAP : at);
          while (at <= last && !matches(word, words.get(at))) {
            at++;
          }
          if (at > last) {
            return false;
          }
          at++;
          gap = false;
        }
      }
      return true;
    }

    private static boolean matches(String wanted, String word) {
      return wanted.endsWith(ANY_ENDING)
          ? word.startsWith(wanted.substring(0, wanted.length() - 1))
          : word.equals(wanted);
    }
  }

  /**
   * What a sentence has.
   *
   * @param words folded as {@link Stems#of} folds them, all of them and in order
   */
  Set<Cue> in(List<String> words) {
    Set<Cue> found = EnumSet.noneOf(Cue.class);
    if (!words.isEmpty()) {
      collectAll(BEGINNING + words.get(0), words, 0, found);
    }
    for (int i = 0; i < words.size(); i++) {
      for (String word : forms(words.get(i))) {
        collectAll(word, words, i, found);
      }
    }
    return found;
  }

  private void collectAll(String word, List<String> words, int at, Set<Cue> found) {
    collect(word, words, at + 1, found);
    for (int n = SHORTEST_WORD; n <= Math.min(LONGEST_BEGINNING, word.length()); n++) {
      collect(word.substring(0, n) + ANY_ENDING, words, at + 1, found);
    }
  }

  private void collect(String first, List<String> words, int next, Set<Cue> found) {
    for (Phrase phrase : byFirstWord.getOrDefault(first, List.of())) {
      if (!found.contains(phrase.cue()) && phrase.goesOn(words, next)) {
        found.add(phrase.cue());
      }
    }
  }

  private static Set<String> forms(String word) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(word);
    for (String prefix : PREFIXES) {
      if (word.startsWith(prefix) && word.length() >= prefix.length() + SHORTEST_WORD) {
        forms.add(word.substring(prefix.length()));
      }
    }
    return forms;
  }
}
