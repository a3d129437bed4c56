package dev.diptych.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordCountTest {

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "' \u200f … ', 0",
    "'Rain, then snow.', 3",
    "'54.99 and A4', 4",
    "'snake_case', 2",
    "'كَتَبَ الوَلَدُ', 2",
    "'كتـــاب ـ جديد', 2",
    "'我们今天去学校。', 7",
    "'A4纸', 2",
    "'ก็ดี', 2",
    "'\ud835\udc00\ud835\udc01 ½', 2"
  })
  void countsRunsOfLettersAndDigits(String text, int words) {
    assertThat(WordCount.of(text)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"'rain fell ', 'in the valley'", "'سقط المطر، ', 'ثم الثلج'"})
  void partsCutBetweenWordsAddUp(String one, String other) {
    assertThat(WordCount.of(one) + WordCount.of(other)).isEqualTo(WordCount.of(one + other));
  }
}
