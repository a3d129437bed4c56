package dev.diptych.engine.onnx;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tokens by {@code tokenizer.json} alone: nothing of it lies outside the heap. */
final class FileTokens implements Tokens {

  private final UnaryOperator<String> normalizer;
  private final Function<String, List<String>> splitter;
  private final Subwords subwords;
  private final Map<String, Integer> numbers;
  private final @Nullable String[] words;
  private final BitSet steering;
  private final int unknown;

  /**
   * The parts of a tokenizer, in the order in which a text goes through them.
   *
   * @param numbers of all words
   * @param words by their numbers
   * @param steering which are no text
   */
  FileTokens(
      UnaryOperator<String> normalizer,
      Function<String, List<String>> splitter,
      Subwords subwords,
      Map<String, Integer> numbers,
      @Nullable String[] words,
      BitSet steering,
      int unknown) {
    this.normalizer = normalizer;
    this.splitter = splitter;
    this.subwords = subwords;
    this.numbers = numbers;
    this.words = words;
    this.steering = steering;
    this.unknown = unknown;
  }

  @Override
  public List<Integer> numbers(String text) {
    List<Integer> found = new ArrayList<>();
    for (String word : splitter.apply(normalizer.apply(text))) {
      if (!word.isEmpty()) {
        subwords.split(word, found);
      }
    }
    return found;
  }

  @Override
  public String text(List<Integer> written) {
    StringBuilder text = new StringBuilder();
    for (int number : written) {
      String word = number < 0 || number >= words.length ? null : words[number];
      if (word != null && !steering.get(number)) {
        text.append(word);
      }
    }
    return text.toString().replace(Steps.SPACE, " ").strip();
  }

  @Override
  public Set<String> all() {
    return numbers.keySet();
  }

  @Override
  public int number(String word) {
    return numbers.getOrDefault(word, unknown);
  }

  @Override
  public int unknown() {
    return unknown;
  }

  @Override
  public void close() {
    // Nothing to free.
  }
}
