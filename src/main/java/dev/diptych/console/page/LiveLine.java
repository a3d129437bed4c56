package dev.diptych.console.page;

import dev.diptych.operations.RunDetails.Standing;
import dev.diptych.operations.RunDetails.Step;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run as pages show it while it is at work.
 *
 * @param standing how far it is
 * @param inHand units that it ends before it stops
 */
record LiveLine(Standing standing, int inHand) {

  /** How it stands, in a word. */
  public Mark mark() {
    return Mark.of(standing.view(), standing.stopping());
  }

  /** The step it is in, {@code null} if none or nothing is known of it yet. */
  public @Nullable Step now() {
    return standing.steps().stream()
        .filter(step -> css(step).equals("running") && step.total() > 0)
        .findFirst()
        .orElse(null);
  }

  /** As style sheets and the bundle call the state of a step. */
  public String css(Step step) {
    return step.state().name().toLowerCase(Locale.ROOT);
  }
}
