package dev.diptych.engine.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tiny model with random weights, and what {@code transformers} makes of it.
 *
 * @param folder of the model
 * @param expected token ids, written by {@code src/test/onnx/make_models.py}
 */
record Fixture(Path folder, JsonNode expected) {

  static Fixture of(String name) {
    Path folder = Path.of("src/test/resources/onnx", name);
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(folder.resolve("expected.json.gz")))) {
      return new Fixture(folder, JsonMapper.builder().build().readTree(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A model of the fixtures under another name, whose files a test may change. */
  static Path copy(String name, Path to) {
    Path from = Path.of("src/test/resources/onnx", name);
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of token ids. */
  static List<int[]> rows(Iterable<JsonNode> rows) {
    List<int[]> all = new ArrayList<>();
    for (JsonNode row : rows) {
      int[] ids = new int[row.size()];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = row.get(i).intValue();
      }
      all.add(ids);
    }
    return all;
  }
}
