package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.diptych.digest.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** What every format of a whole edition must do. */
abstract class EditionRendererContract {

  abstract EditionRenderer renderer();

  private Map<String, byte[]> rendered(String target, List<Digest> digests) {
    return WrittenFiles.of(renderer(), SampleEditions.of(target, digests), digests::forEach);
  }

  private static List<Digest> samples() {
    return List.copyOf(SampleDigests.all().values());
  }

  @Test
  void theSameArgumentsGiveTheSameBytesWhereverTheMachineStands() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Map<String, byte[]> first = rendered("en", samples());
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      Map<String, byte[]> second = rendered("en", samples());
      assertThat(second.keySet()).isEqualTo(first.keySet());
      second.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(first.get(name)));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void everyFileMayStandInTheOutputFolder() {
    for (String target : List.of("en", "ar", "zh-Hant")) {
      for (String name : rendered(target, List.of()).keySet()) {
        assertThatCode(() -> OutputFolder.requireName(name)).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void anEditionOfStrangersIsAnEdition() {
    List<Digest> hostile = new ArrayList<>();
    for (Digest digest : HostileDigests.all().values()) {
      hostile.add(EditionBookTest.withSlug(digest, "h" + hostile.size()));
    }
    rendered("en", hostile)
        .forEach(
            (name, bytes) ->
                assertThat(EditionBookTest.text(name, bytes))
                    .as(name)
                    .doesNotContain("\u202E", "\u202D", "\u0000")
                    // In JSON it is a text like any other.
                    .doesNotContain(name.endsWith(".json") ? "\u202E" : "<script>alert"));
  }
}
