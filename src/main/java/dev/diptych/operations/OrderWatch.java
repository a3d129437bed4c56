package dev.diptych.operations;

import dev.diptych.store.EditionSummaries;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.EditionSummary.Work;
import dev.diptych.store.Editions;
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
   * How far a run is: in the work of the edition's last pass, which for a mend is that alone.
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

  static Progress progress(EditionSummary edition) {
    Work work = edition.work();
    if (work.filesDone() < work.files()) {
      return new Progress("intake", work.filesDone(), work.files());
    }
    if (work.unitsDone() < work.units()) {
      return new Progress("translate", work.unitsDone(), work.units());
    }
    return new Progress("publish", work.digestsDone(), work.digests());
  }
}
