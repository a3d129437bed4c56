package dev.diptych.operations;

import dev.diptych.job.UsageException;
import dev.diptych.operations.EditionView.UnitCounts;
import dev.diptych.store.EditionRow;
import dev.diptych.store.EditionSummaries;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.PassRow;
import java.io.IOException;
import java.util.Locale;
import org.springframework.stereotype.Service;

/**
 * Says what an order would do: the same for a page, the JSON API and {@code --dry-run}. What an
 * order would be refused for now is refused here in the same words; only whether this process may
 * run jobs, and whether the disk has room, is seen by the order alone. Changes nothing; safe for
 * use by several threads.
 */
@Service
public class Previews {

  private final OrderPreviews orders;
  private final NamedEditions named;
  private final Permits permits;
  private final EditionSummaries summaries;

  Previews(OrderPreviews orders, NamedEditions named, Permits permits, EditionSummaries summaries) {
    this.orders = orders;
    this.named = named;
    this.permits = permits;
    this.summaries = summaries;
  }

  /**
   * What an order would do.
   *
   * @throws UsageException if a name or setting is wrong
   * @throws dev.diptych.job.RefusedException if it is not allowed now
   * @throws IOException if the input folder cannot be listed
   */
  public Preview of(WorkOrder order) throws IOException {
    return order.accept(orders);
  }

  /**
   * What stopping, recovering or abandoning a run would do.
   *
   * @param act one of these three
   * @throws IllegalArgumentException if it is another
   * @throws UsageException if there is no such edition
   * @throws dev.diptych.job.RefusedException if it is not allowed now
   */
  public Preview of(Act act, EditionName name) {
    EditionRow edition = named.find(name);
    PassRow pass =
        switch (act) {
          case STOP, RECOVER, ABANDON -> permits.require(act, edition);
          case MEND, WITHDRAW, RESTART ->
              throw new IllegalArgumentException(act + " is an order of its own");
        };
    EditionSummary summary = summaries.of(edition.id());
    UnitCounts counts = UnitCounts.of(summary.units());
    int unread = summary.fates().getOrDefault(Fate.PENDING, 0);
    String left = "%d files unread and %d sections".formatted(unread, counts.pending());
    PreviewDraft draft = new PreviewDraft(act.name().toLowerCase(Locale.ROOT), edition);
    draft.kept = PreviewDraft.kept(summary);
    switch (act) {
      case STOP -> {
        draft.what = "The run of %s would be asked to stop".formatted(edition.name());
        draft.also.add(
            "What is in hand is finished first; of pass %d there are %s left, which a restart does"
                .formatted(pass.number(), left));
      }
      case RECOVER -> {
        draft.what =
            "The process of %s would be declared dead (%s)"
                .formatted(edition.name(), permits.evidence(summary));
        draft.also.add("Whatever it still tries to write is refused");
        draft.also.add(
            "Pass %d can be restarted then; it has %s left".formatted(pass.number(), left));
      }
      default -> {
        draft.what =
            "Pass %d of %s would be given up for good".formatted(pass.number(), edition.name());
        draft.also.add(
            "%d sections become gaps, which no restart brings".formatted(counts.pending()));
        draft.also.add(
            pass.number() == 1
                ? "The next run takes its %d unread files, and those that are never out"
                    .formatted(unread)
                : "What was out before pass %d stays out".formatted(pass.number()));
      }
    }
    return draft.preview();
  }
}
