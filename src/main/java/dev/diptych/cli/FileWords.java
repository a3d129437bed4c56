package dev.diptych.cli;

import dev.diptych.store.EditionSummary;

/** Files of an edition in words that add up. */
final class FileWords {

  private FileWords() {}

  static String of(EditionSummary.Files files) {
    StringBuilder words = new StringBuilder();
    words.append(
        "%d: %d read, %d skipped, %d unchanged"
            .formatted(files.all(), files.read(), files.skipped(), files.unchanged()));
    if (files.waiting() > 0) {
      words.append(", %d waiting".formatted(files.waiting()));
    }
    if (files.withdrawn() > 0) {
      words.append(", %d withdrawn".formatted(files.withdrawn()));
    }
    return words.toString();
  }
}
