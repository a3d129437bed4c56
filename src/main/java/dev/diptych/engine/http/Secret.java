package dev.diptych.engine.http;

/**
 * A key, or none. It is shown nowhere: {@link #toString} does not tell it, and what a provider says
 * is cleared of it before anyone reads it. Settings are bound to it directly. Immutable.
 */
public final class Secret {

  /** No key: the provider wants none. */
  public static final Secret NONE = new Secret("");

  /** Shorter ones are words that occur in any text, such as the {@code none} some servers want. */
  private static final int SHORTEST_TO_CONCEAL = 6;

  private static final String CONCEALED = "[key]";

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** The key as the settings write it; white space around it is a slip of the clipboard. */
  public static Secret valueOf(String text) {
    return text.isBlank() ? NONE : new Secret(text.strip());
  }

  /** Whether there is one. */
  public boolean isSet() {
    return !value.isEmpty();
  }

  /** Whether a header can hold it: what refuses to send one would show it. */
  boolean fitsHeader() {
    return value.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** For the one place where the provider expects it, never for a message. */
  public String reveal() {
    return value;
  }

  /** The text without the key in it. */
  String clear(String text) {
    return value.length() < SHORTEST_TO_CONCEAL ? text : text.replace(value, CONCEALED);
  }

  @Override
  public String toString() {
    return isSet() ? CONCEALED : "none";
  }
}
