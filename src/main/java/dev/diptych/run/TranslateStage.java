package dev.diptych.run;

import dev.diptych.digest.Budget;
import dev.diptych.digest.Cause;
import dev.diptych.digest.Cause.Code;
import dev.diptych.digest.EngineChain;
import dev.diptych.digest.PreparedArticle;
import dev.diptych.digest.Scope;
import dev.diptych.digest.SummaryWriter;
import dev.diptych.digest.UnitResult;
import dev.diptych.digest.UnitState;
import dev.diptych.digest.UnitTranslator;
import dev.diptych.digest.WorkUnit;
import dev.diptych.store.AnswerLogs;
import dev.diptych.store.Articles;
import dev.diptych.store.Editions;
import dev.diptych.store.EngineUse;
import dev.diptych.store.EngineUse.Use;
import dev.diptych.store.JdbcMemory;
import dev.diptych.store.PassRow.Kind;
import dev.diptych.store.Suspects;
import dev.diptych.store.Suspects.History;
import dev.diptych.store.Transactions;
import dev.diptych.store.UnitKey;
import dev.diptych.store.Units;
import dev.diptych.store.Units.Prior;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * From pending work units to their results. One item is one work unit. What no engine could do is a
 * gap or deferred with its reason and never a failure of the run.
 */
@Component
final class TranslateStage {

  /** What is lost of a bundle is done again in milliseconds: its results are committed together. */
  private static final int REPEATABLE_BUNDLE = 64;

  private final AnswerLogs answerLogs;
  private final Articles articles;
  private final Editions editions;
  private final EngineUse engineUse;
  private final JdbcMemory memory;
  private final Suspects suspects;
  private final Transactions transactions;
  private final Units units;
  private final Circuits circuits;
  private final Vitals vitals;
  private final Clock clock;

  TranslateStage(
      AnswerLogs answerLogs,
      Articles articles,
      Editions editions,
      EngineUse engineUse,
      JdbcMemory memory,
      Suspects suspects,
      Transactions transactions,
      Units units,
      Circuits circuits,
      Vitals vitals,
      Clock clock) {
    this.answerLogs = answerLogs;
    this.articles = articles;
    this.editions = editions;
    this.engineUse = engineUse;
    this.memory = memory;
    this.suspects = suspects;
    this.transactions = transactions;
    this.units = units;
    this.circuits = circuits;
    this.vitals = vitals;
    this.clock = clock;
  }

  /**
   * A unit with what became of it.
   *
   * @param givenUp whether it was not tried any more, because processes died of it
   */
  record Outcome(UnitKey key, UnitResult result, boolean givenUp) {}

  /** The plan of this step for a run. */
  Lanes.Plan<UnitKey, Outcome> plan(RunContext run) {
    return new Work(run);
  }

  /** What all lanes of one run share. */
  private final class Work implements Lanes.Plan<UnitKey, Outcome> {

    private final RunContext run;
    private final EngineChain chain;
    private final UnitTranslator translator;
    private final @Nullable SummaryWriter writer;
    private final RecentUnits recent;
    private final @Nullable Instant deadline;
    private volatile boolean deadlineReached;
    private volatile Map<UnitKey, History> suspected = Map.of();

    Work(RunContext run) {
      this.run = run;
      this.chain = new EngineChain(run.engines(), run.job().onUnavailable(), clock);
      circuits.watch(run.pass().id(), chain);
      this.translator =
          new UnitTranslator(
              chain,
              memory,
              answerLogs.of(run.pass(), run.epoch(), vitals::willGoOn),
              run.glossary(),
              run.job().secondOpinion(),
              budget(run),
              run.signal());
      this.writer = run.writer() == null ? null : new SummaryWriter(run.writer(), translator);
      this.recent = new RecentUnits(run.edition().id(), run.job().scope());
      this.deadline = run.deadline();
    }

    private Budget budget(RunContext run) {
      List<Use> used = engineUse.ofNight(run.edition().job(), run.edition().label());
      return new Budget(run.job().budget(), Use.together(used));
    }

    @Override
    public String name() {
      return "translate";
    }

    @Override
    public int lanes() {
      return run.local() ? Lanes.forProcessor(run.job().lanes()) : run.job().lanes();
    }

    @Override
    public int bundle() {
      return run.repeatable() ? REPEATABLE_BUNDLE : 1;
    }

    @Override
    public void prepare() {
      suspected = suspects.units(run.edition().job());
    }

    @Override
    public List<UnitKey> suspects() {
      return units.pendingOf(run.edition().id(), suspected.keySet());
    }

    @Override
    public List<UnitKey> page(@Nullable UnitKey last, int most) {
      long edition = run.edition().id();
      return run.mayBeCut()
          ? units.nextByWorth(edition, last, most)
          : units.next(edition, last, most);
    }

    @Override
    public boolean suspects(UnitKey key) {
      return suspected.containsKey(key);
    }

