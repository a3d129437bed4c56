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
 * @param remarks what was wrong with the engine's earlier answer to the same segment, in English
 *     sentences that may quote it and the article; empty when it is asked for the first time. An
 *     engine that can be told passes them on as data, another leaves them alone
 * @param urgent whether readers miss the answer more than others: titles, and what sums an article
 *     up. Says which of several requests that wait is answered first, and nothing of the answer
 */
public record TranslationRequest(
    LanguagePair pair,
    List<String> segments,
    List<GlossaryTerm> glossary,
    RequestContext context,
    List<String> remarks,
    boolean urgent) {

  /** Copies the lists, so that the request cannot change. */
  public TranslationRequest {
    segments = List.copyOf(segments);
    glossary = List.copyOf(glossary);
    remarks = List.copyOf(remarks);
  }

  /** How much text is to be translated, in UTF-16 units. */
  public long characters() {
    return segments.stream().mapToLong(String::length).sum();
  }

  /** A request that waits its turn. */
  public TranslationRequest(
      LanguagePair pair,
      List<String> segments,
      List<GlossaryTerm> glossary,
      RequestContext context,
      List<String> remarks) {
    this(pair, segments, glossary, context, remarks, false);
  }

  /** A request that is made for the first time. */
  public TranslationRequest(
      LanguagePair pair,
      List<String> segments,
      List<GlossaryTerm> glossary,
      RequestContext context) {
    this(pair, segments, glossary, context, List.of());
  }

  /** A request without context. */
  public TranslationRequest(LanguagePair pair, List<String> segments, List<GlossaryTerm> glossary) {
    this(pair, segments, glossary, RequestContext.NONE);
  }
}
