package dev.diptych.workbench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An extractive summary of a file, or the reason why there is none.
 *
 * @param path as it was asked for
 * @param status {@code ok} or {@code skipped}
 * @param reason why it is skipped, {@code null} if it is not
 * @param sentences chosen sentences of the file in reading order; one of them may be the opening of
 *     a sentence, which ends in {@code […]}
 */
public record Extract(String path, String status, @Nullable String reason, List<String> sentences) {

  /** Copies the list, so that the extract cannot change. */
  public Extract {
    sentences = List.copyOf(sentences);
  }

  static Extract withoutAnswer(String path, String reason) {
    return new Extract(path, "skipped", reason, List.of());
  }

  /** Whether there is none. */
  public boolean skipped() {
    return reason != null;
  }
}
