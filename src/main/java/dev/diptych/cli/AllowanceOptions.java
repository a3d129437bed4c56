package dev.diptych.cli;

import dev.diptych.job.Allowance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of verbs that may change how fast an edition works and how much it may ask. */
final class AllowanceOptions {

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "From now on so many sections in hand at the same time.")
  private @Nullable String lanes;

  @Option(
      names = "--budget-calls",
      paramLabel = "N",
      description = "From now on so many calls for all editions of the night together.")
  private @Nullable String calls;

  @Option(
      names = "--budget-characters",
      paramLabel = "N",
      description = "From now on so many characters for all editions of the night together.")
  private @Nullable String characters;

  @Option(
      names = "--budget-cost",
      paramLabel = "AMOUNT",
      description = "From now on so much money for all editions of the night together.")
  private @Nullable String cost;

  /**
   * What is allowed.
   *
   * @throws dev.diptych.job.JobFileException if an argument is wrong
   */
  Allowance allowance() {
    return Allowance.parse(lanes, calls, characters, cost);
  }
}
