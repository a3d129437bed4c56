package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import dev.diptych.workbench.EngineCheck;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code engines check}: whether an engine works, and how fast. */
@Command(
    name = "check",
    description = {
      "Has an engine translate one sentence and says what came of it.",
      "The target or what is wrong, its limits, its rate, and its tokens a second and memory where"
          + " it",
      "knows them."
    },
    mixinStandardHelpOptions = true)
final class EnginesCheck implements Verb {

  private static final long MEGABYTE = 1_000_000;

  @Parameters(paramLabel = "NAME", description = "Name of the engine; see the verb engines.")
  private String name = "";

  @Option(
      names = "--pair",
      paramLabel = "PAIR",
      description = "Such as \"ar>en\" (default: the first that it translates).")
  private @Nullable String pair;

  @Option(names = "--text", paramLabel = "TEXT", description = "The sentence, in place of ours.")
  private @Nullable String text;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  private final Contexts contexts;
  private final Answers answers;

  EnginesCheck(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    EngineCheck check = contexts.workbench().check(name, pair, text);
    if (json) {
      answers.json(check);
    } else {
      lines(check).forEach(answers::line);
    }
    String problem = check.problem();
    if (problem != null && !json) {
      answers.note("Engine %s does not work: %s".formatted(check.name(), Printable.of(problem)));
    }
    return ExitCode.ofMissing(problem != null || String.valueOf(check.target()).isBlank());
  }

  private static List<String> lines(EngineCheck check) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s (%s), %s, %s"
            .formatted(
                check.name(),
                Printable.of(check.model()),
                Printable.of(check.version()),
                check.reach(),
                check.pair()));
    lines.add("  source    " + Printable.of(check.source()));
    String target = check.target();
    if (target != null) {
      lines.add("  target    " + (target.isBlank() ? "(empty: a gap)" : Printable.of(target)));
      Long tokens = check.tokensPerSecond();
      lines.add(
          "  took      %d ms%s"
              .formatted(
                  check.milliseconds(),
                  tokens == null ? "" : ", %d tokens a second".formatted(tokens)));
    }
    lines.add(
        "  limits    %s segments and %s characters a request, %s requests at once, rate %s"
            .formatted(
                bound(check.segmentsPerRequest()),
                bound(check.charactersPerRequest()),
                bound(check.requestsAtOnce()),
                check.rate() == null ? "any" : check.rate()));
    Long memory = check.memoryInBytes();
    if (memory != null) {
      lines.add("  memory    %d MB".formatted(Math.max(1, memory / MEGABYTE)));
    }
    return lines;
  }

  private static String bound(@Nullable Integer limit) {
    return limit == null ? "any number of" : limit.toString();
  }
}
