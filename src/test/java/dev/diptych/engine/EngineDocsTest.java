package dev.diptych.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.PropertiesPropertySource;

/** docs/engines.md names every setting there is, and its examples make engines. */
class EngineDocsTest {

  private static final Pattern EXAMPLE = Pattern.compile("(?s)```properties\n(.+?)```");
  private static final Pattern SETTING =
      Pattern.compile("diptych\\.engine\\.([a-z]+)\\.([a-z0-9-]+)\\.[a-z-]+");

  private static String docs() throws IOException {
    return Files.readString(Path.of("docs/engines.md"));
  }

  @Test
  void itsExamplesMakeTheEnginesTheyName() throws IOException {
    Properties properties = new Properties();
    for (MatchResult example : EXAMPLE.matcher(docs()).results().toList()) {
      properties.load(new StringReader(example.group(1)));
    }
    Map<String, String> kindByName = new TreeMap<>();
    for (String property : properties.stringPropertyNames()) {
      var setting = SETTING.matcher(property);
      assertThat(setting.matches()).as(property).isTrue();
      kindByName.put(setting.group(2), setting.group(1));
    }
    assertThat(kindByName.values())
        .containsExactlyInAnyOrder(
            "openai", "libretranslate", "deepl", "apertium", "command", "onnx", "remote");
    try (var context = new AnnotationConfigApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new PropertiesPropertySource("docs", properties));
      context.registerBean(Clock.class, Clock::systemUTC);
      context.scan("dev.diptych.engine");
      context.refresh();
      Engines engines = context.getBean(Engines.class);
      assertThat(engines.translationNames()).containsAll(kindByName.keySet());
      assertThat(engines.translation("deepl").orElseThrow().reach()).isEqualTo(Reach.NETWORK);
      for (String local : List.of("desk", "libre", "apertium", "mine")) {
        assertThat(engines.translation(local).orElseThrow().reach())
            .as(local)
            .isEqualTo(Reach.MACHINE);
      }
      assertThat(engines.translation("opus").orElseThrow().reach()).isEqualTo(Reach.PROCESS);
      assertThat(context.getBeansOfType(EngineKind.class).values())
          .hasSizeGreaterThanOrEqualTo(6)
          .allSatisfy(kind -> assertThat(kind.faults()).isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "openai, openai.OpenAiSettings",
    "libretranslate, libretranslate.LibreTranslateSettings",
    "deepl, deepl.DeepLSettings",
    "apertium, apertium.ApertiumSettings",
    "command, command.CommandSettings",
    "onnx, onnx.OnnxSettings",
    "remote, remote.RemoteSettings"
  })
  void everySettingOfAKind(String kind, String type) throws Exception {
    List<String> components =
        Arrays.stream(Class.forName("dev.diptych.engine." + type).getRecordComponents())
            .map(RecordComponent::getName)
            .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
            .collect(Collectors.toList());
    assertThat(settings(kind)).containsExactlyInAnyOrderElementsOf(components);
  }

  /** The first cells of the table of settings in the part of a kind. */
  private static List<String> settings(String kind) throws IOException {
    String part = docs().split("\n## " + kind)[1].split("\n## ")[0];
    String table = part.substring(part.indexOf("| setting |"));
    return Pattern.compile("(?m)^\\| (`.+?) \\|")
        .matcher(table)
        .results()
        .flatMap(row -> Arrays.stream(row.group(1).split(", ")))
        .map(cell -> cell.replace("`", "").replace(".ar-en", ""))
        .toList();
  }
}
