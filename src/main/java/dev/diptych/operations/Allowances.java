package dev.diptych.operations;

import dev.diptych.job.Allowance;
import dev.diptych.job.JobFile;
import dev.diptych.job.JobFile.Limits;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason.BudgetUsedUp;
import dev.diptych.job.Reason.Edition;
import dev.diptych.job.RefusedException;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.EngineUse;
import dev.diptych.store.EngineUse.Use;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How fast an edition works and how much it may ask: changed in its frozen settings, so that also
 * an unattended continuation after a crash keeps to what the operator allowed.
 */
@Component
final class Allowances {

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
    Limits budget = allowance.on(JobFile.thaw(edition.settings())).budget();
    List<Use> used = engineUse.ofNight(edition.job(), edition.label());
    require(edition, verb, units, "calls", budget.calls(), sum(used, Use::calls));
    long characters = sum(used, Use::characters);
    require(edition, verb, units * 1000, "characters", budget.characters(), characters);
  }

  private static long sum(List<Use> used, ToLongFunction<Use> of) {
    return used.stream().mapToLong(of).sum();
  }

  private static void require(
      EditionRow edition, String verb, int more, String what, @Nullable Long limit, long used) {
    if (limit != null && used >= limit) {
      throw new RefusedException(
          new BudgetUsedUp(
              new Edition(edition.job(), EngineUse.night(edition.label())), what, used, limit),
          Next.of(When.SAME_WITH_MORE, verb).with("budget-" + what, Long.toString(used + more)));
    }
  }
}
