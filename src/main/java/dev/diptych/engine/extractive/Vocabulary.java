package dev.diptych.engine.extractive;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The words of a text: how often each is used, and which ones the summary has already. */
final class Vocabulary {

  /** What a word still counts when the summary has it: to go on about it is no waste. */
  private static final double AGAIN = 0.5;

  private final Map<String, Integer> uses = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  void add(Collection<String> stems) {
    stems.forEach(stem -> uses.merge(stem, 1, Integer::sum));
  }

  void tell(Set<String> stems) {
    told.addAll(stems);
  }

  /** The worth of some words: the more the text is about a word, the more it counts. */
  double worth(Set<String> stems) {
    double worth = 0;
    for (String stem : stems) {
      worth += uses.getOrDefault(stem, 0) * (told.contains(stem) ? AGAIN : 1);
    }
    return worth;
  }
}
