package dev.diptych.cli;

import dev.diptych.operations.DigestExchange;
import dev.diptych.operations.DigestExchange.Which;
import dev.diptych.operations.DigestExchange.Written;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tm xliff}: writes published digests as XLIFF. */
@Command(
    name = "xliff",
    description = {
      "Writes the published digests of a finished edition as XLIFF 2.1, one file each.",
      "Edited in a translator's tool they come back: diptych tm import FILE.xlf --reason \"…\"."
    },
    customSynopsis = {
      "diptych tm xliff [--article=ARTICLE] [--target=LANG] [--json] [--dry-run] JOB [EDITION]"
          + " FOLDER"
    },
    mixinStandardHelpOptions = true)
final class TmXliff implements Verb {

  @Parameters(
      index = "0",
      paramLabel = "JOB",
      completionCandidates = JobNames.class,
      description = "Name of the job file.")
  private String job = "";

  @Parameters(
      index = "1..2",
      arity = "1..2",
      paramLabel = "[EDITION] FOLDER",
      description =
          "Label such as 2026-11-24, the newest without it; and the folder to write to, which may"
              + " be new.")
  private List<String> editionAndFolder = List.of();

  @Option(
      names = "--article",
      paramLabel = "ARTICLE",
      description = "Only this article: slug, id, position or path.")
  private @Nullable String article;

  @Option(names = "--target", paramLabel = "LANG", description = "Only this target language.")
  private @Nullable String target;

  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;

  TmXliff(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws IOException {
    boolean hasEdition = editionAndFolder.size() > 1;
    EditionName edition = new EditionName(job, hasEdition ? editionAndFolder.get(0) : null);
    Path folder =
        Path.of(editionAndFolder.get(editionAndFolder.size() - 1)).toAbsolutePath().normalize();
    if (change.dryRun()) {
      answers.told("Would write to %s; nothing was changed".formatted(folder), change.json());
      return ExitCode.COMPLETE;
    }
    Written written =
        contexts
            .operations(DigestExchange.class)
            .write(edition, new Which(article, target), folder, change.actor());
    List<String> files = written.files().stream().map(Path::toString).toList();
    if (change.json()) {
      answers.json(Map.of("files", files, "leftOut", written.leftOut()));
    } else {
      files.forEach(file -> answers.line(Printable.of(file)));
    }
    if (written.leftOut() > 0) {
      answers.note(
          "%d digests have nothing to translate and were left out".formatted(written.leftOut()));
    }
    answers.note("When they are edited: diptych tm import FILE.xlf --reason …");
    return ExitCode.COMPLETE;
  }
}
