package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.ExitCode;
import dev.diptych.workbench.Workbench;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code segment}: splits text from standard input into sentences. */
@Command(
    name = "segment",
    description = "Splits text from standard input into segments, one a line.",
    mixinStandardHelpOptions = true)
final class SegmentCommand implements Verb {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Option(
      names = "--json",
      description =
          "Reads lines {\"id\",\"language\",\"text\"}, writes lines {\"id\",\"segments\"}.")
  private boolean json;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      defaultValue = "und",
      description = "Language of the text (BCP 47), without --json.")
  private String language = "und";

  private final Contexts contexts;
  private final Answers answers;
  private final InputLines input;

  SegmentCommand(Contexts contexts, Answers answers, InputLines input) {
    this.contexts = contexts;
    this.answers = answers;
    this.input = input;
  }

  @Override
  public ExitCode run() throws IOException {
    Workbench workbench = contexts.workbench();
    if (!json) {
      workbench.segment(input.rest(), language).forEach(answers::line);
      return ExitCode.COMPLETE;
    }
    int number = 0;
    for (String line = input.next(); line != null; line = input.next()) {
      number++;
      if (!line.isBlank()) {
        answers.json(segmented(workbench, number, line));
      }
    }
    return ExitCode.COMPLETE;
  }

  private static Segmented segmented(Workbench workbench, int number, String line) {
    JsonNode request = parsed(number, line);
    JsonNode text = request.get("text");
    if (text == null || !text.isString()) {
      throw wrong(number, "it has no \"text\"");
    }
    String language = request.path("language").asString("und");
    return new Segmented(request.get("id"), workbench.segment(text.asString(), language));
  }

  private static JsonNode parsed(int number, String line) {
    try {
      return JSON.readTree(line);
    } catch (JacksonException e) {
      throw wrong(number, e.getOriginalMessage());
    }
  }

  private static UsageException wrong(int number, String what) {
    return new UsageException(
        "Line %d of the input is wrong: %s. A right line: {\"id\":\"1\",\"language\":\"ar\",\"text\":\"…\"}"
            .formatted(number, what));
  }

  private record Segmented(@Nullable JsonNode id, List<String> segments) {}
}
