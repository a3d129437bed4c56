package dev.diptych.store;

import dev.diptych.article.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * An item of an edition's manifest and what became of it: a file, or an article inside a file of
 * several.
 *
 * @param position its place in the manifest, see {@link dev.diptych.article.ItemPlace}
 * @param parent the place of the file that it lies in, {@code null} for a file
 * @param source the file as listed; of an article inside one, what it says
 * @param fate what became of it
 * @param reason why a file was not read, or what is to be said of one that was; else {@code null}
 * @param articleId the article in it, {@code null} before it was read
 * @param pass the pass that last dealt with it
 * @param attempts how often reading it was begun
 */
public record ItemRow(
    int position,
    @Nullable Integer parent,
    SourceFile source,
    Fate fate,
    @Nullable String reason,
    @Nullable String articleId,
    int pass,
    int attempts) {

  /** An article that was found inside a file and is not settled yet. */
  public static ItemRow inside(int position, int parent, SourceFile source, int pass) {
    return new ItemRow(position, parent, source, Fate.PENDING, null, null, pass, 0);
  }

  /** What can become of a file. */
  public enum Fate {
    /** Waits to be read. */
    PENDING,
    /** An article of this edition. */
    READ,
    /** A file of several articles: each of them has its own fate. */
    OPENED,
    /** Nothing to do: unchanged, held by another edition, or the same content as another file. */
    FILTERED,
    /** Unreadable. */
    SKIPPED,
    /** Taken out by an operator. */
    WITHDRAWN
  }
}
