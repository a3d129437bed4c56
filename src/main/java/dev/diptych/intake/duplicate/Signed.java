package dev.diptych.intake.duplicate;

/**
 * An article and its signature.
 *
 * @param articleId its identity
 * @param path of its file, relative to the input folder
 * @param signature of its text
 * @param facts how much is known of it: 0, or 1 for a date or an outlet, or 2 for both
 */
public record Signed(String articleId, String path, Signature signature, int facts) {

  /** An article of which neither date nor outlet is known. */
  public Signed(String articleId, String path, Signature signature) {
    this(articleId, path, signature, 0);
  }
}
