package dev.diptych.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.diptych.job.JobFile;
import dev.diptych.job.JobFileException;
import dev.diptych.job.Known;
import dev.diptych.operations.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README names every verb, setting and exit code there is, and no other. */
class ReadmeTest {

  @TempDir Path folder;

  @Test
  void everyVerb() throws IOException {
    Set<String> verbs = new TreeSet<>(firstWords("## Verbs"));
    assertThat(verbs).isEqualTo(new TreeSet<>(DiptychCommand.verbNames()));
  }

  @Test
  void everyExitCode() throws IOException {
    List<String> codes =
        Arrays.stream(ExitCode.values()).map(code -> Integer.toString(code.number())).toList();
    assertThat(column("## Exit codes")).containsExactlyElementsOf(codes);
  }

  @Test
  void everySettingOfAJob() throws IOException {
    Path job = Files.writeString(folder.resolve("x.yaml"), "nonsense: 1\n");
    JobFileException faults =
        catchThrowableOfType(
            JobFileException.class,
            () -> JobFile.load(job, folder, Known.of(Map.of(), List.of("html"))));
    String known =
        faults.faults().stream()
            .filter(fault -> fault.contains("no setting nonsense"))
            .findFirst()
            .orElseThrow()
            .replaceFirst(".*right: one of ", "");
    assertThat(firstWords("## The job file")).containsExactlyInAnyOrder(known.split(", "));
  }

  @Test
  void everyLinkToAFile() throws IOException {
    Pattern link = Pattern.compile("]\\(([^)#:]+)");
    assertThat(link.matcher(readme()).results().map(found -> found.group(1)))
        .isNotEmpty()
        .allSatisfy(path -> assertThat(Path.of(path)).exists());
  }

  @Test
  void theExampleOfATranslation() throws IOException {
    MatchResult example =
        Pattern.compile("printf '(.+)\\\\n' \\| diptych (translate .+)\n    (.+)\n")
            .matcher(readme())
            .results()
            .findFirst()
            .orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Contexts contexts = new Contexts()) {
      int code =
          DiptychCommand.run(
              example.group(2).split(" "),
              contexts,
              new ByteArrayInputStream(example.group(1).getBytes(StandardCharsets.UTF_8)),
              new Answers(out, OutputStream.nullOutputStream()));
      assertThat(code).isZero();
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(example.group(3) + "\n");
  }

  /** The first word in backticks of each row of the first table under a heading. */
  private static List<String> firstWords(String heading) throws IOException {
    Pattern word = Pattern.compile("^`([\\w-]+)");
    return column(heading).stream()
        .flatMap(cell -> word.matcher(cell).results())
        .map(found -> found.group(1))
        .toList();
  }

  private static List<String> column(String heading) throws IOException {
    String text = readme();
    int start = text.indexOf("\n" + heading + "\n");
    assertThat(start).as(heading).isNotNegative();
    int end = text.indexOf("\n## ", start + 1);
    return Pattern.compile("(?m)^\\| ([^|]+?) \\|")
        .matcher(text.substring(start, end < 0 ? text.length() : end))
        .results()
        .map((MatchResult row) -> row.group(1))
        .skip(2)
        .toList();
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }
}
