package dev.diptych.engine;

/**
 * Who made a translation. Everything that can change an answer for the same request is in here, for
 * it goes into the fingerprint under which answers and memory entries are kept.
 *
 * @param name the engine's {@linkplain Engine#name name}
 * @param model the model or rule set behind it, as a reader may see it
 * @param version of the prompt template, data or rules: changes whenever answers may change
 */
public record EngineIdentity(String name, String model, String version) {

  private static final char SEPARATOR = '/';

  /** The part of a fingerprint that this engine contributes. */
  public String fingerprint() {
    return name + SEPARATOR + model + SEPARATOR + version;
  }

  /**
   * The identity in a {@link #fingerprint}: the first part is the name, the last the version, and a
   * model may have a separator in it.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static EngineIdentity ofFingerprint(String fingerprint) {
    int first = fingerprint.indexOf(SEPARATOR);
    int last = fingerprint.lastIndexOf(SEPARATOR);
    if (first < 1 || first == last) {
      throw new IllegalArgumentException(fingerprint + " is no fingerprint of an engine");
    }
    return new EngineIdentity(
        fingerprint.substring(0, first),
        fingerprint.substring(first + 1, last),
        fingerprint.substring(last + 1));
  }
}
