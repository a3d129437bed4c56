package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code docs/operate.md}, typed in the situation that each section is about. */
class OperateDocsTest {

  private static final Pattern SECTION =
      Pattern.compile("^## (.+?)\\n(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINE = Pattern.compile("diptych (.+?)\\s+# (\\d)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir Path home;

  private static final Map<String, Consumer<Household>> SITUATIONS =
      Map.of(
          "An engine was down", OperateDocsTest::engineDown,
          "A file cannot be read", OperateDocsTest::unreadableFile,
          "The power went", OperateDocsTest::killed,
          "A section is wrong", OperateDocsTest::complete,
          "The disk is full", OperateDocsTest::stopped,
          "Handing over", OperateDocsTest::complete,
          "Who changed what", OperateDocsTest::complete);

  @TestFactory
  Stream<DynamicTest> whatItSaysCanBeTyped() throws Exception {
    Map<String, List<MatchResult>> sections = new LinkedHashMap<>();
    for (MatchResult section :
        SECTION.matcher(Files.readString(Path.of("docs/operate.md"))).results().toList()) {
      List<MatchResult> commands =
          BLOCK
              .matcher(section.group(2))
              .results()
              .flatMap(block -> LINE.matcher(block.group(1)).results())
              .toList();
      if (!commands.isEmpty()) {
        sections.put(section.group(1), commands);
      }
    }
    assertThat(sections.keySet()).containsExactlyInAnyOrderElementsOf(SITUATIONS.keySet());
    return sections.entrySet().stream()
        .map(
            section ->
                DynamicTest.dynamicTest(
                    section.getKey(),
                    () ->
                        play(
                            home.resolve(section.getKey()), section.getKey(), section.getValue())));
  }

  private static void play(Path home, String title, List<MatchResult> commands) {
    Household night = household(home);
    SITUATIONS.get(title).accept(night);
    for (MatchResult command : commands) {
      List<String> words = new ArrayList<>();
      WORD.matcher(command.group(1))
          .results()
          .forEach(word -> words.add(word.group(1) == null ? word.group(2) : word.group(1)));
      words.replaceAll(word -> word.endsWith(".zip") ? home.resolve(word).toString() : word);

      Outcome outcome = night.diptych(words.toArray(String[]::new));

      assertThat(outcome.exitCode())
          .as(command.group() + "\n" + outcome.out() + outcome.err())
          .isEqualTo(Integer.parseInt(command.group(2)));
    }
  }

  private static Household household(Path home) {
    return new Household(home)
        .edit("lanes: 4", "lanes: 2\nnetwork: any")
        .with("diptych.delay.network", "true")
        .alsoJob("nightly")
        .articles(3);
  }

  private static Outcome run(Household night) {
    return night.diptych("run", "nightly");
  }

  private static void complete(Household night) {
    assertThat(run(night).exitCode()).isZero();
  }

  private static void engineDown(Household night) {
    night.fault("quota");
    assertThat(run(night).exitCode()).isEqualTo(3);
    night.fault(null);
  }

  private static void unreadableFile(Household night) {
    night.file("broken.html", "<html><body></body></html>");
    assertThat(run(night).exitCode()).isEqualTo(3);
    night.file(
        "broken.html",
        """
        <html><body><article><h1>افتتاح مدرسة جديدة في القرية</h1>
        <p>افتتح الوزير صباح اليوم مدرسة جديدة في القرية، وحضر الحفل عدد كبير من السكان والطلاب.</p>
        <p>وتضم المدرسة عشرين قاعة ومكتبة واسعة، وتستقبل الطلاب ابتداء من الأسبوع المقبل.</p>
        </article></body></html>
        """);
  }

  private static void killed(Household night) {
    try (DiptychProcess process = begun(night)) {
      process.signal("KILL");
      process.await();
    }
    night.fault(null);
  }

  private static void stopped(Household night) {
    try (DiptychProcess process = begun(night)) {
      process.signal("TERM");
      process.awaitUntil(() -> process.err().contains("finishing what is in hand"));
      night.fault(null);
      assertThat(process.await().exitCode()).isEqualTo(6);
    }
  }

  private static DiptychProcess begun(Household night) {
    DiptychProcess process = night.holdAfter(1).plan().start("run", "nightly");
    process.awaitUntil(() -> night.callCount() >= 2);
    return process;
  }
}
