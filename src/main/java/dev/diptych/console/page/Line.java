package dev.diptych.console.page;

import dev.diptych.operations.EditionView;
import dev.diptych.operations.RunsList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An edition as lists of a page show it.
 *
 * @param view the edition
 * @param mark how it stands
 * @param cost of all its calls, {@code null} if that was not looked for or it cost nothing
 */
record Line(EditionView view, Mark mark, @Nullable String cost) {

  static Line of(EditionView view) {
    return new Line(view, Mark.of(view, false), null);
  }

  static Line of(RunsList.Line line) {
    return new Line(
        line.view(),
        Mark.of(line.view(), line.stopping()),
        line.costInMicros() == 0 ? null : line.cost());
  }

  /** What to do if it needs a person. */
  public List<Step> steps() {
    return Step.of(view.next());
  }

  /** Units with a target for every segment. */
  public int done() {
    return view.units().translated() + view.units().warned();
  }

  /** Units that miss something. */
  public int missing() {
    return view.units().gaps() + view.units().deferred();
  }
}
