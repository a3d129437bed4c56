package dev.diptych.engine.extractive;

import dev.diptych.article.Segment;
import java.util.Set;

/**
 * A segment as the choice sees it.
 *
 * @param position in reading order, from 0
 * @param before share of the text's words that stand before it, from 0 to 1
 * @param words how many it counts, at least 1
 * @param stems its content words, each once
 * @param cues what it is to the news
 */
record Candidate(
    Segment segment, int position, double before, int words, Set<String> stems, Set<Cue> cues) {

  /** Stems from which a sentence is hard to take in at once: its value is halved there. */
  private static final double LONG = 80;

  /**
   * What its words are worth at its place and length: news and encyclopedias tell first what
   * matters most, a longer sentence tells more but not in proportion, and one that runs on and on
   * tells it badly.
   *
   * @param told worth of its words, as {@link Vocabulary} sees it now
   */
  double value(double told) {
    double length = words / LONG;
    double weight = 1;
    for (Cue cue : cues) {
      weight *= cue.weight();
    }
    double place = cues.stream().anyMatch(Cue::settles) ? 1 + before : Math.exp(-before);
    return weight * place * told / Math.sqrt(words) / (1 + length * length);
  }
}
