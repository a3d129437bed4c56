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

  private static final int DEATHS_ALLOWED = 1;

  private final AnswerLogs answerLogs;
  private final Articles articles;
  private final Editions editions;
  private final EngineUse engineUse;
  private final JdbcMemory memory;
  private final Transactions transactions;
  private final Units units;
  private final Clock clock;

  TranslateStage(
      AnswerLogs answerLogs,
      Articles articles,
      Editions editions,
      EngineUse engineUse,
      JdbcMemory memory,
      Transactions transactions,
      Units units,
      Clock clock) {
    this.answerLogs = answerLogs;
    this.articles = articles;
    this.editions = editions;
    this.engineUse = engineUse;
    this.memory = memory;
    this.transactions = transactions;
    this.units = units;
    this.clock = clock;
  }

  /** A unit with what became of it. */
  record Outcome(UnitKey key, UnitResult result) {}

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
        key -> key.deaths() > 0,
        () -> run.mayBeCut() ? units.pendingByWorth(edition) : units.pending(edition),
        work::translate,
        outcomes ->
            transactions.run(
                () ->
                    outcomes.forEach(
                        done ->
                            units.finish(edition, pass, run.epoch(), done.key(), done.result()))),
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

    /** The unit's result; {@code null} if the run ends and the unit stays pending. */
    @Nullable Outcome translate(UnitKey key) {
      if (key.deaths() > DEATHS_ALLOWED) {
        return new Outcome(
            key,
            UnitResult.missing(
                articles.unit(key),
                UnitState.GAP,
                "the process died both times while this unit was in hand"));
      }
      if (deadline != null && !clock.instant().isBefore(deadline)) {
        deadlineReached = true;
        chain.halt("publishBy %s was reached".formatted(run.job().publishBy()));
      }
      try {
        return new Outcome(key, translator.translate(articles.unit(key)));
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
