package dev.diptych.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** All engines of this installation, by name. Immutable, safe for use by several threads. */
@Component
public final class Engines {

  private final Map<String, TranslationEngine> translation;
  private final Map<String, SummaryEngine> summary;
  private final Map<String, String> notConfigured;

  /**
   * @throws IllegalStateException if two engines have the same name
   */
  public Engines(
      List<TranslationEngine> translation, List<SummaryEngine> summary, List<EngineKind> kinds) {
    this.translation = byName(translation);
    this.summary = byName(summary);
    this.notConfigured = EngineKind.whyNot(kinds);
  }

  private static <E extends Engine> Map<String, E> byName(List<E> engines) {
    Map<String, E> byName = new TreeMap<>();
    for (E engine : engines) {
      if (byName.put(engine.name(), engine) != null) {
        throw new IllegalStateException("Two engines are called " + engine.name());
      }
    }
    return byName;
  }

  /** The translation engine of this name. */
  public Optional<TranslationEngine> translation(String name) {
    return Optional.ofNullable(translation.get(name));
  }

  /** Why there is no translation engine of this name, in a sentence with what to set or name. */
  public String whyNot(String name) {
    String known = notConfigured.get(name);
    return known == null
        ? "There is no engine %s. Engines: %s"
            .formatted(name, String.join(", ", translation.keySet()))
        : "Engine %s %s".formatted(name, known);
  }

  /** The names of all translation engines, sorted. */
  public List<String> translationNames() {
    return List.copyOf(translation.keySet());
  }

  /** All translation engines, by name. */
  public List<TranslationEngine> translations() {
    return List.copyOf(translation.values());
  }

  /** Whether an engine of this name makes summaries, by choosing or by writing. */
  public boolean summarises(String name) {
    return summary.containsKey(name);
  }

  /** The engine of this name that writes summaries. */
  public Optional<SummaryEngine> writer(String name) {
    return Optional.ofNullable(summary.get(name)).filter(engine -> !engine.extractive());
  }

  /** How far all engines reach that write summaries, by name. */
  public Map<String, Reach> writers() {
    Map<String, Reach> writers = new TreeMap<>();
    summary.forEach(
        (name, engine) -> {
          if (!engine.extractive()) {
            writers.put(name, engine.reach());
          }
        });
    return writers;
  }

  /** The summary engine that chooses segments of texts of this pair. */
  public Optional<SummaryEngine> extractive(LanguagePair pair) {
    return summary.values().stream()
        .filter(engine -> engine.extractive() && engine.supports(pair))
        .findFirst();
  }
}
