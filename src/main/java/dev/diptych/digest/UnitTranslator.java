package dev.diptych.digest;

import dev.diptych.digest.Cause.Code;
import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.digest.GuardedEngine.FaultException;
import dev.diptych.digest.Memory.Entry;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Composes a work unit: a person's targets first; then engine by engine, best first, what is
 * remembered of it and, of the rest, what it answers. So an engine's target is used only where the
 * engines before it are out or could not translate this very text. Every target passes the gates
 * before it is accepted. What an engine left out, spoiled or made doubtful it is asked for once
 * more, alone and told what was wrong; what stays in doubt goes to the next engine, and of all
 * candidates the one with the fewest doubts stands, a draft never before another's. What passes the
 * gates is remembered, the doubtful too, so that it is not paid for again, unless the engine can
 * repeat it at no cost. Safe for use by several lanes; one object a run.
 */
public final class UnitTranslator {

  /** More texts than these are not asked for at once: databases bound their parameters. */
  private static final int MOST_TEXTS = 4_000;

  private final EngineChain chain;
  private final Memory memory;
  private final Asker asker;
  private final Glossary glossary;
  private final Set<Matter> confirmed;

  /** Of the lane that looked: it translates these units next. */
  private final ThreadLocal<Map<LanguagePair, Foreseen>> foreseen =
      ThreadLocal.withInitial(Map::of);

  /**
   * A translator for one run.
   *
   * @param confirmed which sentences another engine is asked for too; none for an empty set
   */
  public UnitTranslator(
      EngineChain chain,
      Memory memory,
      AnswerLog log,
      Glossary glossary,
      Collection<Matter> confirmed,
      Budget budget,
      Pause pause) {
    this.chain = chain;
    this.memory = memory;
    this.asker = new Asker(chain, log, budget, pause);
    this.glossary = glossary;
    this.confirmed = Set.copyOf(confirmed);
  }

  /**
   * Looks up what persons said of the texts of units that the calling lane is about to translate:
   * one look for all instead of one for each. Only where no engine has a memory of its own, for
   * that is asked unit by unit.
   */
  public void foresee(Collection<WorkUnit> units) {
    Map<LanguagePair, Map<String, List<String>>> texts = new HashMap<>();
    for (WorkUnit unit : units) {
      if (!unit.isSummary()
          && chain.supporting(unit.pair()).stream().allMatch(TranslationEngine::repeatable)) {
        Map<String, List<String>> wanted =
            texts.computeIfAbsent(unit.pair(), pair -> new LinkedHashMap<>());
        unit.lines().forEach(line -> wanted.put(line.text(), List.of()));
      }
    }
    Map<LanguagePair, Foreseen> found = new HashMap<>();
    texts.forEach(
        (pair, wanted) -> {
          if (wanted.size() <= MOST_TEXTS) {
            found.put(pair, new Foreseen(Set.copyOf(wanted.keySet()), memory.recall(pair, wanted)));
          }
        });
    foreseen.set(found);
  }

  /** What is remembered of texts; of those that were looked for and are missing, nothing. */
  private record Foreseen(Set<String> texts, Map<String, List<Entry>> entries) {}

  /**
   * Translates one unit as far as the engines go. Not to be called inside a transaction: an engine
   * may take minutes.
   *
   * @throws InterruptedException if the run ends while the lane waits for an engine
   */
  public UnitResult translate(WorkUnit unit) throws InterruptedException {
    List<TranslationEngine> engines = chain.supporting(unit.pair());
    if (engines.isEmpty()) {
      return UnitResult.missing(
          unit,
          UnitState.GAP,
          Cause.of(Code.NO_ENGINE, unit.pair().source(), unit.pair().target(), chain.names()));
    }
    UnitWork work = new UnitWork(unit, glossary);
    Map<String, List<Entry>> remembered = remembered(work, engines);
    remembered.forEach(
        (text, entries) ->
            entries.stream()
                .filter(entry -> entry.engine().human())
                .findFirst()
                .ifPresent(entry -> work.recalled(text, entry, entry.engine())));
    for (TranslationEngine engine : engines) {
      work.begin();
      recall(work, engine, remembered);
      for (List<String> batch : work.batches(engine)) {
        offer(work, engine, batch, List.of());
      }
      for (Map.Entry<String, List<String>> again : work.toAskAgain(engine).entrySet()) {
        offer(work, engine, List.of(again.getKey()), again.getValue());
      }
    }
    for (var asked : work.toConfirm(engines, confirmed).entrySet()) {
      confirm(work, asked.getKey(), asked.getValue(), remembered);
    }
    memory.remember(unit.pair(), work.fresh());
    return work.result();
  }

  /** What is remembered of the other engine is not asked for; what it cannot say costs nothing. */
  private void confirm(
      UnitWork work,
      TranslationEngine other,
      List<String> texts,
      Map<String, List<Entry>> remembered)
      throws InterruptedException {
    List<String> unknown = new ArrayList<>();
    for (String text : texts) {
      String fingerprint = work.fingerprint(other, text);
      remembered.getOrDefault(text, List.of()).stream()
          .filter(entry -> entry.fingerprint().equals(fingerprint))
          .findFirst()
          .ifPresentOrElse(
              entry ->
                  work.opinion(
                      other, text, new SegmentTarget(entry.target(), entry.doubts()), confirmed),
              () -> unknown.add(text));
    }
    for (List<String> batch : UnitWork.batches(unknown, other.limits())) {
      asker.ask(new Opinion(work, other, batch));
    }
  }

