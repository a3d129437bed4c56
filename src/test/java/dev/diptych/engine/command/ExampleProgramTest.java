package dev.diptych.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.http.Bound;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The program that docs/engines.md shows works as it stands there. */
class ExampleProgramTest {

  private static final Path PYTHON = Path.of("/usr/bin/python3");

  @Test
  void itTranslatesWhatItKnows() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(PYTHON) || "true".equals(System.getenv("CI")),
        "Python is not installed: apt-get install python3-minimal");
    Path example = Path.of("docs/examples/translator.py").toAbsolutePath();
    assertThat(Files.readAllLines(example)).hasSizeLessThanOrEqualTo(10);
    CommandSettings settings =
        Bound.settings(
            CommandSettings.class, Map.of("run", PYTHON + "," + example), "\u0000 no secret");
    TranslationRequest request =
        new TranslationRequest(
            new LanguagePair("ar", "en"), List.of("ميناء جديد", "مدينة"), List.of());
    try (CommandEngine engine = CommandEngines.engine("example", settings)) {
      assertThat(engine.read(request, engine.ask(request)))
          .extracting(SegmentTarget::text)
          .containsExactly("port new", "city");
    }
  }
}
