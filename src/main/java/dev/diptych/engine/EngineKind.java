package dev.diptych.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A kind of adapter of which an installation can have several engines, and those of its engines
 * whose settings do not suffice: a job that names one is refused, every other goes on.
 *
 * @param kind as the settings name it: {@code openai}
 * @param required what the settings of one engine need: {@code url}
 * @param faults name of an engine → what is wrong with its settings, and what would be right
 */
public record EngineKind(String kind, List<String> required, Map<String, String> faults) {

  /** Copies the collections, so that the kind cannot change. */
  public EngineKind {
    required = List.copyOf(required);
    faults = Map.copyOf(faults);
  }

  /**
   * Why there is no engine of this name although there could be one: its settings do not suffice,
   * or it is the name of the kind. The words stand behind the engine's name.
   */
  public Optional<String> whyNot(String engine) {
    String fault = faults.get(engine);
    if (fault != null) {
      return Optional.of("is not configured: " + fault);
    }
    return engine.equals(kind)
        ? Optional.of("is a kind of engine, and none is called so: set " + properties(kind))
        : Optional.empty();
  }

  /** The properties that make an engine of this kind and name. */
  public String properties(String engine) {
    return required.stream()
        .map(setting -> "diptych.engine.%s.%s.%s".formatted(kind, engine, setting))
        .collect(Collectors.joining(" and "));
  }

  /** Why these kinds have no engine of a name, for all names that say something to them. */
  public static Map<String, String> whyNot(List<EngineKind> kinds) {
    Map<String, String> reasons = new TreeMap<>();
    for (EngineKind kind : kinds) {
      kind.whyNot(kind.kind()).ifPresent(reason -> reasons.put(kind.kind(), reason));
      for (String name : kind.faults().keySet()) {
        kind.whyNot(name).ifPresent(reason -> reasons.put(name, reason));
      }
    }
    return reasons;
  }
}
