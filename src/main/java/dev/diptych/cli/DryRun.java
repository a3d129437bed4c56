package dev.diptych.cli;

import dev.diptych.operations.Act;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.Preview;
import dev.diptych.operations.Previews;
import dev.diptych.operations.WorkOrder;
import java.io.IOException;
import java.util.List;

/** What {@code --dry-run} answers: the preview that pages and the JSON API show. */
final class DryRun {

  private final Contexts contexts;
  private final Answers answers;

  DryRun(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  /** What an order would do. */
  ExitCode of(WorkOrder order, boolean json) throws IOException {
    return show(contexts.operations(Previews.class).of(order), json);
  }

  /** What stopping, recovering or abandoning a run would do. */
  ExitCode of(Act act, EditionName name, boolean json) {
    return show(contexts.operations(Previews.class).of(act, name), json);
  }

  private ExitCode show(Preview preview, boolean json) {
    if (json) {
      answers.json(preview);
      return ExitCode.COMPLETE;
    }
    List<String> lines = preview.lines();
    answers.line(Printable.of(lines.get(0)) + "; nothing was changed");
    lines.stream().skip(1).forEach(line -> answers.line("  " + Printable.of(line)));
    return ExitCode.COMPLETE;
  }
}
