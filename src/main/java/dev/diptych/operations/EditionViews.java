package dev.diptych.operations;

import dev.diptych.operations.EditionView.Full;
import dev.diptych.operations.EditionView.PassView;
import dev.diptych.operations.EditionView.UnitCounts;
import dev.diptych.run.EditionStage;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** How many editions of a job are looked at in turn, and how many files of one are read. */
  private static final int LOOKED_BACK = 60;

  private static final int READ_OF_NEWEST = 24;
  private static final int READ_OF_OLDER = 6;

  private final NamedEditions named;
  private final Jobs jobs;
  private final EditionSummaries summaries;
  private final Editions editions;
  private final Manifest manifest;
  private final Units units;
  private final EngineUse engineUse;
  private final Mending mending;
  private final MendingOrders mendingOrders;
  private final Permits permits;
  private final Reports reports;
  private final PublishedCheck check;
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
      MendingOrders mendingOrders,
      Permits permits,
      Reports reports,
      PublishedCheck check,
      Clock clock) {
    this.named = named;
    this.jobs = jobs;
    this.summaries = summaries;
    this.editions = editions;
    this.manifest = manifest;
    this.units = units;
    this.engineUse = engineUse;
    this.mending = mending;
    this.mendingOrders = mendingOrders;
    this.permits = permits;
    this.reports = reports;
    this.check = check;
    this.clock = clock;
  }

  /**
   * What runs and what needs a person.
   *
   * @param running editions that are being made at this moment
   * @param attention editions that failed, died, stopped, or miss something
   * @param flawed editions of which published files are not what was written, as far as was looked:
   *     at the newest of each job and one of its older ones, and there at some of the files
   */
  public record Standing(
      List<EditionView> running, List<EditionView> attention, List<Flawed> flawed) {

    /** Copies the lists, so that the view cannot change. */
    public Standing {
      running = List.copyOf(running);
      attention = List.copyOf(attention);
      flawed = List.copyOf(flawed);
    }

    /** Whether anything needs a person. */
    public boolean needsSomebody() {
      return !attention.isEmpty() || !flawed.isEmpty();
    }
  }

  /** An edition whose published files are not what was written. */
  public record Flawed(String job, String edition, FileCheck files) {}

  /** Where everything stands, newest editions first. */
  public Standing standing() {
    List<String> names = jobs.names();
    List<EditionView> unsettled =
        summaries.unsettled(EditionStage.WITH_GAPS, clock.instant().minus(OLD_NEWS)).stream()
            .map(this::of)
            .toList();
    return new Standing(
        unsettled.stream().filter(EditionViews::lives).toList(),
        unsettled.stream().filter(view -> !lives(view) && names.contains(view.job())).toList(),
        names.stream().flatMap(job -> flawed(job).stream()).toList());
  }

  private List<Flawed> flawed(String job) {
    List<EditionRow> recent = editions.recent(job, LOOKED_BACK);
    if (recent.isEmpty()) {
      return List.of();
    }
    // Another of the older ones every day, and others of the files.
    long day = clock.instant().getEpochSecond() / Duration.ofDays(1).toSeconds();
    List<Flawed> flawed = new ArrayList<>();
    flawed(recent.get(0), READ_OF_NEWEST, day).ifPresent(flawed::add);
    if (recent.size() > 1) {
      int older = 1 + (int) Math.floorMod(day, (long) recent.size() - 1);
      flawed(recent.get(older), READ_OF_OLDER, day).ifPresent(flawed::add);
    }
    return flawed;
  }

  private Optional<Flawed> flawed(EditionRow edition, int reading, long day) {
    FileCheck files = check.sample(edition, reading, day);
    return files.flaws().isEmpty()
        ? Optional.empty()
        : Optional.of(new Flawed(edition.job(), edition.label(), files));
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
        of(summaries.of(edition.id())),
        editions.passes(edition.id()).stream().map(EditionViews::pass).toList(),
        manifest.items(edition.id()),
        units.list(edition.id(), Choice.ALL_MISSING),
        engineUse.ofEdition(edition.id()),
        reports.index(edition),
        files);
  }

  /** The units that a retry of gaps would take up. */
  public List<UnitRow> gaps(EditionName name, UnitChoice choice) {
    return mending.missing(named.find(name), choice);
  }

  /**
   * What a withdrawal of an article would take out of which editions, and what it would not reach.
   *
   * @param article slug, id, position or path
   */
  public List<String> withdrawal(EditionName name, String article) {
    return mendingOrders.withdrawal(name, article);
  }

  private EditionView of(EditionSummary edition) {
    PassRow pass = edition.pass();
    Diagnosis diagnosis = permits.diagnosis(edition);
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
        edition.digests(),
        permits.next(edition, diagnosis));
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
