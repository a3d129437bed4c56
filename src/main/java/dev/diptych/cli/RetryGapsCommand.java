package dev.diptych.cli;

import dev.diptych.run.RunOperations;
import dev.diptych.run.jobfile.Allowance;
import dev.diptych.store.UnitRow;
import java.util.List;
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

  @Mixin private EditionName name = new EditionName();
  @Mixin private Change change = new Change();
  @Mixin private AllowanceOptions more = new AllowanceOptions();

  @Option(names = "--article", paramLabel = "ARTICLE", description = "Only this article.")
  private @Nullable String article;

  @Option(names = "--section", paramLabel = "ID", description = "Only sections of this id.")
  private @Nullable String section;

  @Option(names = "--target", paramLabel = "LANG", description = "Only this target language.")
  private @Nullable String target;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "Ask this engine instead of the job's.")
  private @Nullable String engine;

  private final Contexts contexts;
  private final Answers answers;

  RetryGapsCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws Exception {
    Allowance allowance = more.allowance();
    if (change.dryRun()) {
      List<UnitRow> gaps =
          contexts
              .operations(RunOperations.class)
              .gaps(name.job(), name.edition(), article, section, target);
      answers.told(
          "Would try %d sections again; nothing was changed".formatted(gaps.size()), change.json());
      return ExitCode.COMPLETE;
    }
    return new RunVerb(contexts, answers)
        .carryOut(
            (operations, watcher) ->
                operations.retryGaps(
                    name.job(),
                    name.edition(),
                    article,
                    section,
                    target,
                    engine,
                    allowance,
                    change.actor(),
                    watcher),
            change.json());
  }
}
