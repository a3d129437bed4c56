package dev.diptych.engine.onnx;

import dev.diptych.engine.Resident;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tokens a second of a Marian of full size with random weights, beside {@code transformers} on the
 * same weights, threads and inputs. Wants a Python with torch, transformers, onnx and onnxruntime:
 * {@code -Dbench.only=onnx -Dbench.python=/tmp/onnx/bin/python}.
 */
public final class OnnxBench {

  private static final int THREADS = 2;
  private static final int SOURCES = 32;
  private static final int TOKENS = 24;
  private static final double NANOS = 1e9;
  private static final String SCRIPT = "src/test/onnx/make_models.py";

  private OnnxBench() {}

  /** Prints the table. */
  public static void run(Path root) throws Exception {
    String python = System.getProperty("bench.python", "python3");
    Path folder = Path.of(System.getProperty("bench.model", root.resolve("full").toString()));
    if (!Files.isDirectory(folder)) {
      python(python, "full", folder.toString());
    }
    Path sources = root.resolve("sources.json");
    List<int[]> inputs = inputs();
    Files.writeString(
        sources, inputs.stream().map(Arrays::toString).collect(Collectors.joining(",", "[", "]")));
    Map<String, Double> theirs = new TreeMap<>();
    for (String line :
        python(
            python,
            "time",
            folder.toString(),
            sources.toString(),
            Integer.toString(TOKENS),
            Integer.toString(THREADS))) {
      String[] cells = line.split(" ");
      theirs.put(cells[0] + " " + cells[1], Double.parseDouble(cells[2]));
    }
    Map<String, Double> plain = new TreeMap<>();
    System.out.printf("onnx: %d tokens a target, %d threads; tokens a second%n", TOKENS, THREADS);
    System.out.println("weights beams batch      ours transformers   ratio  of fp32");
    for (String weights : List.of("fp32", "quantized")) {
      measure(folder, weights, inputs, theirs, plain);
    }
  }

  private static void measure(
      Path folder,
      String weights,
      List<int[]> inputs,
      Map<String, Double> theirs,
      Map<String, Double> plain)
      throws Exception {
    ModelFolder files = ModelFolder.find(withPieces(folder), weights);
    ModelConfig config = ModelConfig.read(files, 0);
    System.gc();
    long before = Resident.ofThisProcess();
    try (Network network = Network.load(files, config, THREADS)) {
      long loaded = Resident.ofThisProcess() - before;
      for (int beams : List.of(1, 4)) {
        for (int batch : List.of(1, 8, SOURCES)) {
          String key = beams + " " + batch;
          double ours = speed(network, config.decoding().withBeams(beams), inputs, batch);
          plain.putIfAbsent(key, ours);
          System.out.printf(
              Locale.ROOT,
              "%-9s %3d %5d %9.1f %12.1f %6.2fx %6.2fx%n",
              weights,
              beams,
              batch,
              ours,
              theirs.getOrDefault(key, Double.NaN),
              ours / theirs.getOrDefault(key, Double.NaN),
              ours / plain.get(key));
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%-9s memory: %d MB after loading, %d MB after all, of %d MB of weights%n",
          weights,
          loaded >> 20,
          Resident.ofThisProcess() - before >> 20,
          files.weightsInBytes() >> 20);
    }
  }

  /** The graphs have no pieces beside them; what is measured here needs none. */
  private static Path withPieces(Path folder) throws IOException {
    for (String name : List.of("source.spm", "target.spm", "vocab.json")) {
      if (!Files.exists(folder.resolve(name))) {
        Files.createFile(folder.resolve(name));
      }
    }
    return folder;
  }

  private static double speed(Network network, Decoding decoding, List<int[]> inputs, int batch)
      throws Exception {
    Generator generator = new Generator(network);
    int some = batch == 1 ? 4 : inputs.size();
    long tokens = 0;
    long begin = System.nanoTime();
    for (int start = 0; start < some; start += batch) {
      List<int[]> part = inputs.subList(start, Math.min(start + batch, some));
      int[] longest = new int[part.size()];
      Arrays.fill(longest, TOKENS + 1);
      for (int[] target : generator.write(part, longest, decoding, null)) {
        tokens += target.length;
      }
    }
    return tokens / ((System.nanoTime() - begin) / NANOS);
  }

  private static List<int[]> inputs() {
    Random random = new Random(1);
    List<int[]> inputs = new ArrayList<>();
    for (int i = 0; i < SOURCES; i++) {
      int[] source = new int[10 + random.nextInt(30)];
      Arrays.setAll(source, j -> 2 + random.nextInt(60_000));
      source[source.length - 1] = 0;
      inputs.add(source);
    }
    return inputs;
  }

  private static List<String> python(String python, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(python, SCRIPT));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("HF_HUB_OFFLINE", "1");
    Process process = builder.start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    if (process.waitFor() != 0) {
      throw new IOException(
          "%s does not run; it wants torch, transformers, onnx and onnxruntime"
              .formatted(String.join(" ", command)));
    }
    return lines;
  }
}
