package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.ScriptedEngine.Script;
import dev.diptych.digest.UnitResult.LineResult;
import dev.diptych.engine.TranslationRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a target that is missing, spoiled or doubtful. */
class AskAgainTest {

  private static final String SOURCE = "جملة رقم 7 هنا";
  private static final String GOOD = "Sentence number 7 in English words.";
  private static final String WRONG = "Sentence number 8 in English words.";
  private static final String TWICE_WRONG = "Sentence number 8 and not 9 in English words.";

  @Test
  void theSameEngineIsToldWhatWasWrongAndAskedForThatAlone() throws InterruptedException {
    ScriptedEngine engine =
        new ScriptedEngine("one", 100, request -> told(request) ? GOOD : good(request, WRONG))
            .thatHeedsRemarks();
    OneRun run = OneRun.of(engine);

    UnitResult result = run.translate("جملة رقم 1 هنا", SOURCE, "جملة رقم 3 هنا");

    assertThat(result.state()).isEqualTo(UnitState.TRANSLATED);
    assertThat(result.lines().get(1).target()).isEqualTo(GOOD);
    assertThat(engine.asked()).hasSize(2);
    TranslationRequest second = engine.asked().get(1);
    assertThat(second.segments()).containsExactly(SOURCE);
    assertThat(second.remarks())
        .containsExactly(
            "The number “7” is not the same in source and translation.",
            "The number “8” is not the same in source and translation.");
    assertThat(run.again(engine).translate(SOURCE).state()).isEqualTo(UnitState.TRANSLATED);
    assertThat(engine.asked()).as("what is remembered is the better one").hasSize(2);
  }

  @Test
  void itIsAskedOnceMoreAndNotForEver() throws InterruptedException {
    ScriptedEngine engine =
        new ScriptedEngine("one", 100, request -> told(request) ? TWICE_WRONG : WRONG)
            .thatHeedsRemarks();
    OneRun run = OneRun.of(engine);

    LineResult line = run.translate(SOURCE).lines().get(0);

    assertThat(engine.asked()).hasSize(2);
    assertThat(line.target()).as("fewest doubts").isEqualTo(WRONG);
    assertThat(line.state()).isEqualTo(UnitState.WARNED);
    assertThat(line.findings()).extracting(Finding::check).containsOnly(Check.NUMBERS);
    run.again(engine).translate(SOURCE);
    assertThat(engine.asked()).as("the doubtful is remembered too").hasSize(2);
  }

  @Test
  void anEngineThatCannotBeToldIsAskedAgainOnlyForWhatItLeftOut() throws InterruptedException {
    ScriptedEngine engine =
        new ScriptedEngine(
            "one",
            100,
            request ->
                request.segments().size() > 1
                    ? "Sentence number 9 in English words.\n \nSentence number 3 in English words."
                    : ScriptedEngine.plain(request));

    UnitResult result = OneRun.of(engine).translate("جملة رقم 1 هنا", SOURCE, "جملة رقم 3 هنا");

    assertThat(engine.asked()).hasSize(2);
    assertThat(engine.asked().get(1).segments()).containsExactly(SOURCE);
    assertThat(result.lines())
        .extracting(LineResult::state)
        .containsExactly(UnitState.WARNED, UnitState.TRANSLATED, UnitState.TRANSLATED);
  }

  @Test
  void whatStaysInDoubtGoesToTheNextEngine() throws InterruptedException {
    ScriptedEngine first = always("first", WRONG);
    ScriptedEngine second = always("second", GOOD);
    OneRun run = OneRun.of(first, second);

    UnitResult result = run.translate(SOURCE);

    assertThat(result.state()).isEqualTo(UnitState.TRANSLATED);
    assertThat(result.engines()).isEqualTo("second");
    assertThat(run.again(first, second).translate(SOURCE).engines()).isEqualTo("second");
    assertThat(first.asked()).as("nothing is paid for twice").hasSize(1);
    assertThat(second.asked()).hasSize(1);
  }

  @Test
  void ofAllCandidatesTheOneWithTheFewestDoubtsStands() throws InterruptedException {
    UnitResult result =
        OneRun.of(always("first", TWICE_WRONG), always("second", WRONG), always("third", WRONG))
            .translate(SOURCE);

    assertThat(result.engines()).isEqualTo("second");
    assertThat(result.state()).isEqualTo(UnitState.WARNED);
  }

  @Test
  void aDraftNeverStandsBeforeAnotherEngines() throws InterruptedException {
    ScriptedEngine draft = always("draft", GOOD).thatDrafts();

    UnitResult result = OneRun.of(always("first", WRONG), draft).translate(SOURCE);

    assertThat(result.engines()).isEqualTo("first");
    assertThat(result.state()).isEqualTo(UnitState.WARNED);
    assertThat(draft.asked()).isEmpty();
  }

  @Test
  void aDraftInDoubtMakesPlaceForAnotherThatIsInDoubtToo() throws InterruptedException {
    UnitResult result =
        OneRun.of(always("draft", WRONG).thatDrafts(), always("second", TWICE_WRONG))
            .translate(SOURCE);

    assertThat(result.engines()).isEqualTo("second");
  }

  @Test
  void aBudgetThatEndsLeavesTheDoubtfulInPlace() throws InterruptedException {
    ScriptedEngine engine = always("one", WRONG).thatHeedsRemarks();
    OneRun run =
        OneRun.of(engine)
            .budget(new Budget(new Budget.Limits(1L, null, null), Budget.Amount.NOTHING), engine);

    LineResult line = run.translate(SOURCE).lines().get(0);

    assertThat(engine.asked()).hasSize(1);
    assertThat(line.target()).isEqualTo(WRONG);
    assertThat(line.state()).isEqualTo(UnitState.WARNED);
  }

  @Test
  void remarksQuoteLittleOfTheArticle() {
    Finding finding =
        new Finding(Check.VERBATIM, Finding.Severity.DOUBT, List.of("x\n".repeat(500)));

    assertThat(Remarks.of(List.of(finding)))
        .singleElement()
        .satisfies(remark -> assertThat(remark).hasSizeLessThan(130).doesNotContain("\n"));
  }

  private static boolean told(TranslationRequest request) {
    return !request.remarks().isEmpty();
  }

  /** Right but for the sentence of the tests. */
  private static String good(TranslationRequest request, String instead) {
    return ScriptedEngine.plain(request).replace(GOOD, instead);
  }

  private static ScriptedEngine always(String name, String answer) {
    Script script = request -> answer;
    return new ScriptedEngine(name, 100, script);
  }
}
