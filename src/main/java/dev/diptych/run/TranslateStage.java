package dev.diptych.run;

import dev.diptych.digest.Budget;
import dev.diptych.digest.Detail;
import dev.diptych.digest.EngineChain;
import dev.diptych.digest.PreparedArticle;
import dev.diptych.digest.UnitResult;
import dev.diptych.digest.UnitState;
import dev.diptych.digest.UnitTranslator;
import dev.diptych.digest.WorkUnit;
import dev.diptych.job.JobFile;
import dev.diptych.store.AnswerLogs;
import dev.diptych.store.Articles;
import dev.diptych.store.Editions;
import dev.diptych.store.EngineUse;
import dev.diptych.store.EngineUse.Use;
import dev.diptych.store.JdbcMemory;
import dev.diptych.store.Suspects;
import dev.diptych.store.Suspects.History;
import dev.diptych.store.Transactions;
import dev.diptych.store.UnitKey;
import dev.diptych.store.Units;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * From pending work units to their results. One item is one work unit. What no engine could do is a
 * gap or deferred with its reason and never a failure of the run.
 */
@Component
final class TranslateStage {

  /** What is lost of a bundle is done again in milliseconds: its results are committed together. */
  private static final int REPEATABLE_BUNDLE = 16;

  private final AnswerLogs answerLogs;
  private final Articles articles;
  private final Editions editions;
  private final EngineUse engineUse;
  private final JdbcMemory memory;
  private final Suspects suspects;
  private final Transactions transactions;
  private final Units units;
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
      Clock clock) {
    this.answerLogs = answerLogs;
    this.articles = articles;
    this.editions = editions;
    this.engineUse = engineUse;
    this.memory = memory;
    this.suspects = suspects;
    this.transactions = transactions;
    this.units = units;
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
    Work work = new Work(run);
    long edition = run.edition().id();
    long pass = run.pass().id();
    int bundle = run.repeatable() ? REPEATABLE_BUNDLE : 1;
    int lanes =
        run.local()
            ? Math.max(1, Math.min(run.job().lanes(), Runtime.getRuntime().availableProcessors()))
            : run.job().lanes();
    return new Lanes.Plan<>(
        "translate",
        lanes,
        bundle,
        keys -> transactions.run(() -> units.begin(edition, pass, run.epoch(), keys)),
        work::suspected,
        work::pending,
        work::translate,
        outcomes -> transactions.run(() -> outcomes.forEach(work::finish)),
        () -> units.counts(edition).getOrDefault(UnitState.PENDING, 0),
        () -> {
          if (work.deadlineReached) {
            editions.closedByDeadline(edition);
          }
        });
  }

  /** What all lanes of one run share. */
  private final class Work {

    private final RunContext run;
    private final EngineChain chain;
    private final UnitTranslator translator;
    private final RecentArticles articles;
    private final @Nullable Instant deadline;
    private volatile boolean deadlineReached;
    private volatile Map<UnitKey, History> suspected = Map.of();

    Work(RunContext run) {
      this.run = run;
      this.chain = new EngineChain(run.engines(), run.job().onUnavailable(), clock);
      this.translator =
          new UnitTranslator(
              chain, memory, answerLogs.of(run.pass()), run.glossary(), budget(run), run.signal());
      this.articles = new RecentArticles(run.edition().id(), run.job().detail());
      this.deadline = run.deadline();
    }

    private Budget budget(RunContext run) {
      List<Use> used = engineUse.ofNight(run.edition().job(), run.edition().label());
      JobFile.Limits limits = run.job().budget();
      return new Budget(
          limits.calls(),
          limits.characters(),
          used.stream().mapToLong(Use::calls).sum(),
          used.stream().mapToLong(Use::characters).sum());
    }

    List<UnitKey> pending() {
      suspected = suspects.units(run.edition().job());
      long edition = run.edition().id();
      return run.mayBeCut() ? units.pendingByWorth(edition) : units.pending(edition);
    }

    boolean suspected(UnitKey key) {
      return suspected.containsKey(key);
    }

    void finish(Outcome done) {
      units.finish(run.edition().id(), run.pass().id(), run.epoch(), done.key(), done.result());
      if (done.givenUp()) {
        suspects.giveUp(run.edition().job(), done.key());
      } else if (suspected(done.key())) {
        suspects.clear(run.edition().job(), done.key());
      }
    }

    /** The unit's result; {@code null} if the run ends and the unit stays pending. */
    @Nullable Outcome translate(UnitKey key) {
      History past = suspected.get(key);
      if (past != null && past.givenUp()) {
        return new Outcome(
            key,
            UnitResult.missing(
                articles.unit(key),
                UnitState.GAP,
                "the process died %d times while this unit was worked on alone"
                    .formatted(past.deaths())),
            true);
      }
      if (deadline != null && !clock.instant().isBefore(deadline)) {
        deadlineReached = true;
        chain.halt("publishBy %s was reached".formatted(run.job().publishBy()));
      }
      try {
        return new Outcome(key, translator.translate(articles.unit(key)), false);
      } catch (InterruptedException e) {
        if (run.signal().goesOn()) {
          // The flag is not set again: this thread will write to the database once more.
          throw new IllegalStateException("A lane was interrupted although its run goes on", e);
        }
        return null;
      }
    }
  }

  /** The articles whose units are in hand: units of one article are handed out in a row. */
  private final class RecentArticles {

    private static final int KEPT = 128;

    private final long edition;
    private final Detail detail;
    private final Map<String, PreparedArticle> recent =
        new LinkedHashMap<>(KEPT, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, PreparedArticle> eldest) {
            return size() > KEPT;
          }
        };

    RecentArticles(long edition, Detail detail) {
      this.edition = edition;
      this.detail = detail;
    }

    WorkUnit unit(UnitKey key) {
      PreparedArticle prepared;
      synchronized (recent) {
        prepared =
            recent.computeIfAbsent(key.articleId(), article -> articles.load(edition, article));
      }
      return prepared.unit(key.unit(), key.target(), detail);
    }
  }
}
