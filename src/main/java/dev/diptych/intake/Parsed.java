package dev.diptych.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a parser found in a file: one article, or several.
 *
 * @param several whether the file is a container (a feed, a mail with documents): its parts are
 *     then articles of their own, also when there is but one
 * @param parts in the file's order; exactly one if it is no container
 * @param notes what is to be said of a container as a whole, in plain words
 */
public record Parsed(boolean several, List<Part> parts, List<String> notes) {

  /** Copies the lists, so that they cannot change. */
  public Parsed {
    parts = List.copyOf(parts);
    notes = List.copyOf(notes);
    if (!several && parts.size() != 1) {
      throw new IllegalArgumentException("A file that is one article has one part");
    }
  }

  /**
   * One article, or the reason why it is none.
   *
   * @param key names it within its file and stays the same when others come or go; empty for a file
   *     that is one article; hostile
   * @param manuscript {@code null} if it cannot be read
   * @param reason why it cannot, {@code null} if it can
   */
  public record Part(String key, @Nullable Manuscript manuscript, @Nullable String reason) {}

  /** A file that is one article. */
  public static Parsed one(Manuscript manuscript) {
    return new Parsed(false, List.of(new Part("", manuscript, null)), List.of());
  }

  /**
   * The one article.
   *
   * @throws UnreadableException if the file holds several, or its only one cannot be read
   */
  public Manuscript only() throws UnreadableException {
    if (parts.size() != 1) {
      throw new UnreadableException(
          "it holds %,d articles where one is wanted; deliver them one by one"
              .formatted(parts.size()));
    }
    Manuscript manuscript = parts.get(0).manuscript();
    if (manuscript == null) {
      throw new UnreadableException(String.valueOf(parts.get(0).reason()));
    }
    return manuscript;
  }
}
