package dev.diptych.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairsTest {

  @ParameterizedTest
  @CsvSource({
    "ar, en, true",
    "ar-EG, en-GB, true",
    "AR, EN, true",
    "en, ar, false",
    "arz, en, false",
    "zh-Hant-TW, en, true",
    "zh, en, false",
    "zh-Hans, en, false",
    "he, de, true",
    "iw, de, true"
  })
  void aListedTagStandsForWhatBeginsWithIt(String source, String target, boolean contained) {
    Pairs pairs =
        Pairs.of(
            List.of(
                new LanguagePair("ar", "en"),
                new LanguagePair("zh-Hant", "en"),
                new LanguagePair("he", "de")));
    assertThat(pairs.contains(new LanguagePair(source, target))).isEqualTo(contained);
  }

  @ParameterizedTest
  @CsvSource({"ar, en, true", "und, en, true", "en, en, false", "zxx, en, false", "en, zxx, false"})
  void anyIsEveryLanguageIntoAnother(String source, String target, boolean contained) {
    assertThat(Pairs.ANY.contains(new LanguagePair(source, target))).isEqualTo(contained);
  }

  @Test
  void settingsWriteThemWithASign() {
    assertThat(Pairs.ofWords(List.of("ar>en", " zh-Hant → en-GB ")).words())
        .containsExactly("ar→en", "zh-Hant→en-GB");
    assertThat(Pairs.ofWords(List.of()).any()).isTrue();
    assertThat(Pairs.ofWords(List.of("any")).any()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pairs.ofWords(List.of("ar-en")))
        .withMessageContaining("ar>en");
  }

  @Test
  void theyAreShownAsAPersonReadsThem() {
    assertThat(Pairs.ANY.words()).containsExactly("any");
    assertThat(Pairs.of("ar", "en").words()).containsExactly("ar→en");
    assertThatIllegalArgumentException().isThrownBy(() -> Pairs.of(List.of()));
  }
}
