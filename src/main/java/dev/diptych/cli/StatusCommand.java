package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import dev.diptych.operations.Lookout;
import dev.diptych.operations.Lookout.Standing;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: what needs a person. */
@Command(
    name = "status",
    description = {
      "Says what runs and what needs a person, with the next command to type.",
      "20 lines at most, the worst first. What was acknowledged is listed and needs nobody.",
      "Exit code 0 if nothing needs anyone, 3 otherwise."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Verb {

  /** A screen of the smallest terminal, with the prompt. */
  private static final int MOST_LINES = 20;

  @Option(names = "--json", description = "All of it: one JSON object a line.")
  private boolean json;

  private final Contexts contexts;
  private final Answers answers;

  StatusCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    Lookout lookout = contexts.lookout();
    Standing standing = lookout.standing();
    for (String note : standing.notes()) {
      answers.note(Printable.of(note));
    }
    if (json) {
      standing.running().forEach(answers::json);
      standing.attention().forEach(answers::json);
      standing.flawed().forEach(answers::json);
      standing.matters().forEach(answers::json);
      standing.acknowledged().forEach(answers::json);
      if (standing.server() != null) {
        answers.json(standing.server());
      }
    } else {
      StatusLines.of(standing, List.of(backup(lookout)), MOST_LINES - standing.notes().size())
          .forEach(answers::line);
    }
    return ExitCode.ofMissing(standing.needsSomebody());
  }

  private static String backup(Lookout lookout) {
    return lookout
        .lastBackup()
        .map(last -> "Last backup: %s %s".formatted(last.at(), last.file()))
        .orElse(
            lookout.backsUpByItself()
                ? "Last backup: none yet; every night makes one."
                : "Last backup: none was seen. To make or note one: diptych db backup FILE");
  }
}
