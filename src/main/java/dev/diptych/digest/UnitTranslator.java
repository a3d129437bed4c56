package dev.diptych.digest;

import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.UnitResult.LineResult;
import dev.diptych.digest.WorkUnit.Line;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Composes a work unit: from memory what is remembered, the rest from the engines of the chain,
 * best first; every target passes the gates before it is accepted, and what is accepted is
 * remembered. Safe for use by several lanes; one object a run.
 */
public final class UnitTranslator {

  private static final Duration BEFORE_ASKING_AGAIN = Duration.ofSeconds(5);

  private final EngineChain chain;
  private final Memory memory;
  private final AnswerSource answers;
  private final Glossary glossary;
  private final Pause pause;

  /** A translator for one run. */
  public UnitTranslator(
      EngineChain chain,
      Memory memory,
      AnswerLog log,
      Glossary glossary,
      Budget budget,
      Pause pause) {
    this.chain = chain;
    this.memory = memory;
    this.answers = new AnswerSource(log, budget, pause);
    this.glossary = glossary;
    this.pause = pause;
  }

  /**
   * Translates one unit as far as the engines go. Not to be called inside a transaction: an engine
   * may take minutes.
   *
   * @throws InterruptedException if the lane is interrupted while it waits for an engine
   */
  public UnitResult translate(WorkUnit unit) throws InterruptedException {
    List<TranslationEngine> engines = chain.supporting(unit.pair());
    if (engines.isEmpty()) {
      return UnitResult.missing(
          unit,
          UnitState.GAP,
          "no engine of this job translates %s (engines: %s)"
              .formatted(unit.pair(), chain.names()));
    }
    Work work = new Work(unit);
    recall(work, engines);
    for (TranslationEngine engine : engines) {
      String out = chain.whyOut(engine);
      if (out != null) {
        work.passedOver(out);
      } else {
        for (List<String> batch : batches(work.open(), engine.limits())) {
          offer(work, engine, batch);
        }
      }
    }
    memory.remember(unit.pair(), work.fresh);
    return work.result();
  }

  private void recall(Work work, List<TranslationEngine> engines) {
    Map<String, List<String>> wanted = new LinkedHashMap<>();
    for (String text : work.open()) {
      List<GlossaryTerm> hits = glossary.hits(List.of(text));
      wanted.put(
          text,
          engines.stream().map(engine -> Fingerprints.ofText(engine.identity(), hits)).toList());
    }
    memory
        .recall(work.pair, wanted)
        .forEach(
            (text, entry) ->
                work.judge(
                    text,
                    new SegmentTarget(entry.target(), entry.doubts()),
                    entry.engine(),
                    glossary.hits(List.of(text)),
                    null));
  }

  /** Packs texts into requests that the engine takes; a text that is too long goes alone. */
  private static List<List<String>> batches(List<String> texts, EngineLimits limits) {
    List<List<String>> batches = new ArrayList<>();
    List<String> batch = new ArrayList<>();
    long characters = 0;
    for (String text : texts) {
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

  private void offer(Work work, TranslationEngine engine, List<String> texts)
      throws InterruptedException {
    String out = chain.whyOut(engine);
    if (out != null) {
      work.passedOver(out);
      return;
    }
    TranslationRequest request = new TranslationRequest(work.pair, texts, glossary.hits(texts));
    try {
      Answer answer = answers.answer(engine, request);
      chain.answered(engine);
      accept(work, engine, texts, engine.read(request, answer));
    } catch (AnswerSource.ExhaustedException e) {
      chain.halt(e.reason());
      work.passedOver(e.reason());
    } catch (EngineException.Rejected e) {
      split(work, engine, texts, e);
    } catch (EngineException.Transient e) {
      work.refused(texts, engine.identity().name() + " failed repeatedly: " + e.getMessage());
    } catch (EngineException.Unavailable | EngineException.QuotaExceeded e) {
      if (chain.failed(engine, e)) {
        pause.of(BEFORE_ASKING_AGAIN);
        offer(work, engine, texts);
      } else {
        work.passedOver(engine.identity().name() + ": " + e.getMessage());
      }
    } catch (EngineException e) {
      throw new IllegalStateException("Unknown kind of engine failure", e);
    }
  }

  private void split(
      Work work, TranslationEngine engine, List<String> texts, EngineException.Rejected cause)
      throws InterruptedException {
    if (texts.size() == 1) {
      work.refused(texts, engine.identity().name() + ": " + cause.getMessage());
      return;
    }
    int half = texts.size() / 2;
    offer(work, engine, texts.subList(0, half));
    offer(work, engine, texts.subList(half, texts.size()));
  }

  private void accept(
      Work work, TranslationEngine engine, List<String> texts, List<SegmentTarget> targets) {
    if (targets.size() != texts.size()) {
      work.refused(
          texts,
          "%s answered %d targets for %d segments"
              .formatted(engine.identity().name(), targets.size(), texts.size()));
      return;
    }
    for (int i = 0; i < texts.size(); i++) {
      List<GlossaryTerm> hits = glossary.hits(List.of(texts.get(i)));
      work.judge(
          texts.get(i),
          targets.get(i),
          engine.identity().name(),
          hits,
          Fingerprints.ofText(engine.identity(), hits));
    }
  }

  /** One unit while it is being composed; used by one lane. */
  private static final class Work {

    private final WorkUnit unit;
    private final LanguagePair pair;
    private final Set<String> open = new LinkedHashSet<>();
    private final Map<String, Accepted> accepted = new LinkedHashMap<>();
    private final Map<String, String> refusals = new LinkedHashMap<>();
    private final Set<Memory.Entry> fresh = new LinkedHashSet<>();
    private @Nullable String passedOver;

    Work(WorkUnit unit) {
      this.unit = unit;
      this.pair = unit.pair();
      unit.lines().forEach(line -> open.add(line.text()));
    }

    /** The texts that still want a target, each once. */
    List<String> open() {
      return List.copyOf(open);
    }

    void passedOver(String reason) {
      if (passedOver == null) {
        passedOver = reason;
      }
    }

    void refused(List<String> texts, String reason) {
      texts.forEach(text -> refusals.merge(text, reason, (a, b) -> a + "; " + b));
    }

    /**
     * @param fingerprint under which to remember the target, {@code null} if it comes from memory
     */
    void judge(
        String text,
        SegmentTarget target,
        String engine,
        List<GlossaryTerm> terms,
        @Nullable String fingerprint) {
      List<Finding> findings =
          engine.equals(Memory.HUMAN)
              ? List.of()
              : Gates.check(new Gate.Candidate(text, target.text(), pair, terms, target.doubts()));
      if (!findings.isEmpty() && findings.get(0).severity() == Severity.REJECTION) {
        refused(List.of(text), engine + " gave an unusable target: " + words(findings.get(0)));
        return;
      }
      open.remove(text);
      accepted.put(text, new Accepted(target.text().strip(), engine, findings));
      if (fingerprint != null) {
        fresh.add(new Memory.Entry(text, target.text(), engine, fingerprint, target.doubts()));
      }
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

    private record Accepted(String text, String engine, List<Finding> findings) {}
  }
}
