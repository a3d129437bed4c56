package dev.diptych.intake.web;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The article of a web page.
 *
 * @param facts what the page says about it
 * @param language BCP 47 tag the page claims, {@code null} if it claims none
 * @param blocks in reading order, without the page's furniture
 * @param notes what was left out or read from elsewhere, in plain words
 * @param filledByScript whether the page has no text of its own because a script fetches it
 * @param letters keeps account of the page's letters; to be closed over the blocks
 */
public record WebArticle(
    ArticleFacts facts,
    @Nullable String language,
    List<Block> blocks,
    List<String> notes,
    boolean filledByScript,
    LetterAccount letters) {

  /** One of which all letters that were seen are in its blocks. */
  public WebArticle(
      ArticleFacts facts,
      @Nullable String language,
      List<Block> blocks,
      List<String> notes,
      boolean filledByScript) {
    this(
        facts,
        language,
        blocks,
        notes,
        filledByScript,
        new LetterAccount().saw(LetterAccount.letters(blocks)));
  }

  /** Copies the lists. */
  public WebArticle {
    blocks = List.copyOf(blocks);
    notes = List.copyOf(notes);
  }
}
