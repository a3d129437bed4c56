package dev.diptych.engine.onnx;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.KeyedTargets;
import dev.diptych.engine.Pairs;
import dev.diptych.engine.Reach;
import dev.diptych.engine.Resident;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import dev.diptych.engine.http.StrictJson;
import dev.diptych.text.Checksums;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model in this process. It is loaded by the first request, once for all lanes; no more requests
 * are under way than its settings say, whoever asks. Its arithmetic depends on the machine, so its
 * answers are kept like those of any other. Safe for use by several lanes.
 */
final class OnnxEngine implements TranslationEngine, Resident, AutoCloseable {

  private static final String UNREAD = "unread";
  private static final int VERSION_DIGITS = 16;

  private final String name;
  private final OnnxSettings settings;
  private final Path folder;
  private final Pairs pairs;
  private final EngineLimits limits;
  private final int lanes;
  private final int threads;
  private final Semaphore free;
  private @Nullable Read read;
  private @Nullable Model living;
  private boolean closed;
  private volatile long residentBytes;

  OnnxEngine(String name, OnnxSettings settings, int processors) {
    this.name = name;
    this.settings = settings;
    this.folder = Path.of(settings.folder()).toAbsolutePath().normalize();
    this.pairs = OnnxEngines.pairs(settings).orElse(Pairs.ANY);
    this.lanes = settings.lanes(processors);
    this.threads = settings.threadsOfOne(processors);
    this.limits =
        new EngineLimits(
            settings.segmentsPerRequest(), settings.charactersPerRequest(), lanes, null);
    this.free = new Semaphore(lanes, true);
  }

  /** The files whose checksum is known. */
  private record Read(
      ModelFolder folder, ModelConfig config, Map<String, String> stamp, EngineIdentity identity) {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reach reach() {
    return Reach.PROCESS;
  }

  @Override
  public EngineLimits limits() {
    return limits;
  }

  @Override
  public Pairs pairs() {
    return pairs;
  }

  /** Reads all weights once; {@code unread} while the folder holds no whole model. */
  @Override
  public EngineIdentity identity() {
    try {
      return files().identity();
    } catch (Unavailable e) {
      return new EngineIdentity(name, model(), UNREAD);
    }
  }

  private String model() {
    return settings.model().isBlank() ? OnnxEngines.folderName(settings) : settings.model();
  }

  private synchronized Read files() throws Unavailable {
    Read known = read;
    if (known == null) {
      ModelFolder found = ModelFolder.find(folder, settings.weights());
      ModelConfig config = ModelConfig.read(found, settings.beams());
      try {
        Map<String, String> stamp = found.stamp();
        String version =
            Checksums.sha256(found.checksum() + config.decoding() + Model.VERSION)
                .substring(0, VERSION_DIGITS);
        known = new Read(found, config, stamp, new EngineIdentity(name, model(), version));
      } catch (IOException e) {
        throw new Unavailable("the files in %s cannot be read".formatted(folder), e);
      }
      read = known;
    }
    return known;
  }

  private synchronized Model model(Read files) throws Unavailable {
    if (closed) {
      throw new Unavailable("the program is ending", null);
    }
    Model model = living;
    if (model == null) {
      try {
        if (!files.folder().stamp().equals(files.stamp())) {
          throw new Unavailable(
              "the files in %s were changed while Diptych runs; start it again".formatted(folder),
              null);
        }
        long before = Resident.ofThisProcess();
        model = Model.load(files.folder(), files.config(), threads, settings.tokensAtOnce());
        residentBytes =
            before == 0
                ? files.folder().weightsInBytes()
                : Math.max(1, Resident.ofThisProcess() - before);
      } catch (IOException e) {
        throw new Unavailable("the files in %s cannot be read".formatted(folder), e);
      }
      living = model;
    }
    return model;
  }

  @Override
  public long residentBytes() {
    return residentBytes;
  }

  /** What the model wrote, as JSON with ids. */
  @Override
  public Answer ask(TranslationRequest request) throws EngineException {
    Read files = files();
    // Not to be interrupted, as nothing near the database is: see docs/decisions/0093.
    free.acquireUninterruptibly();
    try {
      Model.Translation translation =
          model(files).translate(request.segments(), request.glossary(), request.pair());
      ObjectNode body = StrictJson.newObject();
      ArrayNode segments = body.putArray("segments");
      for (int i = 0; i < translation.segments().size(); i++) {
        Model.Written written = translation.segments().get(i);
        ObjectNode segment = segments.addObject();
        segment.put("id", KeyedTargets.id(i));
        segment.put("text", written.text());
        segment.put("parts", written.parts());
        segment.put("cut", written.cut());
      }
      return new Answer(
          StrictJson.write(body),
          new Usage(request.characters(), translation.read(), translation.made(), 0));
    } catch (OutOfMemoryError e) {
      throw new Unavailable(
          "there is not enough memory: lower diptych.engine.onnx.%s.tokens-at-once".formatted(name),
          e);
    } finally {
      free.release();
    }
  }

  @Override
  public List<SegmentTarget> read(TranslationRequest request, Answer answer)
      throws EngineException.Rejected {
    JsonNode segments = StrictJson.array(answer, "segments", request.segments().size());
    KeyedTargets texts = new KeyedTargets(segments.size());
    for (JsonNode segment : segments) {
      texts.put(segment.path("id").asString(""), segment.path("text").asString(""));
    }
    List<SegmentTarget> targets = new ArrayList<>();
    List<SegmentTarget> inOrder = texts.inOrder();
    for (int i = 0; i < inOrder.size(); i++) {
      List<String> doubts = new ArrayList<>();
      for (JsonNode segment : segments) {
        if (KeyedTargets.id(i).equals(segment.path("id").asString(""))) {
          doubts.addAll(doubts(segment));
        }
      }
      targets.add(new SegmentTarget(inOrder.get(i).text(), doubts));
    }
    return targets;
  }

  private static List<String> doubts(JsonNode segment) {
    List<String> doubts = new ArrayList<>();
    int parts = segment.path("parts").asInt(1);
    if (parts > 1) {
      doubts.add("too long for the model: translated in %d parts".formatted(parts));
    }
    if (segment.path("cut").asBoolean(false)) {
      doubts.add("the model came to no end: something may be missing or repeated");
    }
    return doubts;
  }

  /** Waits for what is under way, for freeing weights that are read would end the process. */
  @Override
  public void close() {
    free.acquireUninterruptibly(lanes);
    try {
      synchronized (this) {
        closed = true;
        if (living != null) {
          living.close();
          living = null;
        }
      }
    } finally {
      free.release(lanes);
    }
  }
}
