package dev.diptych.text;

/** Folded text that knows where it comes from. Immutable. */
public final class Folded {

  private final String text;
  private final int[] origins;

  /**
   * @param origins by index of the folded text, and one for its end; empty if nobody asks
   */
  Folded(String text, int[] origins) {
    this.text = text;
    this.origins = origins;
  }

  /** The folded text. */
  public String text() {
    return text;
  }

  /**
   * Where in the text that was folded the character stands that the one at {@code index} comes
   * from. Never decreases; what the marks behind a letter became comes from the letter.
   *
   * @param index from 0 to the length of {@link #text}, which stands for the end
   */
  public int origin(int index) {
    return origins[index];
  }
}
