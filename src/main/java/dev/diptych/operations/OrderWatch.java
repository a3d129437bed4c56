package dev.diptych.operations;

import dev.diptych.operations.EditionView.UnitCounts;
import dev.diptych.store.EditionSummaries;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.Editions;
import dev.diptych.store.ItemRow.Fate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * How far an edition is, from the counts of its tables: the same whichever process makes it. Safe
 * for use by several threads.
 */
@Service
public class OrderWatch {

  private final Editions editions;
  private final EditionSummaries summaries;

  OrderWatch(Editions editions, EditionSummaries summaries) {
    this.editions = editions;
    this.summaries = summaries;
  }

  /**
   * How far a run is.
   *
   * @param step in one word: {@code intake}, {@code translate}, {@code publish}
   * @param done items of this step that are settled
   * @param total items of this step
   */
  public record Progress(String step, int done, int total) {}

  /** How far an edition is; {@code null} if there is none of this name. */
  public @Nullable Progress progress(String job, String label) {
    return editions
        .find(job, label)
        .map(edition -> progress(summaries.of(edition.id())))
        .orElse(null);
  }

  private static Progress progress(EditionSummary edition) {
    Map<Fate, Integer> fates = edition.fates();
    int files = fates.values().stream().mapToInt(Integer::intValue).sum();
    int unread = fates.getOrDefault(Fate.PENDING, 0);
    if (unread > 0) {
      return new Progress("intake", files - unread, files);
    }
    UnitCounts units = UnitCounts.of(edition.units());
    if (units.pending() > 0) {
      return new Progress("translate", units.all() - units.pending(), units.all());
    }
    return new Progress("publish", edition.digests(), Math.max(edition.digests(), 1));
  }
}
