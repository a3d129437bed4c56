package dev.diptych.operations;

import dev.diptych.digest.Cause.Code;
import dev.diptych.job.Next;
import dev.diptych.job.UsageException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Units that have a cause in common and can be retried together.
 *
 * @param cause its code, such as {@code ENGINE_OUT}
 * @param blamed the engine that it is about; of what a later engine made, the earlier one; {@code
 *     null} if it is about none
 * @param why in words, as one of the units has it; hostile, for engines are quoted
 * @param others how many units have it in other words
 * @param gaps units that miss something
 * @param deferred units that were not tried
 * @param fallbacks complete units that a later engine made instead
 * @param madeBy the engines that did, sorted; empty where nothing was made
 * @param choice exactly these units, for an order or a list
 * @param next the verb that tries them again
 */
public record CauseGroup(
    String cause,
    @Nullable String blamed,
    String why,
    int others,
    int gaps,
    int deferred,
    int fallbacks,
    List<String> madeBy,
    UnitChoice choice,
    Next next) {

  /** Copies the list, so that the group cannot change. */
  public CauseGroup {
    madeBy = List.copyOf(madeBy);
  }

  /** All of its units. */
  public int units() {
    return gaps + deferred + fallbacks;
  }

  /** All codes, as they are typed. */
  public static List<String> codes() {
    return Arrays.stream(Code.values()).map(Code::name).toList();
  }

  /**
   * The cause of this code, whatever its case and with hyphens for underscores.
   *
   * @throws UsageException if there is none
   */
  static @Nullable Code code(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    String wanted = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(Code.values())
        .filter(code -> code.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no cause %s. Causes: %s"
                        .formatted(name, codes().stream().collect(Collectors.joining(", ")))));
  }
}
