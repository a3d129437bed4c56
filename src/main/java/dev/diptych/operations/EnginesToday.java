package dev.diptych.operations;

import dev.diptych.digest.Budget;
import dev.diptych.digest.EngineChain.Circuit;
import dev.diptych.digest.EngineChain.Rest;
import dev.diptych.engine.Engines;
import dev.diptych.job.Allowance;
import dev.diptych.job.JobFile;
import dev.diptych.run.Circuits;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.EngineUse;
import dev.diptych.store.EngineUse.LastCall;
import dev.diptych.store.EngineUse.Use;
import dev.diptych.store.NightFigures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What engines were asked today, and what jobs may still ask. Asks no engine and changes nothing;
 * safe for use by several threads.
 */
@Service
public class EnginesToday {

  private static final Duration WEEK = Duration.ofDays(7);

  private final Engines engines;
  private final EngineUse engineUse;
  private final Editions editions;
  private final Circuits circuits;
  private final NightFigures figures;
  private final Clock clock;

  EnginesToday(
      Engines engines,
      EngineUse engineUse,
      Editions editions,
      Circuits circuits,
      NightFigures figures,
      Clock clock) {
    this.engines = engines;
    this.engineUse = engineUse;
    this.editions = editions;
    this.circuits = circuits;
    this.figures = figures;
    this.clock = clock;
  }

  /**
   * One look.
   *
   * @param since when today began
   * @param engines all that are configured or were asked today, by name
   * @param budgets of the newest night of each job that has a budget, by job
   */
  public record Today(Instant since, List<Engine> engines, List<JobBudget> budgets) {

    /** Copies the lists, so that the look cannot change. */
    public Today {
      engines = List.copyOf(engines);
      budgets = List.copyOf(budgets);
    }
  }

  /**
   * An engine.
   *
   * @param name its name
   * @param configured whether it can be asked now
   * @param calls today that count against a budget, of all jobs
   * @param failures today
   * @param characters sent today
   * @param costInMicros of today, in millionths of the currency of its prices
   * @param cost the same as people write it
   * @param last its last call within a week, {@code null} if there was none
   * @param resting the runs of the process that serves which leave it alone at this moment
   */
  public record Engine(
      String name,
      boolean configured,
      long calls,
      long failures,
      long characters,
      long costInMicros,
      String cost,
      @Nullable LastCall last,
      List<Resting> resting) {

    /** Copies the list, so that the engine cannot change. */
    public Engine {
      resting = List.copyOf(resting);
    }
  }

  /**
   * That a run does not ask an engine as it would, for it failed again and again. Nobody lifts
   * that: one lane asks when the time has come, and with an answer all do.
   *
   * @param job of the run
   * @param edition of the run
   * @param out whether it is passed over; otherwise lanes wait for it
   * @param since when that began
   * @param until when it is asked again, past if that is being done; {@code null} if not in this
   *     run
   * @param why what it answered last
   */
  public record Resting(
      String job,
      String edition,
      boolean out,
      Instant since,
      @Nullable Instant until,
      String why) {}

  /**
   * The budget of a job's newest night.
   *
   * @param job its name
   * @param night the date of the night
   * @param limits one for each limit that is set
   */
  public record JobBudget(String job, String night, List<Limit> limits) {

    /** Copies the list, so that the budget cannot change. */
    public JobBudget {
      limits = List.copyOf(limits);
    }
  }

  /**
   * One limit of a budget; money in millionths.
   *
   * @param what {@code calls}, {@code characters} or {@code cost}
   * @param limit how much may be asked
   * @param used how much was
   * @param left how much may still be, never less than 0
   */
  public record Limit(String what, long limit, long used, long left) {

    private static void add(List<Limit> limits, String what, @Nullable Long limit, long used) {
      if (limit != null) {
        limits.add(new Limit(what, limit, used, Math.max(0, limit - used)));
      }
    }
  }

