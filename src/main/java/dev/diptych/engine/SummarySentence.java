package dev.diptych.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of a summary.
 *
 * @param text in the target language, or {@code null} in an extractive summary, whose sentence is
 *     the one segment named as evidence; if the request allows to shorten, an extractive summary
 *     may have one text: the opening of that segment in the source language, with a mark that it
 *     goes on
 * @param evidence ids of the segments it rests on, at least one
 */
public record SummarySentence(@Nullable String text, List<String> evidence) {

  /** Copies the list and rejects a sentence that rests on nothing. */
  public SummarySentence {
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("A summary sentence needs evidence");
    }
  }
}
