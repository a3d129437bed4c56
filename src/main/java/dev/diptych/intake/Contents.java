package dev.diptych.intake;

import dev.diptych.article.Article;
import dev.diptych.article.SourceFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds: one article, or several.
 *
 * @param several whether it is a container (a feed, a mail with documents): each of its articles is
 *     then an item of its own, also when there is but one
 * @param items in the file's order; exactly one if it is no container
 * @param notes what is to be said of a container as a whole, in plain words
 */
public record Contents(boolean several, List<Item> items, List<String> notes) {

  /** Copies the lists, so that they cannot change. */
  public Contents {
    items = List.copyOf(items);
    notes = List.copyOf(notes);
  }

  /** An article that was found and is made when it is wanted. */
  public interface Item {

    /**
     * The file itself if it is one article. Else the path is that of the file, an exclamation mark
     * and the article's name within it, and size and checksum are those of what the article says:
     * they stay the same when others of the file come, go or change.
     */
    SourceFile source();

    /** What became of the letters that its reader saw, {@code null} if that is not known. */
    default @Nullable Letters letters() {
      return null;
    }

    /**
     * Makes the article.
     *
     * @param sourceLanguage BCP 47 tag if the job states it, or {@code auto}
     * @param sectionSizeInChars the most UTF-16 units of text in one section; a longer one
     *     continues in a further section without heading
     * @throws UnreadableException with the reason for the skip list
     */
    Article read(String sourceLanguage, int sectionSizeInChars) throws UnreadableException;
  }
}
