package dev.diptych.text;

/** The first characters of a text. Stateless. */
public final class Beginning {

  private Beginning() {}

  /**
   * The text itself, or so much of it as fits without cutting a character in two.
   *
   * @param most UTF-16 units, at least 1
   */
  public static String of(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  /**
   * The same, with an ellipsis behind it where something is left out.
   *
   * @param most UTF-16 units, at least 1, not counting the ellipsis
   */
  public static String marked(String text, int most) {
    return text.length() <= most ? text : of(text, most) + "…";
  }
}