  /**
   * Looks: a constant number of statements.
   *
   * @param zone where today is
   */
  public Today look(ZoneId zone) {
    Instant now = clock.instant();
    Instant since = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    Map<String, Use> uses =
        engineUse.since(since).stream().collect(Collectors.toMap(Use::engine, Function.identity()));
    Map<String, LastCall> last =
        engineUse.lastCalls(now.minus(WEEK)).stream()
            .collect(Collectors.toMap(LastCall::engine, Function.identity()));
    Set<String> configured = new TreeSet<>(engines.translationNames());
    configured.addAll(engines.writers().keySet());
    Set<String> names = new TreeSet<>(configured);
    names.addAll(uses.keySet());
    Map<String, List<Resting>> resting = resting();
    names.addAll(resting.keySet());
    return new Today(
        since,
        names.stream()
            .map(
                name ->
                    engine(
                        name,
                        configured.contains(name),
                        uses.getOrDefault(name, new Use(name, 0, 0, 0, 0)),
                        last.get(name),
                        resting.getOrDefault(name, List.of())))
            .toList(),
        budgets());
  }

  private List<JobBudget> budgets() {
    List<EditionRow> limited =
        editions.newestOfJobs().stream()
            .filter(edition -> !limits(edition, Allowance.UNCHANGED).equals(Budget.Limits.NONE))
            .toList();
    Map<String, Use> used = engineUse.ofNights(limited);
    return limited.stream()
        .map(
            edition ->
                new JobBudget(
                    edition.job(),
                    EngineUse.night(edition.label()),
                    left(
                        limits(edition, Allowance.UNCHANGED),
                        Use.together(
                            List.of(used.getOrDefault(edition.job(), new Use("", 0, 0, 0, 0)))))))
        .toList();
  }

  private static Budget.Limits limits(EditionRow edition, Allowance allowance) {
    return allowance.on(JobFile.thaw(edition.settings())).budget();
  }

  private Map<String, List<Resting>> resting() {
    Map<Long, Map<String, Rest>> known = circuits.resting();
    if (known.isEmpty()) {
      return Map.of(); // The usual case, which asks nothing of the tables.
    }
    known.keySet().retainAll(figures.running());
    Map<String, List<Resting>> resting = new TreeMap<>();
    known.forEach(
        (pass, engines) -> {
          EditionRow edition = editions.byId(editions.passById(pass).editionId());
          engines.forEach(
              (engine, rest) ->
                  resting
                      .computeIfAbsent(engine, name -> new ArrayList<>())
                      .add(of(edition, rest)));
        });
    return resting;
  }

  private static Resting of(EditionRow edition, Rest rest) {
    return new Resting(
        edition.job(),
        edition.label(),
        rest.circuit() == Circuit.OUT,
        rest.since(),
        rest.until(),
        rest.why());
  }

  private static Engine engine(
      String name, boolean configured, Use use, @Nullable LastCall last, List<Resting> resting) {
    return new Engine(
        name,
        configured,
        use.calls(),
        use.failures(),
        use.characters(),
        use.costInMicros(),
        use.cost(),
        last,
        resting);
  }

  /** What the night of an edition may still ask; empty if its job has no budget. */
  List<Limit> left(EditionRow edition) {
    return left(edition, Allowance.UNCHANGED);
  }

  /** The same with what is allowed besides. */
  List<Limit> left(EditionRow edition, Allowance allowance) {
    Budget.Limits budget = limits(edition, allowance);
    return budget.equals(Budget.Limits.NONE)
        ? List.of()
        : left(budget, Use.together(engineUse.ofNight(edition.job(), edition.label())));
  }

  private static List<Limit> left(Budget.Limits budget, Budget.Amount used) {
    List<Limit> limits = new ArrayList<>();
    Limit.add(limits, "calls", budget.calls(), used.calls());
    Limit.add(limits, "characters", budget.characters(), used.characters());
    Limit.add(limits, "cost", budget.costInMicros(), used.costInMicros());
    return limits;
  }
}
