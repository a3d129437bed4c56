package dev.diptych.cli;

import dev.diptych.operations.EditionViews;
import dev.diptych.operations.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code show}: one edition in full. */
@Command(
    name = "show",
    description = "Shows one edition: passes, what is missing and why, skipped files.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Verb {

  @Mixin private EditionArgument name = new EditionArgument();

  @Option(names = "--items", description = "Also list every file with its fate.")
  private boolean items;

  @Option(
      names = "--verify",
      description = "Also compare its published files with what was written.")
  private boolean verify;

  @Option(names = "--json", description = "Answer with one JSON object.")
  private boolean json;

  private final Contexts contexts;
  private final Answers answers;

  ShowCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    ShowEdition shown = new ShowEdition(contexts, answers);
    ExitCode code = verify ? shown.verify(name, json) : shown.show(name, json, null);
    if (items && !json) {
      contexts
          .operations(EditionViews.class)
          .show(name.named())
          .items()
          .forEach(
              item ->
                  answers.line(
                      "  %4d %-9s %s%s%s"
                          .formatted(
                              item.position(),
                              item.fate(),
                              Printable.of(item.source().path()),
                              item.articleId() == null ? "" : "  article " + item.articleId(),
                              item.reason() == null ? "" : "  (" + item.reason() + ")")));
    }
    return code;
  }
}