  private Map<String, List<Entry>> remembered(UnitWork work, List<TranslationEngine> engines) {
    List<TranslationEngine> kept = engines.stream().filter(e -> !e.repeatable()).toList();
    Map<String, List<String>> wanted = new LinkedHashMap<>();
    for (String text : work.open()) {
      wanted.put(text, kept.stream().map(engine -> work.fingerprint(engine, text)).toList());
    }
    Foreseen before = foreseen.get().get(work.pair());
    if (kept.isEmpty() && before != null && before.texts().containsAll(wanted.keySet())) {
      Map<String, List<Entry>> known = new HashMap<>(before.entries());
      known.keySet().retainAll(wanted.keySet());
      return known;
    }
    return memory.recall(work.pair(), wanted);
  }

  private static void recall(
      UnitWork work, TranslationEngine engine, Map<String, List<Entry>> remembered) {
    if (engine.repeatable() || remembered.isEmpty()) {
      return;
    }
    for (String text : work.open()) {
      String fingerprint = work.fingerprint(engine, text);
      for (Entry entry : remembered.getOrDefault(text, List.of())) {
        if (entry.fingerprint().equals(fingerprint)) {
          // The fingerprint names the model: what an old entry does not say, the engine does.
          boolean complete = !entry.engine().model().isEmpty();
          work.recalled(text, entry, complete ? entry.engine() : EngineCredit.of(engine));
        }
      }
    }
  }

  /** What asks engines for this run. */
  Asker asker() {
    return asker;
  }

  /** Asks an engine for these texts. */
  private void offer(
      UnitWork work, TranslationEngine engine, List<String> texts, List<String> remarks)
      throws InterruptedException {
    Cause out = asker.ask(new Batch(work, engine, texts, remarks));
    if (out != null) {
      work.passedOver(engine, out, asker.now());
    }
  }

  /** Texts of a unit of which another engine's translation is wanted beside the one that stands. */
  private final class Opinion implements Asker.Attempt {

    private final UnitWork work;
    private final TranslationEngine engine;
    private final List<String> texts;
    private final Exchange.Translation exchange;

    Opinion(UnitWork work, TranslationEngine engine, List<String> texts) {
      this.work = work;
      this.engine = engine;
      this.texts = texts;
      this.exchange = new Exchange.Translation(engine, work.request(engine, texts, List.of()));
    }

    @Override
    public Exchange exchange() {
      return exchange;
    }

    @Override
    public void answered(Answer answer)
        throws EngineException.Rejected, FaultException, InterruptedException {
      List<SegmentTarget> targets =
          GuardedEngine.guarded(engine, () -> engine.read(exchange.request(), answer));
      if (targets.size() == texts.size()) {
        for (int i = 0; i < texts.size(); i++) {
          work.opinion(engine, texts.get(i), targets.get(i), confirmed);
        }
      }
    }

    @Override
    public void rejected(EngineException.Rejected failure) {
      // It has no opinion.
    }

    @Override
    public void failed(Cause cause, boolean passing) {
      // It has no opinion.
    }
  }

  /** Texts of a unit that an engine is asked for together. */
  private final class Batch implements Asker.Attempt {

    private final UnitWork work;
    private final TranslationEngine engine;
    private final List<String> texts;
    private final Exchange.Translation exchange;

    Batch(UnitWork work, TranslationEngine engine, List<String> texts, List<String> remarks) {
      this.work = work;
      this.engine = engine;
      this.texts = texts;
      this.exchange = new Exchange.Translation(engine, work.request(engine, texts, remarks));
    }

    @Override
    public Exchange exchange() {
      return exchange;
    }

    @Override
    public void answered(Answer answer)
        throws EngineException.Rejected, FaultException, InterruptedException {
      List<SegmentTarget> targets =
          GuardedEngine.guarded(engine, () -> engine.read(exchange.request(), answer));
      if (targets.size() == texts.size()) {
        EngineCredit credit = EngineCredit.of(engine);
        for (int i = 0; i < texts.size(); i++) {
          work.answered(engine, credit, texts.get(i), targets.get(i));
        }
      } else {
        work.refused(texts, Cause.of(Code.MISCOUNTED, engine.name(), targets.size(), texts.size()));
      }
    }

    /** Halves, until one text is left, which costs that text. */
    @Override
    public void rejected(EngineException.Rejected failure) throws InterruptedException {
      if (texts.size() == 1) {
        work.refused(texts, Cause.of(Code.ENGINE_REFUSED, engine.name(), Asker.words(failure)));
        return;
      }
      int half = texts.size() / 2;
      offer(work, engine, texts.subList(0, half), List.of());
      offer(work, engine, texts.subList(half, texts.size()), List.of());
    }

    @Override
    public void failed(Cause cause, boolean passing) {
      if (passing) {
        work.failed(engine, texts, cause, asker.now());
      } else {
        work.refused(texts, cause);
      }
    }
  }
}
