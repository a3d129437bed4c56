package dev.diptych.engine.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.diptych.engine.EngineException.Unavailable;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model's graphs, loaded once. Safe for use by several threads, which share the weights; the
 * tensors of a call belong to its caller.
 */
final class Network implements AutoCloseable {

  private static final Pattern LINES = Pattern.compile("[\\p{C}\\p{Z}\\s]+");

  /** Where in the library's own source something failed, with the whole head of its function. */
  private static final Pattern PLACE = Pattern.compile("/\\S+\\.(?:h|cc):\\d+ .*?\\) (?=[A-Z])");

  private static final int MAX_WORDS = 240;
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
  private static final long STACK_IN_BYTES = 16L << 20;
  private static final long STACK_OF_A_LETTER = 2048;
  private static final long MOST_LETTERS = 400_000;

  private final OrtEnvironment environment;
  private final ModelConfig config;
  private final List<OrtSession> sessions = new ArrayList<>();
  private final OrtSession encoder;
  private final OrtSession first;
  private final OrtSession next;
  private final OrtSession own;
  private final OrtSession cross;
  private final OrtSession best;
  private final boolean merged;
  private final Tensor mask;
  private final AtomicLong open = new AtomicLong();

  private Network(ModelFolder folder, ModelConfig config, int threads)
      throws OrtException, Unavailable {
    this.config = config;
    environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "diptych");
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      // The library's own pool grows in powers of two, is kept for each graph and gives nothing
      // back; the system's does, and was not slower.
      options.setCPUArenaAllocator(false);
      // Weights are packed for the processor once; the file's own form is not kept beside them.
      options.addConfigEntry("session.use_device_allocator_for_initializers", "1");
      encoder = load(folder.encoder(), options);
      Path one = folder.merged();
      merged = one != null;
      first = load(one == null ? known(folder.first()) : one, options);
      next = one == null ? load(known(folder.next()), options) : first;
      check(folder);
      own = small(Graphs.rows(2 * config.layers()), options);
      cross = small(Graphs.rows(2 * config.layers() + 1), options);
      best = small(Graphs.best(config.decoding().renormalise()), options);
    }
    float[] closed = new float[config.words()];
    config.decoding().banned().stream()
        .filter(word -> word >= 0 && word < closed.length)
        .forEach(word -> closed[word] = -1.0e30f);
    mask = floats(closed, closed.length);
  }

  private static Path known(@Nullable Path path) {
    if (path == null) {
      throw new IllegalStateException("A folder has one decoder or two");
    }
    return path;
  }

  /**
   * Loads the graphs.
   *
   * @param threads of one call
   * @throws Unavailable if a file is damaged, of a form that this library does not know, or of
   *     another model than the rest
   */
  static Network load(ModelFolder folder, ModelConfig config, int threads) throws Unavailable {
    AtomicReference<@Nullable Network> loaded = new AtomicReference<>();
    AtomicReference<@Nullable Unavailable> failure = new AtomicReference<>();
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread loader =
        new Thread(
            null,
            () -> {
              try {
                loaded.set(new Network(folder, config, threads));
              } catch (OrtException e) {
                failure.set(
                    failed("the model in %s cannot be loaded".formatted(folder.folder()), e));
              } catch (Unavailable e) {
                failure.set(e);
              } catch (LinkageError e) {
                failure.set(
                    new Unavailable(
                        "the native library of ONNX Runtime does not run on this system: "
                            + plain(String.valueOf(e.getMessage())),
                        e));
              } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
              }
              done.complete(null);
            },
            "onnx-load",
            stackInBytes());
    loader.setDaemon(true);
    loader.start();
    done.join();
    Network network = loaded.get();
    if (network == null) {
      Unavailable known = failure.get();
      throw known == null ? new Unavailable("the model cannot be loaded", null) : known;
    }
    return network;
  }

  /**
   * The library looks for something in the command line of this process by an expression that goes
   * one level deeper with each letter; with a class path of some ten thousand letters, that ends a
   * process whose thread has the usual stack. What is not used of a stack takes no memory.
   */
  private static long stackInBytes() throws Unavailable {
    long letters;
    try {
      letters = Files.readAllBytes(COMMAND_LINE).length;
    } catch (IOException e) {
      return STACK_IN_BYTES; // There is no such file, so the library cannot read it either.
    }
    if (letters > MOST_LETTERS) {
      throw new Unavailable(
          "the command line of this process is too long for ONNX Runtime: start Diptych with java"
              + " -jar",
          null);
    }
    return STACK_IN_BYTES + letters * STACK_OF_A_LETTER;
  }

  private OrtSession load(Path file, OrtSession.SessionOptions options)
      throws OrtException, Unavailable {
    try {
      OrtSession session = environment.createSession(file.toString(), options);
      sessions.add(session);
      return session;
    } catch (OrtException e) {
      close();
      throw failed("%s cannot be loaded".formatted(file), e);
    }
  }

  private OrtSession small(byte[] graph, OrtSession.SessionOptions options) throws OrtException {
    OrtSession session = environment.createSession(graph, options);
    sessions.add(session);
    return session;
  }

  /** What a failure of the library means: nothing that another request would change. */
  static Unavailable failed(String what, OrtException e) {
    String words = plain(String.valueOf(e.getMessage()));
    String lower = words.toLowerCase(java.util.Locale.ROOT);
    boolean memory =
        lower.contains("bad_alloc") || lower.contains("alloc") && lower.contains("fail");
    return new Unavailable(
        memory
            ? what + ": there is not enough memory; lower tokens-at-once, or take smaller weights"
            : what + ": " + words,
        e);
  }

  private static String plain(String words) {
    String line = PLACE.matcher(LINES.matcher(words).replaceAll(" ")).replaceAll(" ").strip();
    return line.length() > MAX_WORDS ? line.substring(0, MAX_WORDS) + "…" : line;
  }

  /** Graphs of one folder that do not belong together would fail in the middle of a night. */
  private void check(ModelFolder folder) throws OrtException, Unavailable {
    String fault = fault();
    if (fault != null) {
      close();
      throw new Unavailable(
          "the graphs in %s do not fit config.json: %s".formatted(folder.folder(), fault), null);
    }
  }

  private @Nullable String fault() throws OrtException {
    Set<String> wanted = new LinkedHashSet<>(List.of("input_ids", "encoder_attention_mask"));
    wanted.addAll(pasts("decoder"));
    wanted.addAll(pasts("encoder"));
    if (merged) {
      wanted.add("use_cache_branch");
    }
    wanted.removeAll(next.getInputNames());
    if (!wanted.isEmpty()) {
      return "the decoder has no input " + wanted.iterator().next();
    }
    if (next.getInputNames().contains(past(config.layers(), "decoder", "key"))) {
      return "the decoder has more layers than " + config.layers();
    }
    Set<String> made = new LinkedHashSet<>(List.of("logits"));
    made.addAll(presents("decoder"));
    made.addAll(presents("encoder"));
    made.removeAll(first.getOutputNames());
    if (!made.isEmpty()) {
      return "the decoder has no output " + made.iterator().next();
    }
    for (String input : pasts("decoder")) {
      TensorInfo info = info(next.getInputInfo(), input);
      long[] shape = info.getShape();
      if (info.type != ai.onnxruntime.OnnxJavaType.FLOAT) {
        return "its caches are of type %s; right are fp32, or int8 weights with fp32 caches"
            .formatted(info.type);
      }
      if (shape.length == 4
          && (shape[1] > 0 && shape[1] != config.heads()
              || shape[3] > 0 && shape[3] != config.headSize())) {
        return "the decoder has other heads than %d of %d numbers"
            .formatted(config.heads(), config.headSize());
      }
    }
    long[] logits = info(first.getOutputInfo(), "logits").getShape();
    return logits.length == 3 && logits[2] > 0 && logits[2] != config.words()
        ? "the decoder knows %d words and not %d".formatted(logits[2], config.words())
        : null;
  }

  private static TensorInfo info(Map<String, NodeInfo> infos, String name) {
    NodeInfo info = infos.get(name);
    if (info != null && info.getInfo() instanceof TensorInfo tensor) {
      return tensor;
    }
    throw new IllegalStateException(name + " is no tensor");
  }

  private static String past(int layer, String side, String what) {
    return "past_key_values.%d.%s.%s".formatted(layer, side, what);
  }

  private List<String> pasts(String side) {
    List<String> names = new ArrayList<>();
    for (int layer = 0; layer < config.layers(); layer++) {
      names.add(past(layer, side, "key"));
      names.add(past(layer, side, "value"));
    }
    return names;
  }

  private List<String> presents(String side) {
    return pasts(side).stream().map(name -> name.replace("past_key_values", "present")).toList();
  }

  /** How many tensors are not closed, beyond those that live as long as this. */
  long open() {
    return open.get() - 1;
  }

  /** What a run of the decoder leaves: to be closed by who asked for it. */
  record State(Tensor logits, List<Tensor> own, List<Tensor> cross) {}

  /** The words that are likeliest, of each row. */
  record Best(int known, float[] values, long[] ids, float[] norms) {}

  /**
   * Reads the sources.
   *
   * @param ids of each row, filled up to the same length
   * @param mask 1 where a row has a word
   * @return the encoder's last states
   */
  Tensor encode(long[][] ids, Tensor mask) throws OrtException {
    try (Tensor input = longs(ids)) {
      Map<String, OnnxTensor> inputs =
          Map.of("input_ids", input.get(), "attention_mask", mask.get());
      return run(encoder, inputs, List.of("last_hidden_state")).get(0);
    }
  }

  /** The first step, before there is a cache. */
  State first(Tensor hidden, Tensor mask, long[] words) throws OrtException {
    List<Tensor> empty = new ArrayList<>();
    try (Tensor input = longs(column(words))) {
      Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
      inputs.put("input_ids", input.get());
      inputs.put("encoder_attention_mask", mask.get());
      inputs.put("encoder_hidden_states", hidden.get());
      if (merged) {
        for (String side : List.of("decoder", "encoder")) {
          for (String name : pasts(side)) {
            Tensor nothing =
                own(
                    OnnxTensor.createTensor(
                        environment,
                        FloatBuffer.allocate(0),
                        new long[] {words.length, config.heads(), 0, config.headSize()}));
            empty.add(nothing);
            inputs.put(name, nothing.get());
          }
        }
        Tensor flag = flag(false);
        empty.add(flag);
        inputs.put("use_cache_branch", flag.get());
      }
      List<String> outputs = new ArrayList<>(List.of("logits"));
      outputs.addAll(presents("decoder"));
      outputs.addAll(presents("encoder"));
      List<Tensor> made = run(first, inputs, outputs);
      int caches = 2 * config.layers();
      return new State(
          made.get(0),
          List.copyOf(made.subList(1, 1 + caches)),
          List.copyOf(made.subList(1 + caches, 1 + 2 * caches)));
    } finally {
      Tensor.closeAll(empty);
    }
  }

  /**
   * A further step.
   *
   * @param before of which the caches are read; its caches of the source stay the caller's
   * @return logits and new caches of the target, without caches of the source
   */
  State next(Tensor hidden, Tensor mask, long[] words, List<Tensor> caches, List<Tensor> sources)
      throws OrtException {
    try (Tensor input = longs(column(words));
        Tensor flag = flag(true)) {
      Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
      inputs.put("input_ids", input.get());
      inputs.put("encoder_attention_mask", mask.get());
      if (next.getInputNames().contains("encoder_hidden_states")) {
        inputs.put("encoder_hidden_states", hidden.get());
      }
      if (merged) {
        inputs.put("use_cache_branch", flag.get());
      }
      put(inputs, pasts("decoder"), caches);
      put(inputs, pasts("encoder"), sources);
      List<String> outputs = new ArrayList<>(List.of("logits"));
      outputs.addAll(presents("decoder"));
      List<Tensor> made = run(next, inputs, outputs);
      return new State(made.get(0), List.copyOf(made.subList(1, made.size())), List.of());
    }
  }

  private static void put(
      Map<String, OnnxTensor> inputs, List<String> names, List<Tensor> tensors) {
    for (int i = 0; i < names.size(); i++) {
      inputs.put(names.get(i), tensors.get(i).get());
    }
  }

  /**
   * These rows of these tensors, in new ones.
   *
   * @param tensors as many as caches of one side, or one more
   */
  List<Tensor> rows(List<Tensor> tensors, long[] rows) throws OrtException {
    try (Tensor chosen =
        own(
            OnnxTensor.createTensor(
                environment, LongBuffer.wrap(rows), new long[] {rows.length}))) {
      Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
      List<String> outputs = new ArrayList<>();
      for (int i = 0; i < tensors.size(); i++) {
        inputs.put("in" + i, tensors.get(i).get());
        outputs.add("out" + i);
      }
      inputs.put("rows", chosen.get());
      return run(tensors.size() == 2 * config.layers() ? own : cross, inputs, outputs);
    }
  }

  /** The likeliest words of each row. */
  Best best(Tensor logits, int known) throws OrtException {
    int most = Math.min(known, config.words());
    try (Tensor k =
        own(
            OnnxTensor.createTensor(
                environment, LongBuffer.wrap(new long[] {most}), new long[] {1}))) {
      List<Tensor> made =
          run(
              best,
              Map.of("logits", logits.get(), "mask", mask.get(), "k", k.get()),
              List.of("values", "ids", "norm"));
      try {
        return new Best(
            most,
            read(made.get(0).get().getFloatBuffer()),
            read(made.get(1).get().getLongBuffer()),
            read(made.get(2).get().getFloatBuffer()));
      } finally {
        Tensor.closeAll(made);
      }
    }
  }

  private static float[] read(FloatBuffer buffer) {
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private static long[] read(LongBuffer buffer) {
    long[] values = new long[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  /** Runs a graph and owns all that it makes, or nothing if it fails. */
  private List<Tensor> run(OrtSession session, Map<String, OnnxTensor> inputs, List<String> outputs)
      throws OrtException {
    List<Tensor> made = new ArrayList<>();
    // Its values are closed one by one, each by its owner.
    OrtSession.Result result = session.run(inputs, new LinkedHashSet<>(outputs));
    Map<String, OnnxTensor> byName = new LinkedHashMap<>();
    for (Map.Entry<String, OnnxValue> value : result) {
      if (!(value.getValue() instanceof OnnxTensor tensor)) {
        result.close();
        throw new IllegalStateException(value.getKey() + " is no tensor");
      }
      byName.put(value.getKey(), tensor);
    }
    for (String output : outputs) {
      OnnxTensor tensor = byName.get(output);
      if (tensor == null) {
        result.close();
        throw new IllegalStateException("The graph made no " + output);
      }
      made.add(own(tensor));
    }
    return made;
  }

  private Tensor own(OnnxTensor tensor) {
    return new Tensor(tensor, open);
  }

  private Tensor floats(float[] values, long... shape) throws OrtException {
    return own(OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape));
  }

  private Tensor flag(boolean value) throws OrtException {
    return own(OnnxTensor.createTensor(environment, new boolean[] {value}));
  }

  /** Rows of one length. */
  Tensor longs(long[][] rows) throws OrtException {
    int width = rows[0].length;
    LongBuffer flat = LongBuffer.allocate(rows.length * width);
    Arrays.stream(rows).forEach(flat::put);
    flat.flip();
    return own(OnnxTensor.createTensor(environment, flat, new long[] {rows.length, width}));
  }

  private static long[][] column(long[] words) {
    long[][] rows = new long[words.length][1];
    for (int i = 0; i < words.length; i++) {
      rows[i][0] = words[i];
    }
    return rows;
  }

  /** Frees the weights. Nothing may be running. */
  @Override
  public void close() {
    for (OrtSession session : sessions) {
      try {
        session.close();
      } catch (OrtException e) {
        throw new IllegalStateException("A graph cannot be closed", e);
      }
    }
    sessions.clear();
  }
}
