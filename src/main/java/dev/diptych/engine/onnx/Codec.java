package dev.diptych.engine.onnx;

import dev.diptych.engine.EngineException.Rejected;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.LanguagePair;
import org.jspecify.annotations.Nullable;

/**
 * Turns text into the numbers that a model reads, and what it writes into text. Safe for use by
 * several threads.
 */
interface Codec extends AutoCloseable {

  /**
   * The source's tokens, with what the model wants before and behind them.
   *
   * @throws Rejected if the model does not know a language of the pair
   */
  int[] source(String text, LanguagePair pair) throws Rejected;

  /** The token every target in this language begins with, {@code null} if there is none. */
  @Nullable Integer first(LanguagePair pair) throws Rejected;

  /** The text of a target's tokens. */
  String target(int[] tokens);

  /** Whether the model knows every piece of a text. */
  boolean knows(String text);

  @Override
  void close();

  /**
   * The codec that a model wants.
   *
   * @throws Unavailable if a file is damaged or of another model
   */
  static Codec of(ModelFolder folder, ModelConfig config) throws Unavailable {
    return config.kind() == ModelConfig.Kind.MARIAN
        ? MarianCodec.load(folder, config)
        : LanguageCodec.load(folder, config);
  }
}
