package dev.diptych.operations;

import dev.diptych.operations.EditionView.Full;
import dev.diptych.operations.EditionView.PassView;
import dev.diptych.operations.EditionView.UnitCounts;
import dev.diptych.run.EditionStage;
import dev.diptych.run.Recovery;
import dev.diptych.run.Recovery.Diagnosis;
import dev.diptych.store.EditionRow;
import dev.diptych.store.EditionSummaries;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.Editions;
import dev.diptych.store.EngineUse;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.Manifest;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.State;
import dev.diptych.store.UnitRow;
import dev.diptych.store.Units;
import dev.diptych.store.Units.Choice;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reads editions for people: never through Spring Batch's own object graph. Changes nothing.
 *
 * <p>Methods that name an edition throw {@link dev.diptych.job.UsageException} if there is none.
 */
@Service
public class EditionViews {

  /** Gaps of an edition that is out need nobody any more when its news is this old. */
  private static final Duration OLD_NEWS = Duration.ofDays(3);

  private final NamedEditions named;
  private final Jobs jobs;
  private final EditionSummaries summaries;
  private final Editions editions;
  private final Manifest manifest;
  private final Units units;
  private final EngineUse engineUse;
  private final Mending mending;
  private final Recovery recovery;
  private final Clock clock;

  EditionViews(
      NamedEditions named,
      Jobs jobs,
      EditionSummaries summaries,
      Editions editions,
      Manifest manifest,
      Units units,
      EngineUse engineUse,
      Mending mending,
      Recovery recovery,
      Clock clock) {
    this.named = named;
    this.jobs = jobs;
    this.summaries = summaries;
    this.editions = editions;
    this.manifest = manifest;
    this.units = units;
    this.engineUse = engineUse;
    this.mending = mending;
    this.recovery = recovery;
    this.clock = clock;
  }

  /**
   * What runs and what needs a person.
   *
   * @param running editions that are being made at this moment
   * @param attention editions that failed, died, stopped, or miss something
   */
  public record Standing(List<EditionView> running, List<EditionView> attention) {

    /** Copies the lists, so that the view cannot change. */
    public Standing {
      running = List.copyOf(running);
      attention = List.copyOf(attention);
    }
  }

  /** Where everything stands, newest editions first. */
  public Standing standing() {
    List<String> names = jobs.names();
    List<EditionView> unsettled =
        summaries.unsettled(EditionStage.WITH_GAPS, clock.instant().minus(OLD_NEWS)).stream()
            .map(this::of)
            .toList();
    return new Standing(
        unsettled.stream().filter(EditionViews::lives).toList(),
        unsettled.stream().filter(view -> !lives(view) && names.contains(view.job())).toList());
  }

  private static boolean lives(EditionView view) {
    return view.state().equals(State.RUNNING.name()) && !view.dead();
  }

  /**
   * Editions, newest first.
   *
   * @param job {@code null} for all jobs
   * @param limit at most so many, at least 1
   * @throws dev.diptych.job.UsageException if there is no such job
   */
  public List<EditionView> runs(@Nullable String job, int limit) {
    List<EditionView> views = summaries.recent(job, limit).stream().map(this::of).toList();
    if (job != null) {
      jobs.requireKnown(job, !views.isEmpty());
    }
    return views;
  }

  /** One edition in full. */
  public Full show(EditionName name) {
    EditionRow edition = named.find(name);
    return new Full(
        of(summaries.of(edition.id())),
        editions.passes(edition.id()).stream().map(EditionViews::pass).toList(),
        manifest.items(edition.id()),
        units.list(edition.id(), Choice.ALL_MISSING),
        engineUse.ofEdition(edition.id()),
        Reports.index(edition));
  }

  /** The units that a retry of gaps would take up. */
  public List<UnitRow> gaps(EditionName name, UnitChoice choice) {
    return mending.missing(named.find(name), choice);
  }

  private EditionView of(EditionSummary edition) {
    PassRow pass = edition.pass();
    Diagnosis diagnosis = pass.state() == State.RUNNING ? recovery.diagnose(edition.beat()) : null;
    Map<Fate, Integer> fates = edition.fates();
    return new EditionView(
        edition.job(),
        edition.label(),
        edition.asOf(),
        pass.state().name(),
        pass.exitStatus(),
        pass.failure(),
        diagnosis == null ? null : diagnosis.evidence(),
        diagnosis != null && diagnosis.dead(),
        pass.number(),
        pass.startedAt(),
        pass.finishedAt(),
        fates.getOrDefault(Fate.READ, 0),
        fates.getOrDefault(Fate.SKIPPED, 0),
        fates.getOrDefault(Fate.FILTERED, 0),
        fates.getOrDefault(Fate.PENDING, 0),
        UnitCounts.of(edition.units()),
        edition.digests());
  }

  private static PassView pass(PassRow pass) {
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
