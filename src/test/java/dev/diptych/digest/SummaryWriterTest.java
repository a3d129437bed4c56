package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.WorkUnit.Line;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Reach;
import dev.diptych.engine.RequestContext;
import dev.diptych.engine.SummaryEngine;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.engine.SummarySentence;
import dev.diptych.engine.Usage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Summaries that an engine writes: what stands, what is asked again, what is missing. */
class SummaryWriterTest {

  private static final String RIGHT = "The mayor opened library 7 on Monday.|s0.1";

  private static final WorkUnit ARTICLE =
      new WorkUnit(
          "article",
          WorkUnit.SUMMARY,
          new LanguagePair("ar", "en"),
          List.of(
              new Line("s0.1", "افتتح رئيس البلدية صباح يوم الاثنين المكتبة رقم 7 في وسط المدينة."),
              new Line("s0.2", "وقال الرئيس: «نحن سعداء بهذا اليوم الجميل في مدينتنا الصغيرة»."),
              new Line("s0.3", "تضم المكتبة الجديدة ألف كتاب وتفتح أبوابها كل يوم حتى المساء.")),
          RequestContext.NONE);

  @Test
  void whatTheArticleSaysStandsWithItsEvidenceAndIsPaidForOnce() throws InterruptedException {
    Writes engine = new Writes(RIGHT);
    OneRun run = OneRun.of();

    UnitResult result = run.write(engine, ARTICLE);

    assertThat(result.state()).isEqualTo(UnitState.TRANSLATED);
    assertThat(result.engines()).isEqualTo("writes");
    assertThat(result.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.segmentId()).isEqualTo("summary.1");
              assertThat(line.target()).isEqualTo("The mayor opened library 7 on Monday.");
              assertThat(line.evidence()).containsExactly("s0.1");
            });
    assertThat(run.again().write(engine, ARTICLE).lines()).isEqualTo(result.lines());
    assertThat(engine.asked).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a number of nowhere; The mayor opened 8 libraries.|s0.1",
        "a number of another segment; It holds many books and has number 7.|s0.3",
        "a quotation of nowhere; The library is \u201cthe best\u201d of all.|s0.3",
        "the source again; افتتح رئيس البلدية المكتبة رقم 7.|s0.1",
        "nothing; |s0.1",
        "four sentences; A mayor.|s0.1#A mayor came.|s0.1#A mayor went.|s0.1#A mayor sat.|s0.1",
        "more than half; The mayor of the city opened a library in the morning of that day in the"
            + " middle of the town and many people came to see it.|s0.1",
      })
  void whatTheArticleDoesNotSayIsAskedForOnceMoreAndThenSentencesAreChosen(
      String what, String written) throws InterruptedException {
    Writes engine = new Writes(written);

    UnitResult result = OneRun.of().write(engine, ARTICLE);

    assertThat(result.lines()).as(what).isEmpty();
    assertThat(result.state()).isEqualTo(UnitState.TRANSLATED);
    assertThat(engine.asked).isEqualTo(2);
  }

  @Test
  void theSecondAnswerMayBeRight() throws InterruptedException {
    Writes engine = new Writes("The mayor opened 8 libraries.|s0.1", RIGHT);
    assertThat(OneRun.of().write(engine, ARTICLE).lines()).hasSize(1);
  }

  @Test
  void numbersMayBeSaidInWordsAndQuotesStandWhereTheEvidenceQuotes() throws InterruptedException {
    Writes engine =
        new Writes("The library has 1000 books.|s0.3#\u201cWe are glad\u201d, he said.|s0.2");
    assertThat(OneRun.of().write(engine, ARTICLE).lines()).hasSize(2);
  }

  @Test
  void anEngineThatIsOutLeavesTheSummaryToALaterPass() throws InterruptedException {
    Writes engine = new Writes();
    UnitResult result = OneRun.of().write(engine, ARTICLE);
    assertThat(result.state()).isEqualTo(UnitState.DEFERRED);
    assertThat(result.causes()).containsExactly(Cause.of(Cause.Code.ENGINE_OUT, "writes", "down"));
  }

  @Test
  void anArticleThatIsTooLongIsNotCut() throws InterruptedException {
    Writes engine = new Writes(RIGHT);
    engine.longest = 50;
    assertThat(OneRun.of().write(engine, ARTICLE).lines()).isEmpty();
    assertThat(engine.asked).isZero();
  }

  /** Writes what it is told, the last for ever; nothing told, it is down. */
  private static final class Writes implements SummaryEngine {

    private final List<String> answers;
    private int asked;
    private int longest = 10_000;

    Writes(String... answers) {
      this.answers = List.of(answers);
    }

    @Override
    public String name() {
      return "writes";
    }

    @Override
    public Reach reach() {
      return Reach.NETWORK;
    }

    @Override
    public EngineIdentity identity() {
      return new EngineIdentity("writes", "model", "1");
    }

    @Override
    public boolean extractive() {
      return false;
    }

    @Override
    public boolean supports(LanguagePair pair) {
      return true;
    }

    @Override
    public EngineLimits summaryLimits() {
      return new EngineLimits(Integer.MAX_VALUE, longest);
    }

    @Override
    public Answer ask(SummaryRequest request) throws EngineException {
      if (answers.isEmpty()) {
        throw new EngineException.Unavailable("down", null);
      }
      String answer = answers.get(Math.min(asked++, answers.size() - 1));
      return new Answer(answer, Usage.free(request.characters()));
    }

    @Override
    public List<SummarySentence> read(SummaryRequest request, Answer answer) {
      List<SummarySentence> sentences = new ArrayList<>();
      for (String sentence : answer.body().split("#")) {
        String[] parts = sentence.strip().split("\\|");
        sentences.add(new SummarySentence(parts[0].strip(), List.of(parts[1])));
      }
      return sentences;
    }
  }
}
