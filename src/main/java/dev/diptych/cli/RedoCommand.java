package dev.diptych.cli;

import dev.diptych.job.Allowance;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.WorkOrder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code redo}: translates a section that is wrong anew. */
@Command(
    name = "redo",
    description =
        "Translates a section that is wrong anew; what is remembered of it is rejected first.",
    mixinStandardHelpOptions = true)
final class RedoCommand implements Verb {

  @Mixin private EditionOption name = new EditionOption();

  @Parameters(
      index = "1",
      paramLabel = "ARTICLE/SECTION",
      description = "Article (slug, id, position or path) and section, such as 017-port/s2.")
  private String what = "";

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "Ask this engine instead of the job's.")
  private @Nullable String engine;

  @Mixin private Change change = new Change();
  @Mixin private Patience patience = new Patience();
  @Mixin private AllowanceOptions more = new AllowanceOptions();

  private final Contexts contexts;
  private final Answers answers;

  RedoCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws Exception {
    Allowance allowance = more.allowance();
    Within section = Within.parse(what, "section, such as 017-port/s2");
    WorkOrder order =
        new WorkOrder.Redo(name.named(), section.article(), section.part(), engine, allowance);
    if (change.dryRun()) {
      return new DryRun(contexts, answers).of(order, change.json());
    }
    return new RunVerb(contexts, answers)
        .carryOut(order, change, change.actorWithReason(), patience);
  }
}
