package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import dev.diptych.workbench.TranslatedLine;
import dev.diptych.workbench.Workbench.LineTranslator;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code translate}: lines from standard input, one line out for each line in. */
@Command(
    name = "translate",
    description = {
      "Translates lines from standard input: one line out for each line in.",
      "A line that has no translation gives an empty line, its reason on standard error, and exit"
          + " code 3."
    },
    mixinStandardHelpOptions = true)
final class TranslateCommand implements Verb {

  /** Enough to fill an engine's request, few enough that answers come while lines are typed. */
  private static final int LINES_AT_ONCE = 32;

  @Option(names = "--source", paramLabel = "TAG", required = true, description = "From (BCP 47).")
  private String source = "";

  @Option(names = "--target", paramLabel = "TAG", required = true, description = "Into (BCP 47).")
  private String target = "";

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "gist",
      description = "Engine (default: ${DEFAULT-VALUE}); see the verb engines.")
  private String engine = "gist";

  private final Contexts contexts;
  private final Answers answers;
  private final InputLines input;

  TranslateCommand(Contexts contexts, Answers answers, InputLines input) {
    this.contexts = contexts;
    this.answers = answers;
    this.input = input;
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    LineTranslator translator = contexts.workbench().translator(source, target, engine);
    int number = 0;
    int missing = 0;
    List<String> lines = input.waiting(LINES_AT_ONCE);
    while (!lines.isEmpty()) {
      for (TranslatedLine line : translator.translate(lines)) {
        number++;
        answers.line(line.target());
        if (!line.why().isEmpty()) {
          missing++;
          answers.note(
              "Line %d was not translated: %s".formatted(number, Printable.of(line.why())));
        }
      }
      lines = input.waiting(LINES_AT_ONCE);
    }
    return ExitCode.ofMissing(missing > 0);
  }
}
