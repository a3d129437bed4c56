package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.MendingOrders;
import dev.diptych.operations.WorkOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tm term}: a term's right translation travels through everything that is out. */
@Command(
    name = "term",
    description = {
      "Has a term's right translation travel through all finished editions of a job.",
      "What contains it is asked for again and published as the next revision. Without SOURCE and",
      "TARGET, what has changed in the job's glossary since each edition was made."
    },
    mixinStandardHelpOptions = true)
final class TmTerm implements Verb {

  @Parameters(
      index = "0",
      paramLabel = "JOB",
      completionCandidates = JobNames.class,
      description = "Name of the job file.")
  private String job = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SOURCE",
      description = "The term as articles have it.")
  private @Nullable String source;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "TARGET",
      description = "Its right translation.")
  private @Nullable String target;

  @Mixin private Change change = new Change();
  @Mixin private Patience patience = new Patience();

  private final Contexts contexts;
  private final Answers answers;

  TmTerm(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws Exception {
    if (source != null && (source.isBlank() || target == null || target.isBlank())) {
      throw new UsageException(
          "Name the term and its translation: diptych tm term %s SOURCE TARGET --reason …"
              .formatted(job));
    }
    WorkOrder.Term order = new WorkOrder.Term(job, strip(source), strip(target));
    if (change.dryRun()) {
      List<String> lines = contexts.operations(MendingOrders.class).terms(order);
      lines.forEach(answers::note);
      answers.told("Nothing was changed", change.json());
      return ExitCode.COMPLETE;
    }
    return new RunVerb(contexts, answers)
        .carryOut(order, change, change.actorWithReason(), patience);
  }

  private static @Nullable String strip(@Nullable String text) {
    return text == null ? null : text.strip();
  }
}
