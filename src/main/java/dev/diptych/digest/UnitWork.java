package dev.diptych.digest;

import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.UnitResult.LineResult;
import dev.diptych.digest.WorkUnit.Line;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One unit while it is being composed: what is open, accepted, refused. Used by one lane. */
final class UnitWork {

  private final WorkUnit unit;
  private final Glossary glossary;
  private final Set<String> open = new LinkedHashSet<>();
  private final Map<String, List<GlossaryTerm>> hits = new LinkedHashMap<>();
  private final Map<String, Accepted> accepted = new LinkedHashMap<>();
  private final Map<String, String> refusals = new LinkedHashMap<>();
  private final Set<Memory.Entry> fresh = new LinkedHashSet<>();
  private @Nullable String passedOver;

  UnitWork(WorkUnit unit, Glossary glossary) {
    this.unit = unit;
    this.glossary = glossary;
    unit.lines().forEach(line -> open.add(line.text()));
  }

  private record Accepted(String text, EngineCredit engine, List<Finding> findings) {}

  LanguagePair pair() {
    return unit.pair();
  }

  /** The texts that still want a target, each once. */
  List<String> open() {
    return List.copyOf(open);
  }

  /** What was accepted and is worth keeping. */
  Set<Memory.Entry> fresh() {
    return fresh;
  }

  /** The fingerprint under which this engine's target for a text is kept. */
  String fingerprint(TranslationEngine engine, String text) {
    return Fingerprints.ofText(engine.identity(), hits(text));
  }

  /** A request for these texts, which are open. */
  TranslationRequest request(TranslationEngine engine, List<String> texts) {
    List<GlossaryTerm> terms = Glossary.together(texts.stream().map(this::hits).toList());
    return engine.usesContext()
        ? new TranslationRequest(pair(), texts, terms, unit.contextOf(texts.get(0)))
        : new TranslationRequest(pair(), texts, terms);
  }

  private List<GlossaryTerm> hits(String text) {
    return hits.computeIfAbsent(text, glossary::hits);
  }

  /** Packs the open texts into requests that the engine takes; one that is too long goes alone. */
  List<List<String>> batches(EngineLimits limits) {
    List<List<String>> batches = new ArrayList<>();
    List<String> batch = new ArrayList<>();
    long characters = 0;
    for (String text : open) {
      boolean full =
          batch.size() >= limits.maxSegmentsPerRequest()
              || characters + text.length() > limits.maxCharsPerRequest();
      if (full && !batch.isEmpty()) {
        batches.add(batch);
        batch = new ArrayList<>();
        characters = 0;
      }
      batch.add(text);
      characters += text.length();
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  /** No engine is to blame for what stays open, but this; the first reason stands. */
  void passedOver(String reason) {
    if (passedOver == null) {
      passedOver = reason;
    }
  }

  /** An engine could not translate these texts. */
  void refused(List<String> texts, String reason) {
    texts.forEach(text -> refusals.merge(text, reason, (a, b) -> a + "; " + b));
  }

  /** Takes an engine's target for a text, if the gates let it pass. */
  void answered(TranslationEngine engine, EngineCredit credit, String text, SegmentTarget target) {
    if (judge(text, target, credit) && !engine.repeatable()) {
      fresh.add(
          new Memory.Entry(
              text, target.text(), credit, fingerprint(engine, text), target.doubts()));
    }
  }

  /** Takes a target from memory, if the gates let it pass. */
  void recalled(String text, Memory.Entry entry, EngineCredit credit) {
    judge(text, new SegmentTarget(entry.target(), entry.doubts()), credit);
  }

  private boolean judge(String text, SegmentTarget target, EngineCredit credit) {
    List<Finding> findings =
        credit.human()
            ? List.of()
            : Gates.check(
                new Gate.Candidate(text, target.text(), pair(), hits(text), target.doubts()));
    if (!findings.isEmpty() && findings.get(0).severity() == Severity.REJECTION) {
      refused(List.of(text), credit.name() + " gave an unusable target: " + words(findings.get(0)));
      return false;
    }
    open.remove(text);
    accepted.put(text, new Accepted(target.text().strip(), credit, findings));
    return true;
  }

  private static String words(Finding finding) {
    return switch (finding.check()) {
      case EMPTY -> "it was empty";
      case ECHO -> "it was the source text again";
      case SCRIPT -> finding.arguments().get(0) + " of it was left in the source's script";
      default -> finding.check() + " " + finding.arguments();
    };
  }

  UnitResult result() {
    return UnitResult.of(unit.lines().stream().map(this::result).toList());
  }

  private LineResult result(Line line) {
    Accepted target = accepted.get(line.text());
    if (target != null) {
      return LineResult.accepted(
          line.segmentId(), target.text(), target.engine(), target.findings());
    }
    String refusal = refusals.get(line.text());
    if (refusal != null) {
      return LineResult.missing(line.segmentId(), UnitState.GAP, refusal);
    }
    String reason = passedOver == null ? "no engine was left" : passedOver;
    return LineResult.missing(line.segmentId(), UnitState.DEFERRED, reason);
  }
}
