package dev.diptych.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.article.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every summary engine does; an adapter's test extends this and hands over its engine. */
public abstract class SummaryEngineContract {

  /** The engine; the same or an equal one at every call. */
  protected abstract SummaryEngine engine();

  /** A pair it summarises. */
  protected abstract LanguagePair pair();

  /** At least six different sentences of a text, in order. */
  protected abstract List<String> sentences();

  @Test
  void itsNameCanStandInAJobFileAndItsIdentityIsConstant() {
    assertThat(engine().identity().name()).isEqualTo(engine().name());
    assertThat(engine().identity().name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(engine().identity()).isEqualTo(engine().identity());
    assertThat(engine().supports(pair())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 1000", "2, 1000", "3, 30", "1000, 1000", "1000, 12"})
  void itKeepsToWhatMayRemain(int maxSentences, int maxWords) throws EngineException {
    SummaryRequest request = request(sentences(), maxSentences, maxWords);
    List<SummarySentence> summary = summary(request);
    assertThat(summary).hasSizeLessThanOrEqualTo(maxSentences);
    if (engine().extractive()) {
      assertThat(words(request, summary)).isLessThanOrEqualTo(maxWords);
    }
  }

  @Test
  void aGenerousRequestGetsASummary() throws EngineException {
    assertThat(summary(request(sentences(), 3, 1000))).isNotEmpty();
  }

  @Test
  void everySentenceRestsOnSegmentsOfTheRequest() throws EngineException {
    SummaryRequest request = request(sentences(), 4, 1000);
    Set<String> ids = request.segments().stream().map(Segment::id).collect(Collectors.toSet());
    for (SummarySentence sentence : summary(request)) {
      assertThat(sentence.evidence()).isNotEmpty().isSubsetOf(ids);
      if (engine().extractive()) {
        assertThat(sentence.text()).isNull();
        assertThat(sentence.evidence()).hasSize(1);
      } else {
        assertThat(sentence.text()).isNotBlank();
      }
    }
  }

  @Test
  void noSentenceStandsTwice() throws EngineException {
    assertThat(summary(request(sentences(), 1000, 1000))).doesNotHaveDuplicates();
  }

  @Test
  void readingAnAnswerAgainGivesTheSameSummary() throws EngineException {
    SummaryRequest request = request(sentences(), 3, 1000);
    Answer answer = engine().ask(request);
    assertThat(engine().read(request, answer)).isEqualTo(engine().read(request, answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s99.99", "{", "s0.0\ns77.1", "<html>502</html>"})
  void whatIsNoAnswerIsRejected(String body) {
    SummaryRequest request = request(sentences(), 3, 1000);
    assertThatExceptionOfType(EngineException.Rejected.class)
        .isThrownBy(() -> engine().read(request, new Answer(body, Usage.free(0))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"…", "\u200f\u202e", "12", "lone \ud800", "<b>&amp;</b>"})
  void anyTextIsSummarisedOrRefused(String text) throws EngineException {
    SummaryRequest request = request(List.of(text), 1, 10);
    try {
      assertThat(summary(request)).hasSizeLessThanOrEqualTo(1);
    } catch (EngineException.Rejected e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private SummaryRequest request(List<String> sentences, int maxSentences, int maxWords) {
    List<Segment> segments = new ArrayList<>();
    for (String sentence : sentences) {
      segments.add(new Segment("s0." + segments.size(), sentence + " "));
    }
    return new SummaryRequest(pair(), "", segments, maxSentences, maxWords);
  }

  private List<SummarySentence> summary(SummaryRequest request) throws EngineException {
    return engine().read(request, engine().ask(request));
  }

  private static long words(SummaryRequest request, List<SummarySentence> summary) {
    return request.segments().stream()
        .filter(segment -> summary.stream().anyMatch(s -> s.evidence().contains(segment.id())))
        .mapToLong(segment -> segment.content().split("\\s+").length)
        .sum();
  }
}
