package dev.diptych.cli;

import dev.diptych.operations.EditionName;
import dev.diptych.operations.EditionViews;
import dev.diptych.operations.WorkOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code withdraw}: takes an article out of its edition. */
@Command(
    name = "withdraw",
    description = {
      "Takes an article out of its edition, and what is nearly the same text out of all editions",
      "of the job; the next ones leave it out too. --dry-run lists what that is."
    },
    mixinStandardHelpOptions = true)
final class WithdrawCommand implements Verb {

  @Parameters(index = "0", paramLabel = "JOB", description = "Name of the job file.")
  private String job = "";

  @Parameters(
      index = "1",
      paramLabel = "ARTICLE",
      description = "Article: slug, id, position or path.")
  private String what = "";

  @Option(
      names = "--edition",
      paramLabel = "LABEL",
      description = "Label of the edition; the newest without it.")
  private @Nullable String edition;

  @Option(
      names = "--also-from-memory",
      description = "Also reject its machine translations in the memory.")
  private boolean alsoFromMemory;

  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;

  WithdrawCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws Exception {
    if (change.dryRun()) {
      List<String> found =
          contexts.operations(EditionViews.class).withdrawal(new EditionName(job, edition), what);
      answers.told(
          "Would withdraw, and nothing was changed:\n  %s"
              .formatted(String.join("\n  ", found.stream().map(Printable::of).toList())),
          change.json());
      return ExitCode.COMPLETE;
    }
    return new RunVerb(contexts, answers)
        .carryOut(
            new WorkOrder.Withdraw(new EditionName(job, edition), what, alsoFromMemory),
            change.actorWithReason(),
            change.json());
  }
}
