package dev.diptych.intake;

import dev.diptych.article.ArticleFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a parser found in a file, before headings are guessed, text is cleaned and sections are
 * made.
 *
 * @param facts what the file says about its article
 * @param mediaType as detected, for example {@code text/html}
 * @param declaredLanguage BCP 47 tag the file claims, {@code null} if it claims none
 * @param blocks in reading order
 * @param notes what the parser had to mend or doubts, in plain words
 */
public record Manuscript(
    ArticleFacts facts,
    String mediaType,
    @Nullable String declaredLanguage,
    List<Block> blocks,
    List<String> notes) {

  /** Copies the lists, so that the manuscript cannot change. */
  public Manuscript {
    blocks = List.copyOf(blocks);
    notes = List.copyOf(notes);
  }
}
