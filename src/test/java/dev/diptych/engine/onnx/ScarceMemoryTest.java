package dev.diptych.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.http.Bound;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that gets no more memory while a model is at work. The limit is set by {@code prlimit}
 * of util-linux once the model is loaded, and lifted again.
 */
@EnabledOnOs(OS.LINUX)
class ScarceMemoryTest {

  private static final String READY = "ready to be given memory";

  /** What is missing is noticed by Java in the first, and by the native library in the second. */
  @ParameterizedTest
  @ValueSource(longs = {0, 4_000_000})
  void theEngineIsOutAndTheProcessGoesOn(long spareInBytes) throws Exception {
    ProcessBuilder child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms96m",
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:+AlwaysPreTouch",
                // A compiler of Java that gets no memory ends the process: nothing can be done.
                "-Xint",
                "-XX:ErrorFile=/dev/null",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                Fixture.of("marian").folder().toString(),
                Long.toString(spareInBytes))
            .redirectErrorStream(true);
    // Otherwise each thread reserves an arena, and small requests are served from that.
    child.environment().put("MALLOC_ARENA_MAX", "1");
    Process process = child.start();
    StringBuilder heard = new StringBuilder();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard.append(line).append('\n');
        if (line.equals(READY)) {
          // The child cannot: it has no memory for another process.
          limit(process.pid(), "unlimited");
          process.getOutputStream().write('\n');
          process.getOutputStream().flush();
        }
      }
    }
    String said = heard.toString();

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.lines().filter(line -> line.startsWith("Unavailable: ")))
        .as(said)
        .hasSize(3)
        .allSatisfy(
            line -> assertThat(line).contains("there is not enough memory", "tokens-at-once"));
    assertThat(said).contains("with memory again: the same");
  }

  /** What runs in the process with little memory. */
  static final class Child {

    private static final LanguagePair PAIR = new LanguagePair("ar", "en");

    private Child() {}

    public static void main(String[] arguments) throws Exception {
      OnnxSettings settings =
          Bound.settings(
              OnnxSettings.class,
              Map.of(
                  "folder",
                  arguments[0],
                  "pairs",
                  "ar>en",
                  "tokens-at-once",
                  "1000000",
                  "threads",
                  "1"),
              "\u0000 no secret");
      try (OnnxEngine engine = OnnxEngines.engine("tiny", settings)) {
        String before = target(engine, List.of("ابت ثجح"));
        limit(
            ProcessHandle.current().pid(),
            sizeInBytes() + Long.parseLong(arguments[1]) + ":unlimited");
        List<String> many = Collections.nCopies(64, "ابت ثجح خدر ".repeat(18));
        for (int i = 0; i < 3; i++) {
          try {
            target(engine, many);
          } catch (EngineException.Unavailable e) {
            System.out.println("Unavailable: " + e.getMessage());
          }
        }
        System.out.println(READY);
        assertThat(System.in.read()).isEqualTo('\n');
        boolean same = target(engine, List.of("ابت ثجح")).equals(before);
        System.out.println("with memory again: " + (same ? "the same" : "another"));
      }
    }

    private static String target(OnnxEngine engine, List<String> texts) throws EngineException {
      TranslationRequest request = new TranslationRequest(PAIR, texts, List.of());
      return engine.read(request, engine.ask(request)).get(0).text();
    }

    private static long sizeInBytes() throws IOException {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmSize"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void limit(long pid, String bytes) throws Exception {
    int code =
        new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--as=" + bytes)
            .inheritIO()
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException("prlimit: " + code);
    }
  }
}
