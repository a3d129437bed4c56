package dev.diptych.digest;

import dev.diptych.digest.Memory.Entry;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.TranslationEngine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says what a night would ask of its engines, and asks none: the requests are put together as the
 * night would, each text once, and what is remembered is left out. What engines would leave out or
 * make doubtful, and what stands in the answer log, is not foreseen. Used by one thread.
 */
public final class Estimator {

  private final List<TranslationEngine> engines;
  private final Memory memory;
  private final Glossary glossary;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Estimate> estimates = new LinkedHashMap<>();
  private int summaries;

  /** An estimator that has seen nothing. */
  public Estimator(List<TranslationEngine> engines, Memory memory, Glossary glossary) {
    this.engines = List.copyOf(engines);
    this.memory = memory;
    this.glossary = glossary;
  }

  /** Adds a unit; a summary that is to be written is one call more, of whomever it is asked. */
  public void add(WorkUnit unit) {
    if (unit.isSummary()) {
      summaries++;
      return;
    }
    engines.stream()
        .filter(engine -> engine.supports(unit.pair()))
        .findFirst()
        .ifPresent(first -> estimates.merge(first.name(), of(unit, first), Estimate::plus));
  }

  /** What was added so far, by engine. */
  public List<Estimate> estimates() {
    return List.copyOf(estimates.values());
  }

  /** How many summaries are to be written; each is a call, or two. */
  public int summaries() {
    return summaries;
  }

  private Estimate of(WorkUnit unit, TranslationEngine first) {
    UnitWork work = new UnitWork(unit, glossary);
    List<String> texts = work.open().stream().filter(text -> seen.add(unit.pair() + text)).toList();
    if (first.repeatable()) {
      return new Estimate(first.name(), true, texts.size(), 0, 0, 0, 0, 0);
    }
    Set<String> known = known(work, unit.pair(), first, texts);
    Set<String> asked = new LinkedHashSet<>(texts);
    asked.removeAll(known);
    long outdated = memory.remembered(unit.pair(), asked).size();
    long calls = 0;
    long characters = 0;
    long cost = 0;
    for (List<String> batch : UnitWork.batches(List.copyOf(asked), first.limits())) {
      var request = work.request(first, batch, List.of());
      calls++;
      characters += request.characters();
      cost += first.estimateInMicros(request);
    }
    return new Estimate(
        first.name(), false, texts.size(), known.size(), outdated, calls, characters, cost);
  }

  private Set<String> known(
      UnitWork work, LanguagePair pair, TranslationEngine first, List<String> texts) {
    Map<String, List<String>> wanted = new HashMap<>();
    texts.forEach(text -> wanted.put(text, List.of(work.fingerprint(first, text))));
    Map<String, List<Entry>> found = memory.recall(pair, wanted);
    return Set.copyOf(found.keySet());
  }
}
