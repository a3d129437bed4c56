package dev.diptych.operations;

import dev.diptych.operations.EditionView.Full;
import dev.diptych.operations.EditionView.PassView;
import dev.diptych.store.EditionRow;
import dev.diptych.store.EditionSummaries;
import dev.diptych.store.Editions;
import dev.diptych.store.EngineUse;
import dev.diptych.store.Manifest;
import dev.diptych.store.PassRow;
import dev.diptych.store.UnitRow;
import dev.diptych.store.Units;
import dev.diptych.store.Units.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reads editions for people: never through Spring Batch's own object graph. Changes nothing.
 *
 * <p>Methods that name an edition throw {@link dev.diptych.job.UsageException} if there is none.
 */
@Service
public class EditionViews {

  private final NamedEditions named;
  private final Jobs jobs;
  private final EditionSummaries summaries;
  private final Editions editions;
  private final Manifest manifest;
  private final Units units;
  private final EngineUse engineUse;
  private final Mending mending;
  private final Lookout lookout;
  private final Reports reports;
  private final PublishedCheck check;
  private final ItemLedger ledger;
  private final NightChanges changes;

  EditionViews(
      NamedEditions named,
      Jobs jobs,
      EditionSummaries summaries,
      Editions editions,
      Manifest manifest,
      Units units,
      EngineUse engineUse,
      Mending mending,
      Lookout lookout,
      Reports reports,
      PublishedCheck check,
      ItemLedger ledger,
      NightChanges changes) {
    this.named = named;
    this.jobs = jobs;
    this.summaries = summaries;
    this.editions = editions;
    this.manifest = manifest;
    this.units = units;
    this.engineUse = engineUse;
    this.mending = mending;
    this.lookout = lookout;
    this.reports = reports;
    this.check = check;
    this.ledger = ledger;
    this.changes = changes;
  }

  /**
   * Editions, newest first.
   *
   * @param job {@code null} for all jobs
   * @param limit at most so many, at least 1
   * @throws dev.diptych.job.UsageException if there is no such job
   */
  public List<EditionView> runs(@Nullable String job, int limit) {
    List<EditionView> views = summaries.recent(job, limit).stream().map(lookout::view).toList();
    if (job != null) {
      jobs.requireKnown(job, !views.isEmpty());
    }
    return views;
  }

  /** One edition in full; of its published files nothing is said. */
  public Full show(EditionName name) {
    return full(named.find(name), null);
  }

  /** One edition in full, with all its published files read and compared. */
  public Full verify(EditionName name) {
    EditionRow edition = named.find(name);
    return full(edition, check.all(edition));
  }

  private Full full(EditionRow edition, @Nullable FileCheck files) {
    return new Full(
        lookout.view(summaries.of(edition.id())),
        editions.passes(edition.id()).stream().map(EditionViews::pass).toList(),
        manifest.items(edition.id()).toList(),
        units(edition, Choice.ALL_MISSING),
        units(edition, Choice.ALL_FALLBACKS),
        ledger.groups(edition),
        engineUse.ofEdition(edition.id()),
        changes.since(edition),
        reports.index(edition),
        files);
  }

  private List<UnitView> units(EditionRow edition, Choice choice) {
    return units.list(edition.id(), choice).stream().map(UnitView::of).toList();
  }

  /** The units that a retry of gaps would take up. */
  public List<UnitRow> gaps(EditionName name, UnitChoice choice) {
    return mending.missing(named.find(name), choice);
  }

  static PassView pass(PassRow pass) {
    return new PassView(
        pass.number(),
        pass.kind().name(),
        pass.state().name(),
        pass.exitStatus(),
        pass.actor(),
        pass.reason(),
        pass.engine(),
        pass.startedAt(),
        pass.finishedAt());
  }
}
