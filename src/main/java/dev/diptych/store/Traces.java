package dev.diptych.store;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for it that an installation had a database, where there is none now.
 *
 * @param backups the folder of the backups
 * @param newestBackup {@code null} if there is none
 * @param published folders with editions that this installation published
 */
public record Traces(Path backups, @Nullable Path newestBackup, List<Path> published) {

  /** Copies the list, so that the traces cannot change. */
  public Traces {
    published = List.copyOf(published);
  }

  /** Whether there is any. */
  boolean any() {
    return newestBackup != null || !published.isEmpty();
  }
}
