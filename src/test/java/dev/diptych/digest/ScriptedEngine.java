package dev.diptych.digest;

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

  private final String name;
  private final Script script;
  private final List<TranslationRequest> asked = Collections.synchronizedList(new ArrayList<>());
  private EngineLimits limits;
  private String model = "script";
  private boolean repeatable;
  private boolean usesContext;
  private boolean heedsRemarks;
  private boolean draft;
  private long estimate;
  private long price;

  ScriptedEngine(String name, int maxSegments, Script script) {
    this.name = name;
    this.limits = new EngineLimits(maxSegments, 10_000);
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

  ScriptedEngine model(String value) {
    model = value;
    return this;
  }

  ScriptedEngine limits(EngineLimits value) {
    limits = value;
    return this;
  }

  ScriptedEngine thatRepeats() {
    repeatable = true;
    return this;
  }

  ScriptedEngine withContext() {
    usesContext = true;
    return this;
  }

  ScriptedEngine thatHeedsRemarks() {
    heedsRemarks = true;
    return this;
  }

  ScriptedEngine thatDrafts() {
    draft = true;
    return this;
  }

  /** What a call may cost, and what it costs, in millionths. */
  ScriptedEngine priced(long mayCost, long costs) {
    estimate = mayCost;
    price = costs;
    return this;
  }

  List<TranslationRequest> asked() {
    return List.copyOf(asked);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reach reach() {
    return repeatable ? Reach.PROCESS : Reach.NETWORK;
  }

  @Override
  public boolean repeatable() {
    return repeatable;
  }

  @Override
  public boolean usesContext() {
    return usesContext;
  }

  @Override
  public boolean heedsRemarks() {
    return heedsRemarks;
  }

  @Override
  public boolean draft() {
    return draft;
  }

  @Override
  public EngineIdentity identity() {
    return new EngineIdentity(name, model, "1");
  }

  @Override
  public EngineLimits limits() {
    return limits;
  }

  @Override
  public Pairs pairs() {
    return Pairs.of("ar", "en");
  }

  @Override
  public long estimateInMicros(TranslationRequest request) {
    return estimate;
  }

  @Override
  public Answer ask(TranslationRequest request) throws EngineException {
    asked.add(request);
    String body = script.answer(request);
    long characters = request.segments().stream().mapToLong(String::length).sum();
    return new Answer(body, new Usage(characters, 0, 0, price));
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
