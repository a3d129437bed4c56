package dev.diptych.engine.onnx;

import ai.djl.sentencepiece.SpTokenizer;
import dev.diptych.engine.EngineException.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The pieces of words that a model was trained on: a file of SentencePiece. Safe for use by several
 * threads.
 */
final class Pieces implements AutoCloseable {

  private static final String NATIVES = "ENGINE_CACHE_DIR";

  /** No model has as much; a file that is no model would be read whole. */
  private static final long MOST_BYTES = 64L << 20;

  private final SpTokenizer tokenizer;

  private Pieces(SpTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * Loads a file.
   *
   * @throws Unavailable if it is damaged or the native library does not run here
   */
  static Pieces load(Path file) throws Unavailable {
    try {
      prepare();
      if (Files.size(file) == 0 || Files.size(file) > MOST_BYTES) {
        throw new Unavailable("%s is no model of SentencePiece".formatted(file), null);
      }
      return new Pieces(new SpTokenizer(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new Unavailable("%s cannot be read".formatted(file), e);
    } catch (LinkageError e) {
      throw new Unavailable(
          "the native library of SentencePiece does not run on this system: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new Unavailable("%s is no model of SentencePiece, or damaged".formatted(file), e);
    }
  }

  /** The library unpacks itself: into a folder of this process, not into the user's home. */
  private static synchronized void prepare() throws IOException {
    if (System.getenv(NATIVES) == null && System.getProperty(NATIVES) == null) {
      Path folder = Files.createTempDirectory("diptych-sentencepiece");
      System.setProperty(NATIVES, folder.toString());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "natives"));
    }
    // Nothing of it calls out; these keep it so, whatever a later version does.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // What is left lies in a folder for temporary files.
    }
  }

  /** A text in pieces. */
  List<String> split(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(tokenizer.getProcessor().tokenize(text));
  }

  /** The text that has these pieces. */
  String join(List<String> pieces) {
    return pieces.isEmpty() ? "" : tokenizer.buildSentence(pieces);
  }

  /** The number a piece has in the file, 0 for one that it does not know. */
  int number(String piece) {
    return tokenizer.getProcessor().getId(piece);
  }

  /** The piece of a number. */
  String piece(int number) {
    return tokenizer.getProcessor().getToken(number);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
