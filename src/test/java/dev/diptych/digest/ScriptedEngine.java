package dev.diptych.digest;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An engine that answers as a test says, and remembers what it was asked. */
final class ScriptedEngine implements TranslationEngine {

  /** How a request is answered: one line a segment. */
  @FunctionalInterface
  interface Script {
    String answer(TranslationRequest request) throws EngineException;
  }

  private final EngineIdentity identity;
  private final int maxSegments;
  private final Script script;
  private final List<TranslationRequest> asked = Collections.synchronizedList(new ArrayList<>());

  ScriptedEngine(String name, int maxSegments, Script script) {
    this.identity = new EngineIdentity(name, "script", "1", false, false);
    this.maxSegments = maxSegments;
    this.script = script;
  }

  /** Translates every segment into {@code en:<segment in Latin letters>}. */
  static ScriptedEngine good(String name) {
    return new ScriptedEngine(name, 100, ScriptedEngine::plain);
  }

  static String plain(TranslationRequest request) {
    List<String> lines = new ArrayList<>();
    for (String segment : request.segments()) {
      lines.add("Sentence number " + segment.replaceAll("\\D", "") + " in English words.");
    }
    return String.join("\n", lines);
  }

  List<TranslationRequest> asked() {
    return List.copyOf(asked);
  }

  @Override
  public EngineIdentity identity() {
    return identity;
  }

  @Override
  public EngineLimits limits() {
    return new EngineLimits(maxSegments, 10_000);
  }

  @Override
  public boolean supports(LanguagePair pair) {
    return pair.target().equals("en");
  }

  @Override
  public Answer ask(TranslationRequest request) throws EngineException {
    asked.add(request);
    return new Answer(script.answer(request), Usage.free(1));
  }

  @Override
  public List<SegmentTarget> read(TranslationRequest request, Answer answer)
      throws EngineException.Rejected {
    List<SegmentTarget> targets = answer.body().lines().map(SegmentTarget::of).toList();
    if (targets.size() != request.segments().size()) {
      throw new EngineException.Rejected("%d lines".formatted(targets.size()), null);
    }
    return targets;
  }
}
