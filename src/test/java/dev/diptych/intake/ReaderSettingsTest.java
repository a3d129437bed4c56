package dev.diptych.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderSettingsTest {

  @Test
  void ocrIsOffUnlessAskedFor() {
    assertThat(ReaderSettings.DEFAULTS.isOcrOn()).isFalse();
    assertThat(withOcr("  ").isOcrOn()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eng", "ara+eng", "chi_sim", "chi_tra_vert+eng"})
  void languagesOfOcr(String languages) {
    assertThat(withOcr(languages).ocr()).isEqualTo(languages);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-l",
        "eng;reboot",
        "eng eng",
        "ara+",
        "+ara",
        "../eng",
        "eng\nara",
        "$(id)",
        "en",
        "ara,eng",
        "--tessdata-dir",
        "عرب"
      })
  void nothingElseGetsToTesseract(String languages) {
    assertThatThrownBy(() -> withOcr(languages))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("diptych.reader.ocr");
  }

  private static ReaderSettings withOcr(String languages) {
    ReaderSettings defaults = ReaderSettings.DEFAULTS;
    return new ReaderSettings(
        defaults.maxFileSize(),
        defaults.maxText(),
        defaults.timeout(),
        defaults.memory(),
        defaults.processes(),
        defaults.filesPerProcess(),
        defaults.idle(),
        defaults.maxNesting(),
        defaults.inProcessPage(),
        languages);
  }
}
