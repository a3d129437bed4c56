package dev.diptych.engine.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.article.Segment;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.engine.SummarySentence;
import dev.diptych.engine.Usage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractiveSummaryTest {

  private static final ExtractiveSummary ENGINE = new ExtractiveSummary();

  private static SummaryRequest request(
      String language, int maxSentences, int maxWords, String... texts) {
    List<Segment> segments = new ArrayList<>();
    for (String text : texts) {
      segments.add(new Segment("s0." + segments.size(), text));
    }
    return new SummaryRequest(
        new LanguagePair(language, "en"), "", segments, maxSentences, maxWords);
  }

  private static List<String> ids(SummaryRequest request) throws Exception {
    return ENGINE.read(request, ENGINE.ask(request)).stream()
        .map(sentence -> sentence.evidence().get(0))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 9, 12, 20, 200})
  void neverLongerThanAsked(int maxWords) throws Exception {
    String[] texts = {
      "The harbour of the old town was closed for three days.",
      "Fishermen had asked for repairs since spring.",
      "A new crane arrives on Monday, the mayor said.",
      "Nobody was hurt."
    };
    List<String> chosen = ids(request("en", 10, maxWords, texts));
    int words = 0;
    for (String id : chosen) {
      words += Words.of(texts[Integer.parseInt(id.substring(3))], "en").size();
    }
    assertThat(words).isLessThanOrEqualTo(maxWords);
    assertThat(chosen).isSorted();
  }

  @Test
  void neverMoreSentencesThanAsked() throws Exception {
    assertThat(ids(request("en", 2, 100, "One thing happened.", "Then another came.", "It ended.")))
        .hasSize(2);
  }

  @Test
  void noTwoSentencesSayTheSame() throws Exception {
    assertThat(
            ids(
                request(
                    "ar",
                    5,
                    100,
                    "أعلنت الحكومة إغلاق الميناء ثلاثة أيام.",
                    "وأعلنت الحكومة إغلاق الميناء ثلاثة أيام!",
                    "وصل الوفد صباحا.")))
        .containsExactly("s0.0", "s0.2");
  }

  @Test
  void scriptsWithoutBlanksAreCountedByWords() throws Exception {
    assertThat(Words.of("我们今天去学校。", "zh").size()).isBetween(3, 7);
    assertThat(ids(request("zh", 1, 7, "我们今天去学校。", "他们昨天在北京参加了一个很长的会议。"))).containsExactly("s0.0");
  }

  @Test
  void nothingFitsNothingIsChosen() throws Exception {
    assertThat(ids(request("en", 3, 2, "This is longer than two words."))).isEmpty();
  }

  @Test
  void anAnswerThatNamesAForeignSegmentIsRejected() {
    SummaryRequest request = request("en", 1, 10, "One thing happened.");
    assertThatThrownBy(() -> ENGINE.read(request, new Answer("s9.9", Usage.free(0))))
        .isInstanceOf(EngineException.Rejected.class)
        .hasMessageContaining("s9.9");
  }

  @Test
  void sentencesAreTheSegmentsThemselves() throws Exception {
    SummaryRequest request = request("en", 1, 10, "One thing happened.");
    assertThat(ENGINE.read(request, ENGINE.ask(request)))
        .containsExactly(new SummarySentence(null, List.of("s0.0")));
    assertThat(ENGINE.extractive()).isTrue();
    assertThat(ENGINE.supports(new LanguagePair("xx", "en"))).isTrue();
  }
}
