package dev.diptych.operations;

import dev.diptych.operations.EditionView.PassView;
import dev.diptych.operations.NightChanges.Changes;
import dev.diptych.store.EditionRow;
import dev.diptych.store.EditionSummaries;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.EditionSummary.Work;
import dev.diptych.store.Editions;
import dev.diptych.store.EngineUse;
import dev.diptych.store.EngineUse.Use;
import dev.diptych.store.Ledger;
import dev.diptych.store.PassRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * How far a run is, by the counts of the tables: the same whichever process makes it. Changes
 * nothing; safe for use by several threads.
 *
 * <p>All methods throw {@link dev.diptych.job.UsageException} if there is no such edition.
 */
@Service
public class RunDetails {

  private final NamedEditions named;
  private final Editions editions;
  private final EditionSummaries summaries;
  private final EngineUse engineUse;
  private final Ledger ledger;
  private final Lookout lookout;
  private final NightChanges changes;
  private final EnginesToday engines;
  private final Clock clock;

  RunDetails(
      NamedEditions named,
      Editions editions,
      EditionSummaries summaries,
      EngineUse engineUse,
      Ledger ledger,
      Lookout lookout,
      NightChanges changes,
      EnginesToday engines,
      Clock clock) {
    this.named = named;
    this.editions = editions;
    this.summaries = summaries;
    this.engineUse = engineUse;
    this.ledger = ledger;
    this.lookout = lookout;
    this.changes = changes;
    this.engines = engines;
    this.clock = clock;
  }

  /**
   * How far the last pass of an edition is.
   *
   * @param view the edition
   * @param pass number of the pass, from 1
   * @param kind what the pass is for
   * @param running whether a run is at work on it
   * @param stopping whether that was asked to stop and has not ended
   * @param steps in their order
   * @param eta when the run will have ended, {@code null} if nothing runs or nobody can know
   */
  public record Standing(
      EditionView view,
      int pass,
      String kind,
      boolean running,
      boolean stopping,
      List<Step> steps,
      @Nullable Eta eta) {

    /** Copies the list, so that the standing cannot change. */
    public Standing {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A step of a run.
   *
   * @param name {@code intake}, {@code translate} or {@code publish}
   * @param state where it stands
   * @param done items that are settled: files, work units, digests
   * @param total all that are known now; of later steps more become known while files are read
   */
  public record Step(String name, StepState state, int done, int total) {}

  /** Where a step stands. */
  public enum StepState {
    /** The steps before are not done. */
    WAITING,
    /** It has items to do, and a run is at work. */
    RUNNING,
    /** It has items to do, and no run is at work. */
    HALTED,
    /** Nothing is left of it. */
    DONE
  }

  /**
   * When something will be done, as a range.
   *
   * @param what {@code run}, or {@code translate} where nothing is known of how long what follows
   *     takes
   * @param earliest if it goes as fast as it did at best
   * @param latest if it goes as slowly as it did at worst
   */
  public record Eta(String what, Instant earliest, Instant latest) {}

  /**
   * Everything about a run but its items.
   *
   * @param standing how far it is
   * @param asOf reference instant of the edition
   * @param settings the frozen settings as JSON
   * @param version of Diptych that made the edition
   * @param passes first to last
   * @param engines what was asked, by engine
   * @param budget what the night may still ask; empty without a budget
   * @param changes what is different since the last good night
   */
  public record Detail(
      Standing standing,
      Instant asOf,
      String settings,
      String version,
      List<PassView> passes,
      List<Use> engines,
      List<EnginesToday.Limit> budget,
      Changes changes) {

    /** Copies the lists, so that the detail cannot change. */
    public Detail {
      passes = List.copyOf(passes);
      engines = List.copyOf(engines);
      budget = List.copyOf(budget);
    }
  }

  /** How far the last pass of an edition is; cheap enough to be asked again and again. */
  public Standing standing(EditionName name) {
    return standing(named.find(name));
  }

  /** Everything about a run but its items. */
  public Detail of(EditionName name) {
    EditionRow edition = named.find(name);
    return new Detail(
        standing(edition),
        edition.asOf(),
        edition.settings(),
        edition.version(),
        editions.passes(edition.id()).stream().map(EditionViews::pass).toList(),
        engineUse.ofEdition(edition.id()),
        engines.left(edition),
        changes.since(edition));
  }

  private Standing standing(EditionRow edition) {
    EditionSummary summary = summaries.of(edition.id());
    EditionView view = lookout.view(summary);
    PassRow pass = summary.pass();
    boolean running = view.running();
    return new Standing(
        view,
        pass.number(),
        pass.kind().name(),
        running,
        running && pass.stopRequested(),
        steps(summary, running),
        running ? eta(edition, summary) : null);
  }

  private static List<Step> steps(EditionSummary edition, boolean running) {
    Work work = edition.work();
    boolean over = !edition.pass().state().unfinished();
    boolean read = over || (begun(edition) && work.filesDone() == work.files());
    boolean translated = over || (read && work.unitsDone() == work.units());
    // Its last files are written after the last digest.
    boolean published = over;
    StepState now = running ? StepState.RUNNING : StepState.HALTED;
    return List.of(
        new Step("intake", read ? StepState.DONE : now, work.filesDone(), work.files()),
        new Step(
            "translate",
            translated ? StepState.DONE : read ? now : StepState.WAITING,
            work.unitsDone(),
            work.units()),
        new Step(
            "publish",
            published ? StepState.DONE : translated ? now : StepState.WAITING,
            work.digestsDone(),
            work.digests()));
  }

  private static boolean begun(EditionSummary edition) {
    return edition.pass().startedAt() != null;
  }

  private @Nullable Eta eta(EditionRow edition, EditionSummary summary) {
    Instant started = summary.pass().startedAt();
    if (started == null) {
      return null;
    }
    return new Forecast(clock.instant(), started, summary.pass().epoch() == 1, summary.work())
        .eta(
            ledger.settled(edition.id(), started, Forecast.WINDOW),
            () -> ledger.nights(edition.job(), edition.id(), Forecast.NIGHTS));
  }
}
