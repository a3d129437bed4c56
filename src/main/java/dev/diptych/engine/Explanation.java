package dev.diptych.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an engine came to a translation, word by word.
 *
 * @param words in the order of the source
 */
public record Explanation(String source, String target, List<Word> words) {

  /** Copies the list, so that the explanation cannot change. */
  public Explanation {
    words = List.copyOf(words);
  }

  /**
   * One word of the source, or several that are one.
   *
   * @param source as the engine read it
   * @param reading the rendering that was chosen, in its base form
   * @param passedOver other renderings and readings, best first
   * @param target what stands for it in the target; {@code null} if grammar has dropped or changed
   *     it, or if the engine cannot tell
   */
  public record Word(
      String source, String reading, List<String> passedOver, @Nullable String target) {

    /** Copies the list, so that the word cannot change. */
    public Word {
      passedOver = List.copyOf(passedOver);
    }
  }
}
