package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.DigestExchange;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.MemoryExchange;
import dev.diptych.operations.MemoryExchange.Way;
import dev.diptych.operations.MemoryImport;
import dev.diptych.operations.WorkOrder;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tm import}: takes translations of people in, as a memory or as edited digests. */
@Command(
    name = "import",
    description = {
      "Takes translations of people in.",
      "A TMX file goes into the memory: from the next edition on its targets stand before those of",
      "all engines. An XLIFF file that tm xliff wrote and a person edited corrects its edition at",
      "once."
    },
    mixinStandardHelpOptions = true)
final class TmImport implements Verb {

  @Parameters(index = "0", paramLabel = "FILE", description = "A TMX or XLIFF file.")
  private Path file = Path.of("");

  @Option(
      names = "--trust",
      description = "TMX: also take what the file says a machine made, as if a person had.")
  private boolean trust;

  @Option(
      names = "--replace",
      description =
          "TMX: put the file's targets in the place of people's here, whatever the dates.")
  private boolean replace;

  @Mixin private Change change = new Change();
  @Mixin private Patience patience = new Patience();

  private final Contexts contexts;
  private final Answers answers;

  TmImport(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws Exception {
    Path read = file.toAbsolutePath().normalize();
    if (!change.dryRun()) {
      change.actorWithReason();
    }
    MemoryExchange memories = contexts.operations(MemoryExchange.class);
    if (memories.isMemory(read)) {
      show(memories.take(read, new Way(trust, replace, change.dryRun()), change.actor()));
      return ExitCode.COMPLETE;
    }
    if (trust || replace) {
      throw new UsageException(
          "--trust and --replace are for TMX; of a digest all that differs is taken: diptych tm import %s --reason …"
              .formatted(file));
    }
    if (change.dryRun()) {
      String words = contexts.operations(DigestExchange.class).preview(read);
      answers.told("Nothing was changed. " + words, change.json());
      return ExitCode.COMPLETE;
    }
    return new RunVerb(contexts, answers)
        .carryOut(new WorkOrder.TakeBack(read), change, change.actorWithReason(), patience);
  }

  private void show(MemoryImport report) {
    report.notes().forEach(note -> answers.note(Printable.of(note)));
    if (change.json()) {
      answers.json(report);
      return;
    }
    answers.line(
        "%s %d targets of people from %s, which holds %d units%s"
            .formatted(
                report.dryRun() ? "Would take" : "Took",
                report.added() + report.replaced(),
                Printable.of(report.file()),
                report.units(),
                report.dryRun()
                    ? "; nothing was changed"
                    : report.parts() > 1 ? ", in %d parts".formatted(report.parts()) : ""));
    row("new", report.added());
    row("replaced", report.replaced());
    row("unchanged", report.unchanged());
    row("kept", report.kept());
    row("machine", report.machine());
    row("languages", report.otherLanguages());
    row("empty", report.empty());
    row("too long", report.tooLong());
    if (!report.dryRun() && report.added() + report.replaced() > 0) {
      answers.line("Editions that are out stay as they are; the next ones use them.");
    }
  }

  private void row(String name, int count) {
    answers.line("  %-9s %d".formatted(name, count));
  }
}
