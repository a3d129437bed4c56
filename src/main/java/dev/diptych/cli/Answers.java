package dev.diptych.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Standard output and standard error, in UTF-8 whatever the locale is. Standard output carries
 * answers only; what a person should know besides goes to {@link #note}. Every line is flushed, so
 * that a reader at the other end of a pipe sees it at once.
 */
final class Answers {

  private final PrintStream out;
  private final PrintStream err;

  /** Answers to these streams. */
  Answers(OutputStream out, OutputStream err) {
    this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
    this.err = new PrintStream(err, false, StandardCharsets.UTF_8);
  }

  /**
   * Answers to the process's streams. Whatever else prints to {@code System.out} from now on lands
   * on standard error, where it does no harm.
   */
  static Answers ofProcess() {
    System.setOut(System.err);
    return new Answers(
        new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  /**
   * Writes one line of text.
   *
   * @throws OutputClosedException if the reader at the other end has gone
   */
  void line(String text) {
    out.print(text + "\n");
    if (out.checkError()) {
      throw new OutputClosedException();
    }
  }

  /**
   * Writes one value as one line of JSON. Line separators that JSON allows inside a string are
   * escaped, so that every tool sees one line.
   */
  void json(Object value) {
    line(
        Json.MAPPER
            .writeValueAsString(value)
            .replace("\u0085", "\\u0085")
            .replace("\u2028", "\\u2028")
            .replace("\u2029", "\\u2029"));
  }

  /** Answers with one sentence: as text, or as {@code {"message": …}}. */
  void told(String sentence, boolean asJson) {
    if (asJson) {
      json(Map.of("message", sentence));
    } else {
      line(sentence);
    }
  }

  /** Tells the operator something that is not an answer. */
  void note(String text) {
    err.print(text + "\n");
    err.flush();
  }

  /** Loaded with the first JSON that is asked for: most verbs need none. */
  private static final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
  }
}
