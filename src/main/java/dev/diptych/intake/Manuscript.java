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
 * @param letters what became of the letters that it saw, {@code null} if it was made of no file
 */
public record Manuscript(
    ArticleFacts facts,
    String mediaType,
    @Nullable String declaredLanguage,
    List<Block> blocks,
    List<String> notes,
    @Nullable Letters letters) {

  /** Copies the lists, so that the manuscript cannot change. */
  public Manuscript {
    blocks = List.copyOf(blocks);
    notes = List.copyOf(notes);
  }

  /** One that was made of no file, so that nothing can have been left out. */
  public Manuscript(
      ArticleFacts facts,
      String mediaType,
      @Nullable String declaredLanguage,
      List<Block> blocks,
      List<String> notes) {
    this(facts, mediaType, declaredLanguage, blocks, notes, null);
  }

  /** The same with other notes. */
  public Manuscript withNotes(List<String> other) {
    return new Manuscript(facts, mediaType, declaredLanguage, blocks, other, letters);
  }

  /** The same with other facts. */
  public Manuscript withFacts(ArticleFacts other) {
    return new Manuscript(other, mediaType, declaredLanguage, blocks, notes, letters);
  }

  /** The same with blocks of another kind, whose letters are the same. */
  public Manuscript withBlocks(List<Block> other) {
    return new Manuscript(facts, mediaType, declaredLanguage, other, notes, letters);
  }
}
