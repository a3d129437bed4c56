package dev.diptych.job;

import dev.diptych.engine.Reach;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an installation has to offer to its jobs.
 *
 * @param engines how far each translation engine reaches, by name
 * @param formats names of digest formats
 */
public record Known(Map<String, Reach> engines, Set<String> formats) {

  /** What is on offer, in order of name. */
  public static Known of(Map<String, Reach> engines, Collection<String> formats) {
    return new Known(new TreeMap<>(engines), new TreeSet<>(formats));
  }
}
