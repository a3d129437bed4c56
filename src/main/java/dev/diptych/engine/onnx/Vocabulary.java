package dev.diptych.engine.onnx;

import dev.diptych.engine.EngineException.Unavailable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The numbers that a model's pieces have: {@code vocab.json}. They are not those of the pieces' own
 * files. Immutable.
 */
final class Vocabulary {

  private static final String UNKNOWN = "<unk>";
  private static final int SAMPLE = 400;

  private final Map<String, Integer> numbers;
  private final @Nullable String[] pieces;
  private final int unknown;

  private Vocabulary(Map<String, Integer> numbers, @Nullable String[] pieces, int unknown) {
    this.numbers = numbers;
    this.pieces = pieces;
    this.unknown = unknown;
  }

  /**
   * Reads the file.
   *
   * @throws Unavailable if it does not fit the graphs
   */
  static Vocabulary read(Path file, ModelConfig config) throws Unavailable {
    JsonNode json = ModelConfig.json(file);
    Map<String, Integer> numbers = new HashMap<>();
    @Nullable String[] pieces = new String[config.words()];
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      int number = entry.getValue().isIntegralNumber() ? entry.getValue().intValue() : -1;
      if (number < 0 || number >= pieces.length) {
        throw new Unavailable(
            "%s gives a piece the number %d, but the graphs know %d words: they are of two models"
                .formatted(file, number, pieces.length),
            null);
      }
      numbers.put(entry.getKey(), number);
      pieces[number] = entry.getKey();
    }
    Integer unknown = numbers.get(UNKNOWN);
    if (unknown == null || !"</s>".equals(pieces[config.decoding().end()])) {
      throw new Unavailable(
          "%s has no <unk>, or its </s> is not number %d as the configuration says"
              .formatted(file, config.decoding().end()),
          null);
    }
    return new Vocabulary(numbers, pieces, unknown);
  }

  /**
   * Makes sure that files of pieces are of this model.
   *
   * @throws Unavailable if they know hardly any of its pieces
   */
  void check(List<Pieces> files, Path folder) throws Unavailable {
    int known = 0;
    int asked = 0;
    for (String piece : pieces) {
      if (piece != null && asked < SAMPLE && piece.length() > 1 && !piece.startsWith("<")) {
        asked++;
        known += files.stream().anyMatch(file -> file.number(piece) > 0) ? 1 : 0;
      }
    }
    if (known * 2 < asked) {
      throw new Unavailable(
          "vocab.json in %s and the files of pieces beside it are of two models: of %d pieces they share %d"
              .formatted(folder, asked, known),
          null);
    }
  }

  int number(String piece) {
    return numbers.getOrDefault(piece, unknown);
  }

  int unknown() {
    return unknown;
  }

  /** The piece of a number, {@code null} for one that is no piece of a text. */
  @Nullable String piece(int number) {
    String piece = number < 0 || number >= pieces.length ? null : pieces[number];
    return piece == null || piece.startsWith("<") && piece.endsWith(">") ? null : piece;
  }

  /** All pieces. */
  Set<String> all() {
    return Collections.unmodifiableSet(numbers.keySet());
  }

  /** How many numbers are given. */
  int size() {
    return numbers.size();
  }
}
