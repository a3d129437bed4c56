package dev.diptych.intake.language;

import dev.diptych.intake.LanguageDetector;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells languages apart by script, then by their most frequent words and by letters that few others
 * use: a table of some fifty languages, less than a megabyte of heap. Where that leaves a doubt, as
 * in a sentence without frequent words, the runs of letters decide ({@link LetterModels}), which
 * are read only then. Reads the first {@value #SAMPLE} characters. Answers the same whatever was
 * asked before.
 */
@Component
final class WordLanguageDetector implements LanguageDetector {

  static final int SAMPLE = 20_000;
  private static final int FEWEST_LETTERS = 3;
  private static final int LONGEST_WORD = 30;
  private static final double LETTER_WEIGHT = 0.25;
  private static final double LEAST_SCORE = 1.0;
  private static final double LEAST_SHARE = 0.04;
  private static final double CLEAR_SCORE = 4;
  private static final double CLEAR_LEAD = 1.7;
  private static final int FEWEST_LETTERS_TO_JUDGE = 10;
  private static final int ENOUGH_LETTERS = 600;
  private static final double WORD_WEIGHT = 2;
  private static final double LEAST_LIKELY = -4.5;
  private static final double LEAST_LEAD = 1;

  /** Scripts that one language of the press writes. */
  private static final Map<UnicodeScript, String> ALONE =
      Map.ofEntries(
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.ETHIOPIC, "am"),
          Map.entry(UnicodeScript.BENGALI, "bn"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.KANNADA, "kn"),
          Map.entry(UnicodeScript.MALAYALAM, "ml"),
          Map.entry(UnicodeScript.SINHALA, "si"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.LAO, "lo"),
          Map.entry(UnicodeScript.THAANA, "dv"));

  private final Profiles profiles = new Profiles();
  private final LetterModels models = new LetterModels();

  @Override
  public String detect(String text) {
    String sample = text.length() > SAMPLE ? text.substring(0, SAMPLE) : text;
    Map<UnicodeScript, Integer> scripts = scripts(sample);
    UnicodeScript script = UnicodeScript.COMMON;
    int most = FEWEST_LETTERS - 1;
    for (Map.Entry<UnicodeScript, Integer> entry : scripts.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        script = entry.getKey();
      }
    }
    if (script == UnicodeScript.HAN) {
      return scripts.getOrDefault(UnicodeScript.HIRAGANA, 0) * 10 > most ? "ja" : "zh";
    }
    if (script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA) {
      return "ja";
    }
    return profiles.tellsApart(script)
        ? best(sample, script)
        : ALONE.getOrDefault(script, UNDETERMINED);
  }

  /** The languages whose models were needed so far. */
  Set<String> loadedModels() {
    return models.loaded();
  }

  /** Letters by script; an ideograph counts twice, as it stands for more than a letter. */
  private static Map<UnicodeScript, Integer> scripts(String text) {
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(
            c ->
                counts.merge(
                    UnicodeScript.of(c), Character.isIdeographic(c) ? 2 : 1, Integer::sum));
    counts.remove(UnicodeScript.COMMON);
    counts.remove(UnicodeScript.INHERITED);
    return counts;
  }

  /** The quick look by words where it is clear, else the letters of the words. */
  private String best(String text, UnicodeScript script) {
    Map<String, Double> scores = new HashMap<>();
    List<String> words = score(text, script, scores);
    String best = UNDETERMINED;
    double highest = 0;
    double second = 0;
    for (Map.Entry<String, Double> entry : scores.entrySet()) {
      double score = entry.getValue();
      boolean better = score > highest || (score == highest && entry.getKey().compareTo(best) < 0);
      if (better) {
        second = highest;
        highest = score;
        best = entry.getKey();
      } else {
        second = Math.max(second, score);
      }
    }
    boolean sure =
        highest >= LEAST_SCORE && highest >= words.size() * LEAST_SHARE && highest >= second * 1.1;
    if (highest >= CLEAR_SCORE && highest >= second * CLEAR_LEAD && sure) {
      return best;
    }
    List<String> candidates = models.of(script);
    if (candidates.isEmpty() || sure && !candidates.contains(best)) {
      return sure ? best : UNDETERMINED;
    }
    String found = byLetters(words, candidates, scores);
    return found.equals(UNDETERMINED) && sure ? best : found;
  }

  /** The language in which the words are likeliest; frequent words count in its favour. */
  private String byLetters(
      List<String> words, List<String> candidates, Map<String, Double> scores) {
    int letters = 0;
    List<String> sample = new ArrayList<>();
    for (String word : words) {
      if (letters < ENOUGH_LETTERS) {
        sample.add(word);
        letters += word.length();
      }
    }
    if (letters < FEWEST_LETTERS_TO_JUDGE || sample.size() < 2) {
      return UNDETERMINED;
    }
    String best = UNDETERMINED;
    double highest = Double.NEGATIVE_INFINITY;
    double second = Double.NEGATIVE_INFINITY;
    for (String candidate : candidates) {
      LetterModel model = models.of(candidate);
      double weight = WORD_WEIGHT * scores.getOrDefault(candidate, 0.0);
      for (String word : sample) {
        weight += model.weightOf(word);
      }
      if (weight > highest) {
        second = highest;
        highest = weight;
        best = candidate;
      } else {
        second = Math.max(second, weight);
      }
    }
    boolean likely = highest >= letters * LEAST_LIKELY;
    return likely && highest - second >= LEAST_LEAD ? best : UNDETERMINED;
  }

  /** Adds up what words and letters say and returns the words. */
  private List<String> score(String text, UnicodeScript script, Map<String, Double> scores) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean part = i < text.length() && isWordPart(text, i, start >= 0);
      if (part) {
        char letter = Character.toLowerCase(text.charAt(i));
        credit(profiles.ofLetter(script, letter), LETTER_WEIGHT, scores);
        start = start < 0 ? i : start;
      } else if (start >= 0) {
        if (i - start <= LONGEST_WORD) {
          String word = bare(text.substring(start, i));
          words.add(word);
          credit(profiles.ofWord(script, word), 1, scores);
        }
        start = -1;
      }
    }
    return words;
  }

  /** Letters, their marks, and the non-joiner inside a Persian word. */
  private static boolean isWordPart(String text, int i, boolean inside) {
    char c = text.charAt(i);
    return Character.isLetter(c)
        || (inside
            && (c == '\u200c'
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK));
  }

  private static String bare(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    StringBuilder bare = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (!(c >= 0x64B && c <= 0x652) && c != 0x640) {
        bare.append(c);
      }
    }
    return bare.toString();
  }

  private static void credit(List<String> languages, double weight, Map<String, Double> scores) {
    for (String language : languages) {
      scores.merge(language, weight / Math.sqrt(languages.size()), Double::sum);
    }
  }
}
