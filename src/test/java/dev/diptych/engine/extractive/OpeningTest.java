package dev.diptych.engine.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {

  private static final String HARBOUR =
      "The harbour opened on Monday after two years of work, the mayor said in the evening, and"
          + " the first ship came in before noon.";

  @ParameterizedTest
  @CsvSource({"9, 0", "10, 53", "15, 53", "16, 84", "26, 84"})
  void takesTheLongestOpeningThatHasRoom(int room, int end) {
    assertThat(Opening.end(HARBOUR, room)).isEqualTo(end);
  }

  @Test
  void endsWithTheMarkThatShowsThatTheSentenceGoesOn() {
    String text = "وصل الوزير إلى المدينة صباح الأحد مع وفد كبير، ثم زار المدرسة الجديدة.";
    assertThat(text.substring(0, Opening.end(text, 10))).endsWith("وفد كبير،");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He came late, and nobody in the house had waited for him to come.",
        "The old town hall (built of stone by the river, then lost) stands.",
        "She told the paper that \"nothing was decided about it, and nothing will\".",
        "The price of bread rose to about 1,000 of the new pounds today",
        "One two three four five six seven eight nine ten, "
      })
  void doesNotCutTooEarlyNorInsideSomething(String text) {
    assertThat(Opening.end(text, 11)).isZero();
  }

  @Test
  void cutsAtWideMarksWithoutBlanks() {
    String text = "我们今天早上去了学校，然后回家。";
    assertThat(text.substring(0, Opening.end(text, 12))).isEqualTo("我们今天早上去了学校，");
  }

  @Test
  void isLinearInALongRunOfMarks() {
    String text = "word, ".repeat(200_000) + "end";
    assertThat(Opening.end(text, Integer.MAX_VALUE)).isEqualTo(text.length() - 4);
  }
}
