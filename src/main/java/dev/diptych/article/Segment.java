package dev.diptych.article;

/**
 * The smallest translated piece of text, about a sentence.
 *
 * <p>{@link #text()} keeps the white space that follows the sentence, so that joining the segments
 * of a section gives the section's body to the character.
 *
 * @param id unique within the article and stable for the same bytes, for example {@code s2.5}: the
 *     fifth segment of section {@code s2}
 * @param text the source text with its trailing white space, never blank
 */
public record Segment(String id, String text) {

  /** Rejects a segment in which there is nothing to translate. */
  public Segment {
    if (text.isBlank()) {
      throw new IllegalArgumentException("Segment " + id + " has no text");
    }
  }

  /** The sentence itself, without the white space around it. */
  public String content() {
    return text.strip();
  }

  /** Whether a paragraph of the source ends here: a line separator follows the sentence. */
  public boolean endsParagraph() {
    return text.substring(text.stripTrailing().length()).indexOf('\n') >= 0;
  }
}
