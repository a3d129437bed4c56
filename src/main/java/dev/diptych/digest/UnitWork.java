package dev.diptych.digest;

import dev.diptych.digest.Cause.Code;
import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.UnitResult.LineResult;
import dev.diptych.digest.WorkUnit.Line;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.RequestContext;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One unit while it is being composed: what is open, accepted, refused. Used by one lane. */
final class UnitWork {

  private static final List<String> LEFT_OUT = List.of("The translation was empty.");

  private final WorkUnit unit;
  private final Glossary glossary;
  private final Set<String> open = new LinkedHashSet<>();
  private final Map<String, List<GlossaryTerm>> hits = new LinkedHashMap<>();
  private final Map<String, Candidate> accepted = new LinkedHashMap<>();
  private final Map<String, Candidate> held = new LinkedHashMap<>();
  private final Map<String, List<Cause>> refusals = new LinkedHashMap<>();
  private final Map<Key, Candidate> fresh = new LinkedHashMap<>();

  /** What the engine whose turn it is has had its say on, and what was wrong with that. */
  private final Set<String> judged = new LinkedHashSet<>();

  private final Map<String, List<String>> wrong = new LinkedHashMap<>();
  private @Nullable Cause passedOver;

  /** The first engine that could not be asked. */
  private @Nullable Fallback absent;

  private @Nullable Fallback fallback;

  UnitWork(WorkUnit unit, Glossary glossary) {
    this.unit = unit;
    this.glossary = glossary;
    unit.lines().forEach(line -> open.add(line.text()));
  }

  /** A target is kept once for each text and engine that made it. */
  private record Key(String text, String fingerprint) {}

  /**
   * A target that the gates let pass.
   *
   * @param target the words, as the engine gave them
   * @param findings worst first
   */
  private record Candidate(SegmentTarget target, EngineCredit engine, List<Finding> findings) {

    boolean isDoubtful() {
      return !findings.isEmpty() && findings.get(0).severity() == Severity.DOUBT;
    }

    Candidate with(Finding finding) {
      return new Candidate(
          target, engine, Stream.concat(findings.stream(), Stream.of(finding)).toList());
    }

    /** A draft never stands in place of another engine's; otherwise fewer doubts are better. */
    boolean isBetterThan(@Nullable Candidate other) {
      if (other == null) {
        return true;
      }
      if (engine.draft() != other.engine.draft()) {
        return other.engine.draft();
      }
      return doubts() < other.doubts();
    }

    private long doubts() {
      return findings.stream().filter(f -> f.severity() == Severity.DOUBT).count();
    }
  }

  LanguagePair pair() {
    return unit.pair();
  }

  /** The texts that still want a target, or a better one, each once. */
  List<String> open() {
    return List.copyOf(open);
  }

  /** It is another engine's turn. */
  void begin() {
    judged.clear();
    wrong.clear();
  }

  /** The texts that this engine is to be asked for. */
  private List<String> wanted(TranslationEngine engine) {
    return open.stream()
        .filter(text -> !judged.contains(text))
        .filter(text -> !engine.draft() || !isHeldFromABetterEngine(text))
        .toList();
  }

  private boolean isHeldFromABetterEngine(String text) {
    Candidate candidate = held.get(text);
    return candidate != null && !candidate.engine().draft();
  }

  /**
   * What was wrong with this engine's targets, by text: for a second request, made once.
   *
   * @return only what asking again may mend
   */
  Map<String, List<String>> toAskAgain(TranslationEngine engine) {
    Map<String, List<String>> again = new LinkedHashMap<>();
    if (!engine.repeatable()) {
      wrong.forEach(
          (text, remarks) -> {
            if (open.contains(text) && (engine.heedsRemarks() || remarks.equals(LEFT_OUT))) {
              again.put(text, remarks);
            }
          });
    }
    return again;
  }

