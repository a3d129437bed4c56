package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import dev.diptych.operations.WorkOrder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code correct}: puts a person's translation in the place of a machine's. */
@Command(
    name = "correct",
    description = "Puts your translation of a segment in its place; it outranks machines for good.",
    mixinStandardHelpOptions = true)
final class CorrectCommand implements Verb {

  @Mixin private EditionOption name = new EditionOption();

  @Parameters(
      index = "1",
      paramLabel = "ARTICLE/SEGMENT",
      description = "Article (slug, id, position or path) and segment, such as 017-port/s2.5.")
  private String what = "";

  @Option(
      names = "--target",
      paramLabel = "LANG",
      description = "Target language; the job's first without it.")
  private @Nullable String target;

  @Option(
      names = "--text",
      required = true,
      paramLabel = "TEXT",
      description = "The right translation of the segment.")
  private String text = "";

  @Mixin private Change change = new Change();
  @Mixin private Patience patience = new Patience();

  private final Contexts contexts;
  private final Answers answers;

  CorrectCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws Exception {
    Within segment = Within.parse(what, "segment, such as 017-port/s2.5");
    WorkOrder order =
        new WorkOrder.Correct(name.named(), segment.article(), segment.part(), target, text);
    if (change.dryRun()) {
      return new DryRun(contexts, answers).of(order, change.json());
    }
    return new RunVerb(contexts, answers)
        .carryOut(order, change, change.actorWithReason(), patience);
  }
}
