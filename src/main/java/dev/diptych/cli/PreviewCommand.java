package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import dev.diptych.workbench.Preview;
import dev.diptych.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code preview}: what files would become, without a job. */
@Command(
    name = "preview",
    description = "Shows what files become: title, language, sections and segments.",
    mixinStandardHelpOptions = true)
final class PreviewCommand implements Verb {

  @Option(names = "--json", description = "One JSON object a line and article, in the order given.")
  private boolean json;

  @Option(
      names = "--all",
      description = "Also shows what each file holds beside its articles, and where.")
  private boolean all;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to read.")
  private List<Path> files = List.of();

  private final Contexts contexts;
  private final Answers answers;

  PreviewCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    Workbench workbench = contexts.workbench();
    boolean skipped = false;
    for (Path file : files) {
      for (Preview preview : all ? workbench.previewAll(file) : workbench.preview(file)) {
        skipped |= preview.skipped();
        if (json) {
          answers.json(preview);
        } else {
          print(preview);
        }
      }
    }
    return ExitCode.ofMissing(skipped);
  }

  private void print(Preview preview) {
    if (preview.skipped()) {
      answers.line("%s: skipped: %s%n".formatted(preview.path(), preview.reason()));
      left(preview);
      return;
    }
    answers.line("%s (%s)".formatted(preview.path(), preview.language()));
    preview.notes().forEach(note -> answers.line("  note: " + note));
    if (preview.title() != null) {
      answers.line("  title: " + preview.title());
    }
    fact("published", preview.published());
    fact("outlet", preview.outlet());
    fact("author", preview.author());
    fact("address", preview.address());
    letters(preview.letters());
    for (Preview.Part section : preview.sections()) {
      if (!section.heading().isEmpty()) {
        answers.line("  " + "#".repeat(section.level()) + " " + section.heading());
      }
      section.segments().forEach(segment -> answers.line("    " + segment));
    }
    left(preview);
    answers.line("");
  }

  private void left(Preview preview) {
    List<Preview.Left> left = preview.left();
    if (left != null) {
      left.forEach(one -> answers.line("  left out, %s: %s".formatted(one.where(), one.text())));
    }
  }

  private void letters(Preview.@Nullable Count letters) {
    if (all && letters != null) {
      answers.line(
          "  letters: %,d seen, %,d kept%s"
              .formatted(
                  letters.seen(),
                  letters.kept(),
                  letters.left().entrySet().stream()
                      .map(left -> ", %,d left as %s".formatted(left.getValue(), left.getKey()))
                      .collect(Collectors.joining())));
    }
  }

  private void fact(String name, @Nullable String value) {
    if (value != null) {
      answers.line("  %s: %s".formatted(name, value));
    }
  }
}