  /** What is worth keeping. */
  Set<Memory.Entry> fresh() {
    Set<Memory.Entry> entries = new LinkedHashSet<>();
    fresh.forEach(
        (key, made) ->
            entries.add(
                new Memory.Entry(
                    key.text(),
                    made.target().text(),
                    made.engine(),
                    key.fingerprint(),
                    made.target().doubts())));
    return entries;
  }

  /** The fingerprint under which this engine's target for a text is kept. */
  String fingerprint(TranslationEngine engine, String text) {
    return Fingerprints.ofText(engine.identity(), hits(text));
  }

  /** A request for these texts, which are open. */
  TranslationRequest request(TranslationEngine engine, List<String> texts, List<String> remarks) {
    List<GlossaryTerm> terms = Glossary.together(texts.stream().map(this::hits).toList());
    RequestContext context =
        engine.usesContext() ? unit.contextOf(texts.get(0)) : RequestContext.NONE;
    boolean urgent = unit.unit().equals(WorkUnit.HEAD) || unit.isSummary();
    return new TranslationRequest(pair(), texts, terms, context, remarks, urgent);
  }

  private List<GlossaryTerm> hits(String text) {
    return hits.computeIfAbsent(text, glossary::hits);
  }

  /** Packs what this engine is to be asked for into requests. */
  List<List<String>> batches(TranslationEngine engine) {
    return batches(wanted(engine), engine.limits());
  }

