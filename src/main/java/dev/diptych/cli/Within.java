package dev.diptych.cli;

import dev.diptych.job.UsageException;

/**
 * A part of an article as a person names it.
 *
 * @param article slug, id, position or path
 * @param part a section or segment of it
 */
record Within(String article, String part) {

  /**
   * Reads {@code ARTICLE/PART}; a path may have slashes of its own.
   *
   * @param example what would be right, for the message
   */
  static Within parse(String text, String example) {
    int slash = text.lastIndexOf('/');
    if (slash <= 0 || slash == text.length() - 1) {
      throw new UsageException("%s is wrong: name an article and a %s".formatted(text, example));
    }
    return new Within(text.substring(0, slash), text.substring(slash + 1));
  }
}
