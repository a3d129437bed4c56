package dev.diptych.engine.onnx;

import dev.diptych.engine.EngineException.Unavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tokens by files of SentencePiece.
 *
 * @param source splits texts
 * @param target joins what is written; the same where one file is for all languages
 * @param all words of the model, empty where only the pieces' file has them
 * @param number of a piece
 * @param piece of a number, {@code null} for one that is no text
 * @param unknown the number of what is not known
 */
record PieceTokens(
    Pieces source,
    Pieces target,
    Set<String> all,
    ToIntFunction<String> number,
    IntFunction<@Nullable String> piece,
    int unknown)
    implements Tokens {

  /**
   * Numbers by {@code vocab.json}.
   *
   * @throws Unavailable if a file is missing, damaged or of another model
   */
  static PieceTokens load(ModelFolder folder, ModelConfig config) throws Unavailable {
    Path file = folder.vocabulary();
    if (file == null) {
      throw new Unavailable("in %s is missing: vocab.json".formatted(folder.folder()), null);
    }
    Vocabulary vocabulary = Vocabulary.read(file, config);
    boolean one = folder.target().equals(folder.source());
    Pieces source = Pieces.load(folder.source());
    Pieces target;
    try {
      target = one ? source : Pieces.load(folder.target());
    } catch (Unavailable e) {
      source.close();
      throw e;
    }
    PieceTokens tokens =
        new PieceTokens(
            source,
            target,
            vocabulary.all(),
            vocabulary::number,
            vocabulary::piece,
            vocabulary.unknown());
    try {
      vocabulary.check(one ? List.of(source) : List.of(source, target), folder.folder());
      return tokens;
    } catch (Unavailable e) {
      tokens.close();
      throw e;
    }
  }

  @Override
  public List<Integer> numbers(String text) {
    List<Integer> numbers = new ArrayList<>();
    source.split(text).forEach(part -> numbers.add(number.applyAsInt(part)));
    return numbers;
  }

  @Override
  public String text(List<Integer> numbers) {
    List<String> written = new ArrayList<>();
    for (int token : numbers) {
      String part = piece.apply(token);
      if (part != null) {
        written.add(part);
      }
    }
    return target.join(written);
  }

  @Override
  public int number(String word) {
    return number.applyAsInt(word);
  }

  @Override
  public void close() {
    source.close();
    if (target != source) {
      target.close();
    }
  }
}
