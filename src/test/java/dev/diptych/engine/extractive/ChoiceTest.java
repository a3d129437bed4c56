package dev.diptych.engine.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.diptych.article.Segment;
import dev.diptych.effort.Effort;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.engine.SummarySentence;
import dev.diptych.engine.Usage;
import dev.diptych.text.WordCount;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {

  private static final ExtractiveSummary ENGINE = new ExtractiveSummary();

  private static final List<String> FERRY =
      List.of(
          "The island ferry stops for the winter because its engine needs repair.",
          "Tickets are paid back.",
          "The ferry company says the engine of the ferry is forty years old.",
          "A choir sang.",
          "Islanders fear a winter without a ferry, as the engine repair may take until May.");

  private static final String RUN_ON =
      "The council met for nine hours on Thursday about the bridge, heard eleven engineers and two"
          + " lawyers, argued about the cost of steel, and went home without a vote.";

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 7, 12, 13, 25, 40, 1000})
  void neverExceedsTheWordsAndKeepsTheOrder(int maxWords) throws Exception {
    List<String> ids = ids(request(FERRY, 9, maxWords, true));
    List<SummarySentence> summary = summary(request(FERRY, 9, maxWords, true));
    assertThat(words(FERRY, summary)).isLessThanOrEqualTo(maxWords);
    assertThat(ids).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void prefersWhatTheTextIsAboutToWhatStandsInPassing() throws Exception {
    assertThat(ids(request(FERRY, 2, 100, false))).containsExactly("s0.0", "s0.2");
  }

  @Test
  void prefersTheEarlierOfTwoThatTellAsMuch() throws Exception {
    List<String> alike = List.of("Red apples ripen slowly.", "Green melons travel badly.");
    assertThat(ids(request(alike, 1, 100, false))).containsExactly("s0.0");
  }

  @Test
  void theTitleSaysWhatTheTextIsAbout() throws Exception {
    List<String> texts = List.of("Red apples ripen slowly.", "Green melons travel badly.");
    SummaryRequest request =
        new SummaryRequest(
            new LanguagePair("en", "en"), "Green melons travel", segments(texts), 1, 100);
    assertThat(ids(request)).containsExactly("s0.1");
  }

  @Test
  void formsOfAWordMeet() throws Exception {
    List<String> texts =
        List.of(
            "افتتحت البلدية حديقة جديدة قرب النهر.",
            "افتتحت البلديّة الحديقة الجديدة قرب النهر!",
            "سيلعب الأطفال هناك كل مساء.");
    assertThat(ids(request("ar", texts, 9, 100, false))).containsExactly("s0.0", "s0.2");
  }

  @Test
  void wordsOfTwoIdeographsCount() throws Exception {
    List<String> texts = List.of("天气很好。", "火车站今天关闭。", "火车站明天开放。");
    assertThat(ids(request("zh", texts, 9, 100, false))).hasSize(3);
  }

  @Test
  void shortensOneSentenceIfAllowed() throws Exception {
    List<SummarySentence> summary =
        summary(request(List.of(RUN_ON, RUN_ON + " Again."), 9, 12, true));
    assertThat(summary)
        .containsExactly(
            new SummarySentence(
                "The council met for nine hours on Thursday about the bridge, […]",
                List.of("s0.0")));
  }

  /** A dateline may have a bar too, but what it opens is a sentence. */
  @Test
  void aRowOfATableIsNoSentence() throws Exception {
    List<String> clinic =
        List.of(
            "Clinic services | Opening hours of the clinic",
            "Clinic night services | clinic from six to midnight",
            "Beirut | The clinic opened its night services on Thursday.");
    assertThat(summary(request(clinic, 3, 100, false)))
        .containsExactly(new SummarySentence(null, List.of("s0.2")));
  }

  @Test
  void givesWholeSentencesOtherwise() throws Exception {
    assertThat(summary(request(List.of(RUN_ON), 9, 12, false))).isEmpty();
    assertThat(summary(request(List.of(RUN_ON), 9, 100, true)))
        .containsExactly(new SummarySentence(null, List.of("s0.0")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s0.0\t0", "s0.0\t-3", "s0.0\t9999", "s0.0\t12345678901", "s0.0\tx", "\t5"})
  void aCutThatCannotBeIsRejected(String body) {
    SummaryRequest request = request(List.of(RUN_ON), 1, 12, true);
    assertThatExceptionOfType(EngineException.Rejected.class)
        .isThrownBy(() -> ENGINE.read(request, new Answer(body, Usage.free(0))));
  }

  @Test
  void aCutThatTheRequestDoesNotAllowIsRejected() {
    Answer cut = new Answer("s0.0\t60", Usage.free(0));
    assertThatNoException()
        .isThrownBy(() -> ENGINE.read(request(List.of(RUN_ON), 1, 12, true), cut));
    assertThatExceptionOfType(EngineException.Rejected.class)
        .isThrownBy(() -> ENGINE.read(request(List.of(RUN_ON), 1, 12, false), cut))
        .withMessageContaining("s0.0");
  }

  @Test
  void theEffortGrowsWithTheLengthOfABook() throws EngineException {
    new Effort<>(Summarising.class).assertLinear(1_000, sentences -> sentences);
    assertThat(summary(book(20_000, Integer.MAX_VALUE))).hasSizeGreaterThan(1_000);
  }

  static final class Summarising implements Function<Integer, Runnable> {
    @Override
    public Runnable apply(Integer sentences) {
      SummaryRequest request = book(sentences, 50);
      return () -> {
        try {
          summary(request);
        } catch (EngineException e) {
          throw new AssertionError(e);
        }
      };
    }
  }

  private static SummaryRequest book(int sentences, int most) {
    List<String> book = new ArrayList<>();
    for (int i = 0; i < sentences; i++) {
      book.add("Chapter north%d meets south%d near west%d.".formatted(i % 977, i % 3001, i));
    }
    return request(book, most, 2 * sentences, true);
  }

  private static SummaryRequest request(
      List<String> texts, int maxSentences, int maxWords, boolean mayShorten) {
    return request("en", texts, maxSentences, maxWords, mayShorten);
  }

  private static SummaryRequest request(
      String language, List<String> texts, int maxSentences, int maxWords, boolean mayShorten) {
    LanguagePair pair = new LanguagePair(language, language);
    return new SummaryRequest(pair, "", segments(texts), maxSentences, maxWords, mayShorten);
  }

  private static List<Segment> segments(List<String> texts) {
    List<Segment> segments = new ArrayList<>();
    for (String text : texts) {
      segments.add(new Segment("s0." + segments.size(), text + " "));
    }
    return segments;
  }

  private static List<SummarySentence> summary(SummaryRequest request) throws EngineException {
    return ENGINE.read(request, ENGINE.ask(request));
  }

  private static List<String> ids(SummaryRequest request) throws EngineException {
    return summary(request).stream().map(sentence -> sentence.evidence().get(0)).toList();
  }

  private static int words(List<String> texts, List<SummarySentence> summary) {
    int words = 0;
    for (SummarySentence sentence : summary) {
      String whole = texts.get(Integer.parseInt(sentence.evidence().get(0).substring(3)));
      words += WordCount.of(sentence.text() == null ? whole : sentence.text());
    }
    return words;
  }
}
