package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.ExitCode;
import picocli.CommandLine.Command;

/** {@code tm}: the translation memory and digests as files of other tools. */
@Command(
    name = "tm",
    description = "Passes translations on as files for other tools, and takes them back.",
    synopsisSubcommandLabel = "(export | import | term | xliff)",
    subcommands = {TmExport.class, TmImport.class, TmTerm.class, TmXliff.class},
    mixinStandardHelpOptions = true)
final class TmCommand implements Verb {

  TmCommand() {}

  @Override
  public ExitCode run() {
    throw new UsageException(
        "Say what to do: diptych tm export FILE.tmx, diptych tm import FILE --reason …, diptych tm"
            + " term JOB SOURCE TARGET --reason …, or diptych tm xliff JOB FOLDER");
  }
}