    @Override
    public void begin(List<UnitKey> keys) {
      transactions.run(() -> units.begin(run.edition().id(), run.pass().id(), run.epoch(), keys));
      recent.load(keys);
      translator.foresee(keys.stream().map(recent::unit).toList());
    }

    /** The unit's result; {@code null} if the run ends and the unit stays pending. */
    @Override
    public @Nullable Outcome work(UnitKey key) {
      History past = suspected.get(key);
      if (past != null && past.givenUp()) {
        return new Outcome(
            key,
            UnitResult.missing(
                recent.unit(key), UnitState.GAP, Cause.of(Code.DEATHS, past.deaths())),
            true);
      }
      if (deadline != null && !clock.instant().isBefore(deadline)) {
        deadlineReached = true;
        chain.halt(Cause.of(Code.DEADLINE, String.valueOf(run.job().publishBy())));
      }
      try {
        return new Outcome(key, result(recent.unit(key)), false);
      } catch (InterruptedException e) {
        if (run.signal().goesOn()) {
          // The flag is not set again: this thread will write to the database once more.
          throw new IllegalStateException("A lane was interrupted although its run goes on", e);
        }
        return null;
      }
    }

    private UnitResult result(WorkUnit unit) throws InterruptedException {
      return unit.isSummary() && writer != null ? writer.write(unit) : translator.translate(unit);
    }

    @Override
    public void settle(List<? extends Outcome> outcomes) {
      transactions.run(
          () -> {
            units.finish(
                run.edition().id(),
                run.pass().id(),
                run.epoch(),
                outcomes.stream()
                    .map(done -> new Units.Settled(done.key(), done.result()))
                    .toList(),
                prior());
            outcomes.forEach(this::acquit);
          });
    }

    /** A retry that brings less than there was takes nothing away; what is redone was wrong. */
    private Prior prior() {
      if (run.pass().number() == 1) {
        return Prior.NONE;
      }
      return run.pass().kind() == Kind.RETRY_GAPS ? Prior.COMPLETE_STANDS : Prior.REPLACED;
    }

    private void acquit(Outcome done) {
      if (done.givenUp()) {
        suspects.giveUp(run.edition().job(), done.key());
      } else if (suspects(done.key())) {
        suspects.clear(run.edition().job(), done.key());
      }
    }

    @Override
    public int left() {
      return units.counts(run.edition().id()).getOrDefault(UnitState.PENDING, 0);
    }

    @Override
    public void after() {
      if (deadlineReached) {
        editions.closedByDeadline(run.edition().id());
      }
    }
  }

  /**
   * The units of the articles that are in hand: units of one article are handed out in a row, so
   * that its list of units is made once.
   */
  private final class RecentUnits {

    private static final int KEPT = 256;

    private final long edition;
    private final Scope scope;
    private final Map<String, Map<UnitKey, WorkUnit>> recent =
        new LinkedHashMap<>(KEPT, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Map<UnitKey, WorkUnit>> eldest) {
            return size() > KEPT;
          }
        };

    RecentUnits(long edition, Scope scope) {
      this.edition = edition;
      this.scope = scope;
    }

    /** Loads the articles of these units, as far as they are not at hand, at once. */
    void load(List<UnitKey> keys) {
      Set<String> wanted = new LinkedHashSet<>();
      synchronized (recent) {
        for (UnitKey key : keys) {
          if (!hasUnit(key)) {
            wanted.add(key.articleId());
          }
        }
      }
      Map<String, PreparedArticle> loaded = articles.load(edition, wanted);
      synchronized (recent) {
        for (UnitKey key : keys) {
          PreparedArticle article = loaded.get(key.articleId());
          if (article != null && !hasUnit(key)) {
            Map<UnitKey, WorkUnit> all =
                recent.computeIfAbsent(key.articleId(), id -> new HashMap<>());
            article
                .units(key.target(), scope)
                .forEach(
                    unit -> all.put(new UnitKey(key.articleId(), unit.unit(), key.target()), unit));
          }
        }
      }
    }

    private boolean hasUnit(UnitKey key) {
      Map<UnitKey, WorkUnit> of = recent.get(key.articleId());
      return of != null && of.containsKey(key);
    }

    /**
     * One unit.
     *
     * @throws IllegalStateException if its article has no such unit
     */
    WorkUnit unit(UnitKey key) {
      WorkUnit unit = find(key);
      if (unit == null) {
        load(List.of(key)); // Pushed out meanwhile by other lanes' articles.
        unit = find(key);
      }
      if (unit == null) {
        throw new IllegalStateException("There is no text for " + key);
      }
      return unit;
    }

    private @Nullable WorkUnit find(UnitKey key) {
      synchronized (recent) {
        Map<UnitKey, WorkUnit> of = recent.get(key.articleId());
        return of == null ? null : of.get(key);
      }
    }
  }
}
