package dev.diptych.engine.onnx;

import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.text.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a model. A folder is found only if nothing is missing in it.
 *
 * @param folder as the settings name it
 * @param encoder the graph that reads
 * @param merged the graph that writes the first word and all others, {@code null} if there are two
 * @param first the graph that writes the first word, {@code null} if there is one for all
 * @param next the graph that writes the others, {@code null} likewise
 * @param config {@code config.json}
 * @param generation {@code generation_config.json}, {@code null} where there is none
 * @param vocabulary {@code vocab.json}, {@code null} where the pieces' own numbers count
 * @param source the pieces of the source language, or of all; {@code tokenizer.json} where it is
 *     alone
 * @param target the pieces of the target language; the same file where one is for all
 * @param languages the file that lists the words for languages, {@code null} where there is none
 */
record ModelFolder(
    Path folder,
    Path encoder,
    @Nullable Path merged,
    @Nullable Path first,
    @Nullable Path next,
    Path config,
    @Nullable Path generation,
    @Nullable Path vocabulary,
    Path source,
    Path target,
    @Nullable Path languages) {

  private static final String FITTING =
      "It wants a folder such as Optimum exports: onnx/encoder_model.onnx,"
          + " onnx/decoder_model_merged.onnx (or decoder_model.onnx and"
          + " decoder_with_past_model.onnx), config.json, generation_config.json, and source.spm,"
          + " target.spm and vocab.json, or sentencepiece.bpe.model, or tokenizer.json. Models that"
          + " fit: Helsinki-NLP's opus-mt, facebook's m2m100_418M and nllb-200-distilled-600M,"
          + " exported or as Xenova and onnx-community offer them";

  private static final String TOKENIZER = "tokenizer.json";

  private static final List<String> SMALLER_FIRST =
      List.of("", "_quantized", "_int8", "_uint8", "_q8");

  /**
   * Finds the files.
   *
   * @param weights {@code auto}, {@code fp32} or the end of the graphs' names
   * @throws Unavailable naming every file that is missing
   */
  static ModelFolder find(Path folder, String weights) throws Unavailable {
    if (!Files.isDirectory(folder)) {
      throw new Unavailable("there is no folder %s. %s".formatted(folder, FITTING), null);
    }
    Finder finder = new Finder(folder);
    String end = finder.end(weights);
    Path encoder = finder.wanted("encoder_model" + end + ".onnx");
    Path merged = finder.graph("decoder_model_merged" + end + ".onnx");
    Path first = null;
    Path next = null;
    if (merged == null) {
      first = finder.graph("decoder_model" + end + ".onnx");
      next = finder.graph("decoder_with_past_model" + end + ".onnx");
      if (first == null && next == null) {
        finder.missing.add("onnx/decoder_model_merged" + end + ".onnx");
      } else if (first == null || next == null) {
        finder.missing.add(
            "onnx/%s%s.onnx"
                .formatted(first == null ? "decoder_model" : "decoder_with_past_model", end));
      }
    }
    Path config = finder.wanted("config.json");
    Path tokenizer = finder.tokenizer();
    Path shared = tokenizer == null ? finder.file("sentencepiece.bpe.model") : tokenizer;
    Path source = shared == null ? finder.file("source.spm") : shared;
    Path target = shared == null ? finder.file("target.spm") : shared;
    Path vocabulary = finder.file("vocab.json");
    if (source == null) {
      finder.missing.add("source.spm (or sentencepiece.bpe.model, or tokenizer.json alone)");
    }
    if (target == null && shared == null) {
      finder.missing.add("target.spm");
    }
    if (shared == null && vocabulary == null) {
      finder.missing.add("vocab.json");
    }
    Path languages = tokenizer != null ? tokenizer : shared == null ? null : finder.languages();
    if (!finder.missing.isEmpty()
        || encoder == null
        || config == null
        || source == null
        || target == null) {
      throw new Unavailable(
          "in %s %s missing: %s. %s"
              .formatted(
                  folder,
                  finder.missing.size() == 1 ? "is" : "are",
                  String.join(", ", finder.missing),
                  FITTING),
          null);
    }
    return new ModelFolder(
        folder,
        encoder,
        merged,
        first,
        next,
        config,
        finder.file("generation_config.json"),
        tokenizer == null ? vocabulary : null,
        source,
        target,
        languages);
  }

  /** Whether {@code tokenizer.json} stands for the files of pieces and the vocabulary. */
  boolean hasTokenizerOnly() {
    return source.endsWith(TOKENIZER);
  }

  /** Looks for files and remembers what it did not find. */
  private static final class Finder {

    private final Path folder;
    private final List<String> missing = new ArrayList<>();

    Finder(Path folder) {
      this.folder = folder;
    }

    @Nullable Path file(String name) {
      Path file = folder.resolve(name);
      return Files.isRegularFile(file) ? file : null;
    }

    @Nullable Path graph(String name) {
      Path below = file("onnx/" + name);
      return below == null ? file(name) : below;
    }

    @Nullable Path wanted(String name) {
      boolean isGraph = name.endsWith(".onnx");
      Path file = isGraph ? graph(name) : file(name);
      if (file == null) {
        missing.add(isGraph ? "onnx/" + name : name);
      }
      return file;
    }

    String end(String weights) {
      if (weights.equals("fp32")) {
        return "";
      }
      if (!weights.equals("auto")) {
        return weights.startsWith("_") ? weights : "_" + weights;
      }
      for (String end : SMALLER_FIRST) {
        if (graph("encoder_model" + end + ".onnx") != null) {
          return end;
        }
      }
      return "";
    }

    /** Files of SentencePiece are what the model was trained with, so they go before it. */
    @Nullable Path tokenizer() {
      boolean pieces =
          Stream.of("sentencepiece.bpe.model", "source.spm", "target.spm")
              .anyMatch(name -> file(name) != null);
      return pieces ? null : file(TOKENIZER);
    }

    @Nullable Path languages() {
      for (String name : List.of("special_tokens_map.json", "added_tokens.json", TOKENIZER)) {
        Path file = file(name);
        if (file != null) {
          return file;
        }
      }
      missing.add("special_tokens_map.json (or tokenizer.json)");
      return null;
    }
  }

  private List<Path> all() {
    return Stream.of(
            encoder, merged, first, next, config, generation, vocabulary, source, target, languages)
        .filter(file -> file != null)
        .distinct()
        .toList();
  }

  /** How many bytes the graphs have. */
  long weightsInBytes() throws IOException {
    long bytes = 0;
    for (Path file : all()) {
      if (file.toString().endsWith(".onnx")) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /** What changes when one of the files is replaced: their sizes and times. */
  Map<String, String> stamp() throws IOException {
    Map<String, String> stamp = new TreeMap<>();
    for (Path file : all()) {
      stamp.put(
          file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
    }
    return stamp;
  }

  /** SHA-256 of everything that can change a translation, graphs with their outlying weights. */
  String checksum() throws IOException {
    MessageDigest digest = Checksums.newSha256();
    byte[] buffer = new byte[1 << 20];
    List<Path> files = new ArrayList<>(all());
    for (Path file : all()) {
      Path outlying = file.resolveSibling(file.getFileName() + "_data");
      if (Files.isRegularFile(outlying)) {
        files.add(outlying);
      }
    }
    for (Path file : files) {
      digest.update(
          String.valueOf(file.getFileName()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      try (InputStream in = Files.newInputStream(file)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
      }
    }
    return Checksums.written(digest.digest());
  }
}
