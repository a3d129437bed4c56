package dev.diptych.cli;

import dev.diptych.operations.EditionView;
import dev.diptych.operations.EditionViews;
import dev.diptych.operations.EditionViews.Standing;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: what needs a person. */
@Command(
    name = "status",
    description = {
      "Says what runs and what needs a person, with the next command to type.",
      "Exit code 0 if nothing needs anyone, 3 otherwise."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Verb {

  @Option(names = "--json", description = "One JSON object a line and edition.")
  private boolean json;

  private final Contexts contexts;
  private final Answers answers;

  StatusCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    Standing standing = contexts.operations(EditionViews.class).standing();
    List<EditionView> running = standing.running();
    List<EditionView> attention = standing.attention();
    if (json) {
      running.forEach(answers::json);
      attention.forEach(answers::json);
      return ExitCode.ofMissing(!attention.isEmpty());
    }
    running.forEach(view -> answers.line("Running: " + EditionLines.line(view)));
    for (EditionView view : attention) {
      answers.line("Needs you: " + EditionLines.line(view));
      answers.line("  next: " + EditionLines.next(view));
    }
    if (running.isEmpty() && attention.isEmpty()) {
      answers.line("Nothing runs, and nothing needs you.");
    }
    return ExitCode.ofMissing(!attention.isEmpty());
  }
}
