package dev.diptych.job;

import dev.diptych.engine.EngineIdentity;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an installation has to offer to its jobs.
 *
 * @param engines translation engines by name
 * @param formats names of digest formats
 */
public record Known(Map<String, EngineIdentity> engines, Set<String> formats) {

  /** What is on offer, in order of name. */
  public static Known of(Collection<EngineIdentity> engines, Collection<String> formats) {
    Map<String, EngineIdentity> byName = new TreeMap<>();
    engines.forEach(engine -> byName.put(engine.name(), engine));
    return new Known(byName, new TreeSet<>(formats));
  }
}
