package dev.diptych.engine.gist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All lines of all lexicon files, in a fixed order: {@code -core} files first, then by name, so
 * that what stands in a core file wins.
 *
 * @param checksum of their content, part of the engine's version
 */
record LexiconFiles(List<LexiconRow> rows, String checksum) {

  private static final String FOLDER = "classpath*:dev/diptych/engine/gist/lexicon/*.tsv";

  /** Reads the files packed with the program. */
  static LexiconFiles load() {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      List<LexiconRow> rows = new ArrayList<>(16_384);
      Resource[] files =
          new PathMatchingResourcePatternResolver(LexiconFiles.class.getClassLoader())
              .getResources(FOLDER);
      Arrays.sort(files, Comparator.comparing(LexiconFiles::order));
      for (Resource file : files) {
        read(file, hash, rows);
      }
      return new LexiconFiles(rows, HexFormat.of().formatHex(hash.digest(), 0, 6));
    } catch (IOException e) {
      throw new UncheckedIOException("The lexicon of gist cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String order(Resource file) {
    String name = String.valueOf(file.getFilename());
    return (name.endsWith("-core.tsv") ? "0" : "1") + name;
  }

  private static void read(Resource file, MessageDigest hash, List<LexiconRow> rows)
      throws IOException {
    String name = String.valueOf(file.getFilename());
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          hash.update(line.getBytes(StandardCharsets.UTF_8));
          rows.add(new LexiconRow(name, number, List.of(line.split("\t", -1))));
        }
      }
    }
  }
}
