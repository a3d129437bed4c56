package dev.diptych.engine.onnx;

import dev.diptych.engine.EngineException.Rejected;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.LanguagePair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Marian: pieces by two files and numbers by {@code vocab.json}, or both by {@code tokenizer.json}.
 * Before the text of a model of several target languages stands a word such as {@code >>fra<<}.
 * Such a word in an article is text.
 */
final class MarianCodec implements Codec {

  private final Tokens tokens;
  private final Decoding decoding;

  /** The numbers of {@code >>fra<<} and its like. */
  private final Map<String, Integer> targets = new TreeMap<>();

  private MarianCodec(Tokens tokens, Decoding decoding) {
    this.tokens = tokens;
    this.decoding = decoding;
    for (String word : tokens.all()) {
      if (isTarget(word)) {
        targets.put(word, tokens.number(word));
      }
    }
  }

  static MarianCodec load(ModelFolder folder, ModelConfig config) throws Unavailable {
    Tokens tokens =
        folder.hasTokenizerOnly()
            ? TokenizerFile.read(folder.source(), config)
            : PieceTokens.load(folder, config);
    return new MarianCodec(tokens, config.decoding());
  }

  /** Whether a word of the model chooses the language that is written. */
  static boolean isTarget(String word) {
    return word.startsWith(">>") && word.endsWith("<<");
  }

  @Override
  public int[] source(String text, LanguagePair pair) throws Rejected {
    List<Integer> source = new ArrayList<>();
    if (!targets.isEmpty()) {
      source.add(target(pair));
    }
    source.addAll(tokens.numbers(text));
    source.add(decoding.end());
    return source.stream().mapToInt(Integer::intValue).toArray();
  }

  private int target(LanguagePair pair) throws Rejected {
    Locale locale = Locale.forLanguageTag(pair.target());
    for (String code : LanguageWords.codes(locale)) {
      Integer word = targets.get(">>" + code + "<<");
      if (word != null) {
        return word;
      }
    }
    throw new Rejected(
        "the model writes %d languages, and %s is none of them"
            .formatted(targets.size(), pair.target()),
        null);
  }

  @Override
  public @Nullable Integer first(LanguagePair pair) {
    return null;
  }

  @Override
  public String target(int[] written) {
    return tokens.text(
        Arrays.stream(written).boxed().filter(token -> !targets.containsValue(token)).toList());
  }

  @Override
  public boolean knows(String text) {
    return !tokens.numbers(text).contains(tokens.unknown());
  }

  @Override
  public void close() {
    tokens.close();
  }
}
