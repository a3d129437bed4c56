package dev.diptych.operations;

import dev.diptych.exchange.ExchangeFormat;
import dev.diptych.exchange.FormatException;
import dev.diptych.job.UsageException;
import dev.diptych.run.FaultWords;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that people bring, and says what is wrong with them. */
final class ExchangeFiles {

  private ExchangeFiles() {}

  /** What is done with a file's content. */
  @FunctionalInterface
  interface Reading<T> {
    T of(InputStream stream) throws FormatException, IOException;
  }

  /**
   * Reads a file.
   *
   * @throws UsageException if it cannot be read or is broken, saying where
   */
  static <T> T read(Path file, Reading<T> reading) {
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          "There is no file %s. Write one first: diptych tm export FILE.tmx, or diptych tm xliff JOB FOLDER"
              .formatted(file));
    }
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return reading.of(stream);
    } catch (FormatException e) {
      throw new UsageException(
          "The file %s cannot be taken: %s. Nothing was changed. Write it again with the tool it came from, then: diptych tm import %s --reason …"
              .formatted(file, e.getMessage(), ShellWord.of(file.toString())));
    } catch (IOException e) {
      throw new UsageException(
          "The file %s cannot be read: %s. Nothing was changed".formatted(file, FaultWords.of(e)));
    }
  }

  /** What a file is. */
  static ExchangeFormat format(Path file) {
    return read(file, ExchangeFormat::of);
  }
}
