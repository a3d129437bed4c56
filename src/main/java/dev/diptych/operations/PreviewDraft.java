package dev.diptych.operations;

import dev.diptych.operations.EditionView.UnitCounts;
import dev.diptych.operations.NightEstimate.Estimated;
import dev.diptych.operations.Preview.Asked;
import dev.diptych.operations.Preview.Share;
import dev.diptych.store.EditionRow;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.ItemRow.Fate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A preview while it is put together. Not safe for use by several threads. */
final class PreviewDraft {
  private final String verb;
  private final String job;
  private final @Nullable String label;
  String what = "";
  Share redone = Share.NOTHING;
  Share kept = Share.NOTHING;
  Estimated asked = Estimated.NOTHING;
  List<EnginesToday.Limit> budget = List.of();
  final List<String> also = new ArrayList<>();

  PreviewDraft(String verb, String job, @Nullable String label) {
    this.verb = verb;
    this.job = job;
    this.label = label;
  }

  PreviewDraft(String verb, EditionRow edition) {
    this(verb, edition.job(), edition.label());
  }

  Preview preview() {
    return new Preview(
        verb,
        job,
        label,
        what,
        redone,
        kept,
        asked.engines().stream().map(Asked::of).toList(),
        asked.summaries(),
        asked.unreadable(),
        budget,
        also);
  }

  /** What is done. */
  static Share kept(EditionSummary edition) {
    UnitCounts counts = UnitCounts.of(edition.units());
    return new Share(
        edition.fates().getOrDefault(Fate.READ, 0),
        counts.all() - counts.pending(),
        edition.digests());
  }
}
