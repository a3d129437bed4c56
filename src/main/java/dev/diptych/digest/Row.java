package dev.diptych.digest;

import dev.diptych.engine.Alignment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One segment side by side with its translation: a row of a digest.
 *
 * @param segmentId id within the article; {@code title} for the title, {@code s2.h} for the heading
 *     of section {@code s2}
 * @param source the source text without white space around it
 * @param target the accepted translation; {@code null} unless the state has one
 * @param state what the reader must know
 * @param causes for a gap or a deferral; otherwise empty
 * @param findings what the checks noticed about the target
 * @param engine name of the engine behind the target, {@code human} for a person's; {@code null}
 *     without a target
 * @param endsParagraph whether a paragraph of the source ends here
 * @param alignment which words belong together; empty where the engine does not say
 */
public record Row(
    String segmentId,
    String source,
    @Nullable String target,
    State state,
    List<Cause> causes,
    List<Finding> findings,
    @Nullable String engine,
    boolean endsParagraph,
    List<Alignment> alignment) {

  /** Copies the lists, so that the row cannot change. */
  public Row {
    causes = List.copyOf(causes);
    findings = List.copyOf(findings);
    alignment = List.copyOf(alignment);
  }

  /** A row whose engine does not say which words belong together. */
  public Row(
      String segmentId,
      String source,
      @Nullable String target,
      State state,
      List<Cause> causes,
      List<Finding> findings,
      @Nullable String engine,
      boolean endsParagraph) {
    this(segmentId, source, target, state, causes, findings, engine, endsParagraph, List.of());
  }

  /** What a reader must know about a row. */
  public enum State {
    /** Translated. */
    TRANSLATED,
    /** Translated, with findings. */
    WARNED,
    /** Should have been translated and was not. */
    GAP,
    /** Was not tried; a later pass may. */
    DEFERRED,
    /** Not asked for: the job wants summaries only, or the article is in the target language. */
    SOURCE_ONLY
  }
}
