package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights with a neural model in the process of the run. The model is tiny and its weights are
 * random, so most that it writes is refused by the gates and goes on to the next engine.
 */
class NeuralNightTest {

  private static final Path MODEL = Path.of("src/test/resources/onnx/marian").toAbsolutePath();
  private static final String FOLDER = "diptych.engine.onnx.tiny.folder";
  private static final int ARTICLES = 12;
  private static final int LANES = 2;

  @TempDir Path home;
  @TempDir Path otherHome;

  private static Household household(Path home) {
    return new Household(home)
        .edit("engines: [delay]", "engines: [tiny, delay]")
        .edit("lanes: 4", "lanes: " + LANES + "\nnetwork: any")
        .with("diptych.delay.network", "true")
        .with(FOLDER, MODEL.toString())
        .with("diptych.engine.onnx.tiny.pairs", "ar>en")
        .articles(ARTICLES);
  }

  private static int calls(Household night) {
    return night.number("select count(*) from engine_call where engine = 'tiny'");
  }

  @Test
  void aNightKilledInTheMiddleIsContinuedWithoutAskingTheModelAgain() {
    Household undisturbed = household(otherHome);
    Outcome whole = undisturbed.run();
    assertThat(whole.exitCode()).as(whole.out() + whole.err()).isZero();
    assertThat(calls(undisturbed)).isPositive();
    assertThat(
            undisturbed.number(
                "select count(*) from engine_call where engine = 'tiny' and output_tokens > 0"))
        .isEqualTo(calls(undisturbed));

    Household night = household(home).holdAfter(ARTICLES);
    try (DiptychProcess process = night.startRun()) {
      process.awaitUntil(() -> night.callCount() > ARTICLES);
      process.signal("KILL");
      assertThat(process.await().exitCode()).isEqualTo(137);
    }
    int before = calls(night);
    assertThat(before).as("in the middle").isBetween(1, calls(undisturbed) - 1);
    night.fault(null);
    Outcome continued = night.run();

    assertThat(continued.exitCode()).as(continued.err()).isZero();
    assertThat(night.published()).isEqualTo(undisturbed.published());
    assertThat(calls(night)).isBetween(calls(undisturbed), calls(undisturbed) + LANES);
    assertThat(night.number("select count(*) from engine_answer where engine = 'tiny'"))
        .isEqualTo(undisturbed.number("select count(*) from engine_answer where engine = 'tiny'"));
  }

  @Test
  void aDamagedModelIsOutAndTheNextEngineDoesTheNight() throws IOException {
    Path damaged = Files.createDirectories(otherHome.resolve("marian"));
    try (Stream<Path> files = Files.walk(MODEL)) {
      for (Path file : files.toList()) {
        Path copy = damaged.resolve(MODEL.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    Path graph = damaged.resolve("onnx/decoder_model_merged.onnx");
    Files.write(graph, java.util.Arrays.copyOf(Files.readAllBytes(graph), 100_000));
    Household night = household(home).with(FOLDER, damaged.toString());

    Outcome outcome = night.run();

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(night.number("select count(*) from unit_result where state <> 'TRANSLATED'"))
        .isZero();
    assertThat(night.diptych("show", "night").out()).contains("decoder_model_merged.onnx");
  }

  @Test
  void checkAsksForOneSentenceAndSaysWhatIsMissing() throws IOException {
    Household desk = household(home);
    Outcome works =
        desk.diptych("engines", "check", "tiny", "--text", "كتاب جديد في المدينة", "--json");
    assertThat(works.out())
        .contains("\"reach\":\"process\"", "\"pair\":\"ar→en\"", "\"problem\":null")
        .containsPattern("\"tokensPerSecond\":\\d+")
        .containsPattern("\"memoryInBytes\":\\d+")
        .contains("\"requestsAtOnce\":1");

    Path empty = Files.createDirectories(otherHome.resolve("empty"));
    Outcome missing =
        household(otherHome.resolve("home"))
            .with(FOLDER, empty.toString())
            .diptych("engines", "check", "tiny");
    assertThat(missing.exitCode()).isEqualTo(3);
    assertThat(missing.err())
        .contains("Engine tiny does not work", empty.toString(), "vocab.json", "opus-mt");
    assertThat(desk.diptych("engines").out()).contains("tiny", "process", "ar→en", "marian");
  }
}
