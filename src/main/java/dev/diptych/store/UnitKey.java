package dev.diptych.store;

/**
 * A work unit of an edition.
 *
 * @param articleId the article
 * @param unit {@code head} or a section's id
 * @param target BCP 47 tag
 * @param deaths how often a process died while it had the unit in hand
 */
public record UnitKey(String articleId, String unit, String target, int deaths) {

  /** {@code article/unit → target}, as messages name a unit. */
  @Override
  public String toString() {
    return articleId + "/" + unit + " → " + target;
  }
}
