package dev.diptych.store;

/**
 * A work unit of an edition.
 *
 * @param articleId the article
 * @param unit {@code head} or a section's id
 * @param target BCP 47 tag
 */
public record UnitKey(String articleId, String unit, String target) {

  /** {@code article/unit → target}, as messages name a unit. */
  @Override
  public String toString() {
    return articleId + "/" + unit + " → " + target;
  }
}
