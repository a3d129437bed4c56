package dev.diptych.engine.command;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.KeyedTargets;
import dev.diptych.engine.Pairs;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import dev.diptych.engine.http.HttpEngine;
import dev.diptych.engine.http.StrictJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A program that lives from the first request on and is started again when it has ended. Every
 * segment has an id that occurs once in the life of this engine: a line that comes late answers
 * nothing. Safe for use by several lanes.
 */
final class CommandEngine implements TranslationEngine, AutoCloseable {

  /** Of what is written and how answers are read. */
  private static final String VERSION = "1";

  /**
   * A program that ends between two requests is found dead once; one that does so again is sick.
   */
  private static final int STARTS_PER_REQUEST = 2;

  private final CommandSettings settings;
  private final String property;
  private final EngineIdentity identity;
  private final EngineLimits limits;
  private final Pairs pairs;
  private final AtomicLong requests = new AtomicLong();
  private @Nullable Program living;

  CommandEngine(String name, String property, CommandSettings settings) {
    this.settings = settings;
    this.property = property;
    this.identity = new EngineIdentity(name, settings.model(), VERSION);
    this.limits =
        HttpEngine.limits(
            settings.segmentsPerRequest(),
            settings.charactersPerRequest(),
            settings.requestsAtOnce(),
            settings.requestsPerMinute());
    this.pairs = Pairs.ofWords(settings.pairs());
  }

  @Override
  public String name() {
    return identity.name();
  }

  @Override
  public Reach reach() {
    return settings.reach();
  }

  @Override
  public EngineIdentity identity() {
    return identity;
  }

  @Override
  public EngineLimits limits() {
    return limits;
  }

  @Override
  public Pairs pairs() {
    return pairs;
  }

  /** The program's lines as they came. */
  @Override
  public Answer ask(TranslationRequest request) throws EngineException {
    for (int start = 1; ; start++) {
      long number = requests.incrementAndGet();
      List<String> lines = new ArrayList<>();
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < request.segments().size(); i++) {
        String id = number + "." + KeyedTargets.id(i);
        ids.add(id);
        lines.add(line(id, request, request.segments().get(i)));
      }
      Program program = program();
      String answer = program.ask(number, lines, new Pending(ids), settings.timeout());
      if (answer != null) {
        long characters = request.characters();
        return new Answer(answer, Usage.free(characters));
      }
      forget(program);
      if (start == STARTS_PER_REQUEST) {
        throw new EngineException.Transient("the program ends as soon as it starts", null, null);
      }
    }
  }

  private static String line(String id, TranslationRequest request, String text) {
    ObjectNode line = StrictJson.newObject();
    line.put("id", id);
    line.put("text", text);
    line.put("source", request.pair().source());
    line.put("target", request.pair().target());
    ArrayNode terms = line.putArray("terms");
    request
        .glossary()
        .forEach(
            term -> terms.addObject().put("source", term.source()).put("target", term.target()));
    return StrictJson.write(line);
  }

  private synchronized Program program() throws EngineException.Unavailable {
    Program program = living;
    if (program == null) {
      try {
        program = Program.start(name(), settings.run());
      } catch (IOException e) {
        throw new EngineException.Unavailable(
            "the program %s cannot be started: set %s.run"
                .formatted(settings.run().get(0), property),
            e);
      }
      living = program;
    }
    return program;
  }

  private synchronized void forget(Program ended) {
    if (living == ended) {
      living = null;
    }
  }

  @Override
  public List<SegmentTarget> read(TranslationRequest request, Answer answer)
      throws EngineException.Rejected {
    KeyedTargets targets = new KeyedTargets(request.segments().size());
    String number = null;
    for (String line : answer.body().lines().toList()) {
      JsonNode json =
          StrictJson.object(line)
              .orElseThrow(
                  () -> new EngineException.Rejected("it answered a line that is no JSON", null));
      String id = json.path("id").isString() ? json.path("id").stringValue() : "";
      int end = id.indexOf('.');
      String of = id.substring(0, Math.max(0, end));
      if (end < 1 || (number != null && !number.equals(of))) {
        throw new EngineException.Rejected("it answered a line of no or another request", null);
      }
      number = of;
      JsonNode text = json.path("text");
      targets.put(id.substring(end + 1), text.isString() ? text.stringValue() : "");
    }
    return targets.inOrder();
  }

  /** Ends the program. */
  @Override
  public synchronized void close() {
    if (living != null) {
      living.close();
      living = null;
    }
  }
}
