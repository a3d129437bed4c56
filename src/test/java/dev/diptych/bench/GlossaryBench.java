package dev.diptych.bench;

import dev.diptych.digest.Glossary;
import dev.diptych.engine.GlossaryTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * What a large glossary costs a work unit: 5,000 terms against 40 sentences, beside the same
 * glossary with one regular expression a term.
 */
public final class GlossaryBench {

  private static final int TERMS = 5_000;
  private static final int SENTENCES = 40;
  private static final String LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإ";

  private final Random random = new Random(5);
  private final List<String> words = new ArrayList<>();

  private GlossaryBench() {
    for (int i = 0; i < 4_000; i++) {
      StringBuilder word = new StringBuilder();
      for (int length = 3 + random.nextInt(5); length > 0; length--) {
        word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      words.add(word.toString());
    }
  }

  /** Prints both times and their ratio. */
  public static void main(String[] arguments) {
    new GlossaryBench().run();
  }

  private void run() {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < TERMS; i++) {
      terms.add(phrase(1 + random.nextInt(4), ""));
    }
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < SENTENCES; i++) {
      sentences.add(phrase(25, "ال") + " " + terms.get(random.nextInt(TERMS)) + ".");
    }
    long start = System.nanoTime();
    Glossary glossary = new Glossary(terms.stream().map(t -> new GlossaryTerm(t, "x")).toList());
    long built = System.nanoTime() - start;
    List<Pattern> expressions =
        terms.stream()
            .map(
                t ->
                    Pattern.compile(
                        "(?<![\\p{L}\\p{M}\\p{N}])(?:[وف]?[بكل]?(?:ال)?|[وف]?لل)"
                            + Pattern.quote(t)
                            + "(?![\\p{L}\\p{M}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
            .toList();
    double automaton =
        median(301, sentences, all -> all.stream().mapToLong(s -> glossary.hits(s).size()).sum());
    double regular =
        median(
            9,
            sentences,
            all ->
                expressions.stream()
                    .filter(e -> all.stream().anyMatch(s -> e.matcher(s).find()))
                    .count());
    System.out.printf(
        Locale.ROOT,
        "glossary of %,d terms, unit of %d sentences: expressions ÷ automaton %.0f (%.0f ms, %.2f"
            + " ms; built in %.0f ms)%n",
        TERMS,
        SENTENCES,
        regular / automaton,
        regular,
        automaton,
        built / 1e6);
  }

  private String phrase(int length, String clitic) {
    List<String> phrase = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      phrase.add((i % 3 == 0 ? clitic : "") + words.get(random.nextInt(words.size())));
    }
    return String.join(" ", phrase);
  }

  private static double median(
      int rounds, List<String> sentences, ToLongFunction<List<String>> work) {
    double[] millis = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      if (work.applyAsLong(sentences) == 0) {
        throw new AssertionError("The sentences hold no term");
      }
      millis[round] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[rounds / 2];
  }
}