  /** Packs texts into requests; what is too long goes alone. */
  static List<List<String>> batches(List<String> texts, EngineLimits limits) {
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

  /** No engine is to blame for what stays open, but this; the first cause stands. */
  void passedOver(TranslationEngine engine, Cause cause, Instant now) {
    if (passedOver == null) {
      passedOver = cause;
    }
    absent(engine, cause, now);
  }

  /** An engine failed, and not because of these texts. */
  void failed(TranslationEngine engine, List<String> texts, Cause cause, Instant now) {
    refused(texts, cause);
    absent(engine, cause, now);
  }

  private void absent(TranslationEngine engine, Cause cause, Instant now) {
    if (absent == null) {
      absent = new Fallback(engine.name(), cause, now);
    }
  }

  /** An engine could not translate these texts. */
  void refused(List<String> texts, Cause cause) {
    texts.forEach(text -> refusals.computeIfAbsent(text, t -> new ArrayList<>()).add(cause));
  }

  /** Takes an engine's target for a text, if the gates let it pass. */
  void answered(TranslationEngine engine, EngineCredit credit, String text, SegmentTarget target) {
    judged.add(text);
    List<Finding> findings = findings(text, target);
    if (isRejected(findings)) {
      refused(List.of(text), Cause.unusable(credit.name(), findings.get(0)));
      wrong.put(text, target.text().isBlank() ? LEFT_OUT : Remarks.of(findings));
      return;
    }
    Candidate candidate = new Candidate(target, credit, findings);
    if (!engine.repeatable()) {
      fresh.merge(
          new Key(text, fingerprint(engine, text)),
          candidate,
          (known, added) -> added.isBetterThan(known) ? added : known);
    }
    if (candidate.isDoubtful()) {
      wrong.put(text, Remarks.of(findings));
    }
    take(text, candidate);
  }

  /** Takes a target from memory, if the gates let it pass. */
  void recalled(String text, Memory.Entry entry, EngineCredit credit) {
    SegmentTarget target = new SegmentTarget(entry.target(), entry.doubts());
    List<Finding> findings = credit.human() ? List.of() : findings(text, target);
    if (isRejected(findings)) {
      refused(List.of(text), Cause.unusable(credit.name(), findings.get(0)));
      return;
    }
    judged.add(text);
    take(text, new Candidate(target, credit, findings));
  }

  /** What is in doubt is held, and the text stays open for the engines that follow. */
  private void take(String text, Candidate candidate) {
    if (absent != null && !absent.engine().equals(candidate.engine().name())) {
      fallback = absent;
    }
    if (candidate.isDoubtful()) {
      if (candidate.isBetterThan(held.get(text))) {
        held.put(text, candidate);
      }
    } else if (!candidate.engine().draft() || !isHeldFromABetterEngine(text)) {
      open.remove(text);
      accepted.put(text, candidate);
    }
  }

  private List<Finding> findings(String text, SegmentTarget target) {
    return Gates.check(
        new Gate.Candidate(text, target.text(), pair(), hits(text), target.doubts()));
  }

  private static boolean isRejected(List<Finding> findings) {
    return !findings.isEmpty() && findings.get(0).severity() == Severity.REJECTION;
  }

  /**
   * The texts of which another engine's opinion is wanted.
   *
   * @param engines all that have the pair, best first
   * @param matters what must be in a text
   * @return by the engine that is to be asked: the next after the one whose target stands, or the
   *     first other
   */
  Map<TranslationEngine, List<String>> toConfirm(
      List<TranslationEngine> engines, Collection<Matter> matters) {
    Map<TranslationEngine, List<String>> wanted = new LinkedHashMap<>();
    for (String text : unit.lines().stream().map(Line::text).distinct().toList()) {
      Candidate candidate = standing(text);
      if (candidate != null
          && !candidate.engine().human()
          && matters.stream().anyMatch(matter -> matter.isIn(text, pair().source()))) {
        other(engines, candidate.engine().name())
            .ifPresent(other -> wanted.computeIfAbsent(other, o -> new ArrayList<>()).add(text));
      }
    }
    return wanted;
  }

  private static Optional<TranslationEngine> other(List<TranslationEngine> engines, String than) {
    List<TranslationEngine> others =
        engines.stream().filter(engine -> !engine.name().equals(than)).toList();
    int place = engines.stream().map(TranslationEngine::name).toList().indexOf(than);
    return others.isEmpty() ? Optional.empty() : Optional.of(others.get(place % others.size()));
  }

  private @Nullable Candidate standing(String text) {
    return accepted.getOrDefault(text, held.get(text));
  }

  /** Another engine's target for a text: where it differs in what matters, both are shown. */
  void opinion(
      TranslationEngine engine, String text, SegmentTarget target, Collection<Matter> matters) {
    Candidate candidate = standing(text);
    List<Finding> findings = findings(text, target);
    if (candidate == null || isRejected(findings)) {
      return;
    }
    EngineCredit credit = EngineCredit.of(engine);
    if (!engine.repeatable()) {
      fresh.putIfAbsent(
          new Key(text, fingerprint(engine, text)), new Candidate(target, credit, findings));
    }
    boolean differs =
        matters.stream()
            .filter(matter -> matter.isIn(text, pair().source()))
            .anyMatch(
                matter ->
                    matter.differs(candidate.target().text(), target.text(), pair().target()));
    if (differs) {
      Map<String, Candidate> where = accepted.containsKey(text) ? accepted : held;
      where.put(text, candidate.with(opinion(credit, target)));
    }
  }

  private static Finding opinion(EngineCredit engine, SegmentTarget target) {
    return new Finding(
        Check.SECOND_OPINION, Severity.WARNING, List.of(engine.name(), target.text().strip()));
  }

  UnitResult result() {
    return UnitResult.of(unit.lines().stream().map(this::result).toList()).with(fallback);
  }

  private LineResult result(Line line) {
    Candidate target = standing(line.text());
    if (target != null) {
      String text = target.target().text().strip();
      boolean asAnswered = text.equals(target.target().text());
      return LineResult.accepted(
          line.segmentId(),
          text,
          target.engine(),
          target.findings(),
          asAnswered ? target.target().alignment() : List.of());
    }
    List<Cause> refusal = refusals.get(line.text());
    if (refusal != null) {
      return LineResult.missing(line.segmentId(), UnitState.GAP, refusal);
    }
    Cause cause = passedOver == null ? Cause.of(Code.NO_ENGINE_LEFT) : passedOver;
    return LineResult.missing(line.segmentId(), UnitState.DEFERRED, List.of(cause));
  }
}
