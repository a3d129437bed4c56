package dev.diptych.store;

import dev.diptych.article.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of an edition's manifest and what became of it.
 *
 * @param position its place in the manifest, from 1
 * @param source the file as listed
 * @param fate what became of it
 * @param reason why a file was not read, or what is to be said of one that was; else {@code null}
 * @param articleId the article in it, {@code null} before it was read
 * @param pass the pass that last dealt with it
 * @param attempts how often reading it was begun
 */
public record ItemRow(
    int position,
    SourceFile source,
    Fate fate,
    @Nullable String reason,
    @Nullable String articleId,
    int pass,
    int attempts) {

  /** What can become of a file. */
  public enum Fate {
    /** Waits to be read. */
    PENDING,
    /** An article of this edition. */
    READ,
    /** Nothing to do: unchanged, held by another edition, or the same content as another file. */
    FILTERED,
    /** Unreadable. */
    SKIPPED,
    /** Taken out by an operator. */
    WITHDRAWN
  }
}
