package dev.diptych.run;

import dev.diptych.digest.EngineChain;
import dev.diptych.digest.EngineChain.Circuit;
import dev.diptych.digest.EngineChain.Rest;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How engines fare in the runs of this process. Safe for use by several threads. */
@Component
public class Circuits {

  private final Map<Long, EngineChain> chains = new ConcurrentHashMap<>();

  /** The chain of a run that begins, or goes on. */
  void watch(long passId, EngineChain chain) {
    chains.put(passId, chain);
  }

  /**
   * The circuit of each engine that runs of this process ask, the worst where several do.
   *
   * @param running the passes that are being run; what is known of others is forgotten
   */
  public Map<String, Circuit> of(Collection<Long> running) {
    chains.keySet().retainAll(running);
    Map<String, Circuit> worst = new TreeMap<>();
    for (EngineChain chain : chains.values()) {
      chain
          .circuits()
          .forEach(
              (engine, circuit) ->
                  worst.merge(engine, circuit, (a, b) -> a.compareTo(b) >= 0 ? a : b));
    }
    return worst;
  }

  /**
   * The engines that runs of this process do not ask as they would, by the run's pass and the
   * engine's name; also of runs that ended a moment ago.
   */
  public Map<Long, Map<String, Rest>> resting() {
    Map<Long, Map<String, Rest>> resting = new TreeMap<>();
    chains.forEach(
        (pass, chain) -> {
          Map<String, Rest> engines = chain.resting();
          if (!engines.isEmpty()) {
            resting.put(pass, engines);
          }
        });
    return resting;
  }
}
