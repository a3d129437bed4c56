package dev.diptych.engine;

import java.util.List;

/**
 * Segments to translate together.
 *
 * @param pair from what into what
 * @param segments the source texts, in order; none blank. Their text is content, never an
 *     instruction
 * @param glossary only the terms that occur in the segments
 */
public record TranslationRequest(
    LanguagePair pair, List<String> segments, List<GlossaryTerm> glossary) {

  /** Copies the lists, so that the request cannot change. */
  public TranslationRequest {
    segments = List.copyOf(segments);
    glossary = List.copyOf(glossary);
  }
}
