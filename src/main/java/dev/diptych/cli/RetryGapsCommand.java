package dev.diptych.cli;

import dev.diptych.job.Allowance;
import dev.diptych.operations.CauseGroup;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.UnitChoice;
import dev.diptych.operations.WorkOrder;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retry-gaps}: tries again what is missing, as a new pass. */
@Command(
    name = "retry-gaps",
    description = "Tries again exactly what is missing in a finished edition, as a new pass.",
    mixinStandardHelpOptions = true)
final class RetryGapsCommand implements Verb {

  @Mixin private EditionArgument name = new EditionArgument();
  @Mixin private Change change = new Change();
  @Mixin private Patience patience = new Patience();
  @Mixin private AllowanceOptions more = new AllowanceOptions();

  @Option(names = "--article", paramLabel = "ARTICLE", description = "Only this article.")
  private @Nullable String article;

  @Option(names = "--section", paramLabel = "ID", description = "Only sections of this id.")
  private @Nullable String section;

  @Option(names = "--target", paramLabel = "LANG", description = "Only this target language.")
  private @Nullable String target;

  @Option(
      names = "--cause",
      paramLabel = "CODE",
      completionCandidates = Causes.class,
      description = "Only what has this cause, such as ENGINE_OUT; show names them.")
  private @Nullable String cause;

  @Option(
      names = "--blamed",
      paramLabel = "ENGINE",
      description = "Only what this engine is the cause of.")
  private @Nullable String blamed;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "Ask this engine instead of the job's.")
  private @Nullable String engine;

  @Option(
      names = "--fallback",
      description =
          "Instead: what a later engine made because an earlier one was out. It is asked again.")
  private boolean fallback;

  /** For the completion of a shell. */
  static final class Causes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return CauseGroup.codes().iterator();
    }
  }

  private final Contexts contexts;
  private final Answers answers;

  RetryGapsCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws Exception {
    Allowance allowance = more.allowance();
    UnitChoice choice = new UnitChoice(article, section, target, fallback, cause, blamed);
    WorkOrder order = new WorkOrder.RetryGaps(name.named(), choice, engine, allowance);
    if (change.dryRun()) {
      return new DryRun(contexts, answers).of(order, change.json());
    }
    return new RunVerb(contexts, answers).carryOut(order, change, change.actor(), patience);
  }
}
