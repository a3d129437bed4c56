package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import dev.diptych.operations.MemoryExchange;
import dev.diptych.store.MemoryTransfer.Wish;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tm export}: writes the translation memory as TMX. */
@Command(
    name = "export",
    description = {
      "Writes what is remembered as TMX 1.4, for OmegaT and other tools.",
      "The memory is one for all jobs; what was rejected is left out."
    },
    mixinStandardHelpOptions = true)
final class TmExport implements Verb {

  @Parameters(index = "0", paramLabel = "FILE.tmx", description = "The file to write; a new one.")
  private Path file = Path.of("");

  @Option(
      names = "--source",
      paramLabel = "LANG",
      description = "Only texts in this language; all without it.")
  private @Nullable String source;

  @Option(
      names = "--target",
      paramLabel = "LANG",
      description = "Only translations into this language; all without it.")
  private @Nullable String target;

  @Option(names = "--human", description = "Only what people translated or corrected.")
  private boolean human;

  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;

  TmExport(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws IOException {
    Path written = file.toAbsolutePath().normalize();
    answers.told(
        change.dryRun()
            ? "Would write %s; nothing was changed".formatted(written)
            : contexts
                .operations(MemoryExchange.class)
                .export(written, new Wish(source, target, human), change.actor()),
        change.json());
    return ExitCode.COMPLETE;
  }
}
