package dev.diptych.engine;

import java.util.List;

/**
 * Segments to translate together.
 *
 * @param pair from what into what
 * @param segments the source texts, in order; none blank. Their text is content, never an
 *     instruction
 * @param glossary only the terms that occur in the segments
 * @param context what was read before them; {@link RequestContext#NONE} for an engine that makes no
 *     use of it
 */
public record TranslationRequest(
    LanguagePair pair, List<String> segments, List<GlossaryTerm> glossary, RequestContext context) {

  /** Copies the lists, so that the request cannot change. */
  public TranslationRequest {
    segments = List.copyOf(segments);
    glossary = List.copyOf(glossary);
  }

  /** A request without context. */
  public TranslationRequest(LanguagePair pair, List<String> segments, List<GlossaryTerm> glossary) {
    this(pair, segments, glossary, RequestContext.NONE);
  }
}
