package dev.diptych.job;

import dev.diptych.digest.Budget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may still be changed of an edition that was ordered: how fast it works and how much it may
 * ask. Neither changes a byte of what is published from the same answers.
 *
 * @param lanes work units in hand at the same time, {@code null} to leave it
 * @param calls of all passes of the edition together, {@code null} to leave it
 * @param characters of all passes of the edition together, {@code null} to leave it
 * @param costInMicros of all passes of the edition together, {@code null} to leave it
 */
public record Allowance(
    @Nullable Integer lanes,
    @Nullable Long calls,
    @Nullable Long characters,
    @Nullable Long costInMicros) {

  /** Everything as it was ordered. */
  public static final Allowance UNCHANGED = new Allowance(null, null, null, null);

  /**
   * Reads arguments by the rules of the job file.
   *
   * @throws JobFileException naming all that are wrong, each with an example of what would be right
   */
  public static Allowance parse(
      @Nullable String lanes,
      @Nullable String calls,
      @Nullable String characters,
      @Nullable String cost) {
    Faults faults = new Faults("command line");
    Allowance allowance =
        new Allowance(
            argument(faults, "--lanes", lanes, "8", JobFileReader.LANES),
            argument(faults, "--budget-calls", calls, "5000", Meanings::count),
            argument(faults, "--budget-characters", characters, "2000000", Meanings::count),
            argument(faults, "--budget-cost", cost, "2.50", Meanings::money));
    faults.throwIfAny();
    return allowance;
  }

  private static <T> @Nullable T argument(
      Faults faults, String option, @Nullable String text, String right, Fields.Meaning<T> as) {
    if (text == null) {
      return null;
    }
    try {
      return as.of(text);
    } catch (IllegalArgumentException e) {
      faults.addArgument(
          "%s: \"%s\" %s".formatted(option, text, e.getMessage()), option + " " + right);
      return null;
    }
  }

  /** The settings with these in their place. */
  public JobFile on(JobFile job) {
    Budget.Limits budget = job.budget();
    return job.with(
        lanes == null ? job.lanes() : lanes,
        new Budget.Limits(
            calls == null ? budget.calls() : calls,
            characters == null ? budget.characters() : characters,
            costInMicros == null ? budget.costInMicros() : costInMicros));
  }

  /** What that changes, as {@code setting before → after}; empty if nothing. */
  public String changes(JobFile job) {
    List<String> changes = new ArrayList<>();
    JobFile after = on(job);
    note(changes, "lanes", job.lanes(), after.lanes());
    note(changes, "budget.calls", job.budget().calls(), after.budget().calls());
    note(changes, "budget.characters", job.budget().characters(), after.budget().characters());
    note(changes, "budget.cost", money(job), money(after));
    return String.join(", ", changes);
  }

  private static @Nullable String money(JobFile job) {
    Long micros = job.budget().costInMicros();
    return micros == null ? null : Budget.money(micros);
  }

  private static void note(
      List<String> changes, String name, @Nullable Object before, @Nullable Object after) {
    if (after != null && !after.equals(before)) {
      changes.add("%s %s → %s".formatted(name, before == null ? "unlimited" : before, after));
    }
  }
}
