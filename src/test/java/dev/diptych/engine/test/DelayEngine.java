package dev.diptych.engine.test;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.Pairs;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Translates any pair into {@link PseudoText} after a settable delay, counts its calls in a file
 * that survives the process, and fails on demand. Everything is set by system properties, read at
 * every call:
 *
 * <ul>
 *   <li>{@code diptych.delay.latency}: how long a call takes, such as {@code 100ms} (default 0)
 *   <li>{@code diptych.delay.calls}: a file to which every call appends a line before it is
 *       answered, forced to disk; see {@link CallLog}
 *   <li>{@code diptych.delay.faults}: a properties file, {@code <engine>=<fault>}; see {@link
 *       Fault}. It may be written and removed while the process runs; a call that is in the log has
 *       looked at it
 *   <li>{@code diptych.delay.spared}: so many calls of each engine in a process look at no faults
 *       file (default 0): with {@link Fault#HOLD} a run is held in its midst
 *   <li>{@code diptych.delay.network}: {@code true} makes it an engine outside this machine, which
 *       is asked by as many lanes as the job says (default false)
 *   <li>{@code diptych.delay.max-segments}: the limit of a request (default 25)
 * </ul>
 *
 * <p>A segment that holds {@code [[fault:NAME]]} fails by itself, whatever the file says.
 */
final class DelayEngine implements TranslationEngine {

  private static final String RECORD = "\n";

  private final EngineIdentity identity;
  private final Faults faults;

  DelayEngine(String name) {
    this.identity = new EngineIdentity(name, "pseudo-text", "1");
    this.faults = new Faults(name);
  }

  @Override
  public String name() {
    return identity.name();
  }

  @Override
  public Reach reach() {
    return Boolean.getBoolean("diptych.delay.network") ? Reach.NETWORK : Reach.PROCESS;
  }

  @Override
  public EngineIdentity identity() {
    return identity;
  }

  @Override
  public EngineLimits limits() {
    return new EngineLimits(Integer.getInteger("diptych.delay.max-segments", 25), 20_000);
  }

  @Override
  public Pairs pairs() {
    return Pairs.ANY;
  }

  @Override
  public Answer ask(TranslationRequest request) throws EngineException {
    Optional<Fault> fault = faults.next(request);
    CallLog.append(identity.name(), request);
    faults.pass(request, fault);
    StringBuilder body = new StringBuilder();
    long characters = 0;
    for (String segment : request.segments()) {
      body.append(PseudoText.of(segment, request.glossary())).append(RECORD);
      characters += segment.length();
    }
    return new Answer(body.toString(), Usage.free(characters));
  }

  @Override
  public List<SegmentTarget> read(TranslationRequest request, Answer answer)
      throws EngineException.Rejected {
    String[] targets = answer.body().split(RECORD, -1);
    int found = targets.length - 1;
    if (found != request.segments().size()) {
      throw new EngineException.Rejected(
          "%d targets for %d segments".formatted(found, request.segments().size()), null);
    }
    return Arrays.stream(targets, 0, found).map(SegmentTarget::of).toList();
  }
}
