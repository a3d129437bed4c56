package dev.diptych.cli;

import dev.diptych.job.Installation;
import dev.diptych.operations.EditionView;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.FileCheck;
import dev.diptych.operations.Lookout;
import dev.diptych.operations.Lookout.Flawed;
import dev.diptych.operations.Lookout.Standing;
import dev.diptych.operations.RefusalWords;
import java.util.List;
import java.util.stream.Collectors;
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
    Lookout lookout = contexts.lookout();
    Standing standing = lookout.standing();
    Installation.ofProcess().notRead().map(Printable::of).ifPresent(answers::note);
    List<EditionView> running = standing.running();
    List<EditionView> attention = standing.attention();
    if (json) {
      running.forEach(answers::json);
      attention.forEach(answers::json);
      standing.flawed().forEach(answers::json);
      return ExitCode.ofMissing(standing.needsSomebody());
    }
    running.forEach(view -> answers.line("Running: " + EditionLines.line(view)));
    for (EditionView view : attention) {
      answers.line("Needs you: " + EditionLines.line(view));
      answers.line("  next: " + RefusalWords.commands(view.next()));
    }
    standing.flawed().forEach(this::flawed);
    if (running.isEmpty() && !standing.needsSomebody()) {
      answers.line("Nothing runs, and nothing needs you.");
    }
    answers.line(backup(lookout));
    return ExitCode.ofMissing(standing.needsSomebody());
  }

  private void flawed(Flawed edition) {
    FileCheck files = edition.files();
    answers.line(
        "Needs you: %s/%s  %d of %d published files are not what was written: %s%s"
            .formatted(
                edition.job(),
                edition.edition(),
                files.flaws().size(),
                files.files(),
                files.flaws().stream()
                    .limit(3)
                    .map(flaw -> flaw.file() + " " + flaw.what())
                    .collect(Collectors.joining(", ")),
                files.flaws().size() > 3 ? ", …" : ""));
    String name = edition.job() + " " + edition.edition();
    answers.line("  next: diptych show %s --verify, then diptych publish %s".formatted(name, name));
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
