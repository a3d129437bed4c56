package dev.diptych.operations;

import dev.diptych.digest.Budget;
import dev.diptych.job.Allowance;
import dev.diptych.job.JobFile;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason.BudgetUsedUp;
import dev.diptych.job.Reason.Edition;
import dev.diptych.job.RefusedException;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.EngineUse;
import dev.diptych.store.EngineUse.Use;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How fast an edition works and how much it may ask: changed in its frozen settings, so that also
 * an unattended continuation after a crash keeps to what the operator allowed.
 */
@Component
final class Allowances {

  /** A section has rather fewer. */
  private static final long CHARACTERS = 1_000;

  private final Editions editions;
  private final EngineUse engineUse;

  Allowances(Editions editions, EngineUse engineUse) {
    this.editions = editions;
    this.engineUse = engineUse;
  }

  /**
   * Changes an edition's settings. Belongs into the transaction of the audit entry.
   *
   * @return the edition with what is allowed now
   */
  EditionRow grant(EditionRow edition, Allowance allowance) {
    JobFile job = JobFile.thaw(edition.settings());
    if (allowance.changes(job).isEmpty()) {
      return edition;
    }
    editions.changeSettings(edition.id(), allowance.on(job).frozen());
    return editions.byId(edition.id());
  }

  /** What an allowance changes of an edition, as {@code setting before → after}. */
  String changes(EditionRow edition, Allowance allowance) {
    return allowance.changes(JobFile.thaw(edition.settings()));
  }

  /**
   * Refuses a pass that could not ask anything: it would defer what it was ordered to mend.
   *
   * @param allowance that comes with the order
   * @param verb the order
   * @param units how many units the pass would take up
   * @throws RefusedException if the night's budget is used up
   */
  void requireBudget(EditionRow edition, Allowance allowance, String verb, int units) {
    Budget.Limits budget = allowance.on(JobFile.thaw(edition.settings())).budget();
    Budget.Amount used = Use.together(engineUse.ofNight(edition.job(), edition.label()));
    require(edition, verb, "calls", budget.calls(), used.calls(), units);
    require(
        edition, verb, "characters", budget.characters(), used.characters(), units * CHARACTERS);
    Long cost = budget.costInMicros();
    require(edition, verb, BudgetUsedUp.COST, cost, used.costInMicros(), cost == null ? 0 : cost);
  }

  /**
   * What is enough is told with the refusal; of money nobody can know, so it is once more as much.
   */
  private static void require(
      EditionRow edition, String verb, String what, @Nullable Long limit, long used, long more) {
    if (limit != null && used >= limit) {
      BudgetUsedUp reason =
          new BudgetUsedUp(
              new Edition(edition.job(), EngineUse.night(edition.label())), what, used, limit);
      throw new RefusedException(
          reason,
          Next.of(When.SAME_WITH_MORE, verb).with("budget-" + what, reason.amount(used + more)));
    }
  }
}
