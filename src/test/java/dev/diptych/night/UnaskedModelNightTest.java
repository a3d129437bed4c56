package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that is configured and that nobody asks costs nothing: no class of its libraries. */
class UnaskedModelNightTest {

  private static final List<String> LIBRARIES = List.of("ai.onnxruntime.", "ai.djl.");

  @TempDir Path home;
  private int logs;

  private Household household(String engine) {
    return new Household(home)
        .edit("engines: [delay]", "engines: [" + engine + "]")
        .with(
            "diptych.engine.onnx.tiny.folder",
            Path.of("src/test/resources/onnx/marian").toAbsolutePath().toString())
        .with("diptych.engine.onnx.tiny.pairs", "ar>en")
        .articles(2);
  }

  private List<String> ofTheLibraries(Household night, int exitCode, String... verb)
      throws IOException {
    Path log = home.resolve("classes" + logs++ + ".log");
    Outcome outcome = night.plan().withOption("-Xlog:class+load:file=" + log).run(verb);
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(exitCode);
    List<String> loaded =
        Files.readAllLines(log).stream()
            .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").replaceFirst(" .*", ""))
            .toList();
    assertThat(loaded).as("the log holds classes").contains("java.lang.String");
    return loaded.stream().filter(name -> LIBRARIES.stream().anyMatch(name::startsWith)).toList();
  }

  @Test
  void noVerbThatAsksNoModelLoadsItsLibraries() throws IOException {
    Household night = household("gist");
    Path article = home.resolve("article.txt");
    Files.writeString(article, "وصل الوفد إلى المدينة.");

    assertThat(ofTheLibraries(night, 0, "--help")).isEmpty();
    assertThat(ofTheLibraries(night, 0, "preview", article.toString())).isEmpty();
    assertThat(ofTheLibraries(night, 0, "run", "night", "--as-of", Household.AS_OF)).isEmpty();
    assertThat(ofTheLibraries(night, 0, "status")).isEmpty();
    assertThat(ofTheLibraries(night, 0, "engines", "check", "tiny", "--text", "كتاب جديد"))
        .as("asked, it does load them")
        .isNotEmpty();
  }
}
