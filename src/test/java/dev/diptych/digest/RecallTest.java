package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Reach;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is used again of what earlier runs brought, and in whose name. */
class RecallTest {

  private static final String TEXT = "جملة رقم 1 هنا";
  private static final String OTHER = "جملة رقم 2 هنا";

  private final AtomicBoolean down = new AtomicBoolean();
  private final ScriptedEngine first =
      new ScriptedEngine(
          "first",
          100,
          request -> {
            if (down.get()) {
              throw new EngineException.Unavailable("no route", null);
            }
            return ScriptedEngine.plain(request);
          });
  private final ScriptedEngine second = ScriptedEngine.good("second");

  @Test
  void aNightOfTheSecondEngineIsNotUsedForEver() throws InterruptedException {
    OneRun night = OneRun.of(first, second);
    down.set(true);
    assertThat(night.translate(TEXT).engines()).isEqualTo("second");
    down.set(false);

    OneRun next = night.again(first, second);
    assertThat(next.translate(TEXT).engines()).isEqualTo("first");

    down.set(true);
    OneRun third = night.again(first, second);
    assertThat(third.translate(TEXT).engines())
        .as("what the first engine once did stands, also while it is down")
        .isEqualTo("first");
    assertThat(second.asked()).hasSize(1);
  }

  @Test
  void whatTheSecondOnceDidIsUsedWhileTheFirstIsOut() throws InterruptedException {
    OneRun night = OneRun.of(first, second);
    down.set(true);
    night.translate(TEXT);

    UnitResult result = night.again(first, second).translate(TEXT);

    assertThat(result.engines()).isEqualTo("second");
    assertThat(second.asked()).as("it is not asked again").hasSize(1);
  }

  @Test
  void whatTheSecondOnceDidIsUsedWhereTheFirstCannotTranslateThisText()
      throws InterruptedException {
    ScriptedEngine picky =
        new ScriptedEngine(
            "picky",
            100,
            request -> {
              if (request.segments().contains(TEXT)) {
                throw new EngineException.Rejected("bad content", null);
              }
              return ScriptedEngine.plain(request);
            });
    OneRun night = OneRun.of(picky, second);
    night.translate(TEXT);
    int asked = second.asked().size();

    UnitResult result = night.again(picky, second).translate(TEXT, OTHER);

    assertThat(result.lines())
        .extracting(line -> line.engine().name())
        .containsExactly("second", "picky");
    assertThat(second.asked()).hasSize(asked);
  }

  @Test
  void aPersonsTargetComesFirstAlsoForAnEngineThatRepeats() throws InterruptedException {
    ScriptedEngine repeats = ScriptedEngine.good("repeats").thatRepeats();
    OneRun night = OneRun.of(repeats);
    night.kept.remember(
        new LanguagePair("ar", "en"),
        Set.of(new Memory.Entry(TEXT, "By hand.", EngineCredit.HUMAN, "", List.of())));

    UnitResult result = night.translate(TEXT, OTHER);

    assertThat(result.lines().get(0).target()).isEqualTo("By hand.");
    assertThat(result.lines().get(0).engine()).isEqualTo(EngineCredit.HUMAN);
    assertThat(repeats.asked())
        .singleElement()
        .satisfies(r -> assertThat(r.segments()).containsExactly(OTHER));
  }

  @Test
  void whatAnEngineRepeatsIsNeitherLoggedNorRememberedNorCounted() throws InterruptedException {
    ScriptedEngine repeats = ScriptedEngine.good("repeats").thatRepeats();
    OneRun night =
        OneRun.of(repeats)
            .budget(new Budget(new Budget.Limits(0L, 0L, null), Budget.Amount.NOTHING), repeats);

    assertThat(night.translate(TEXT).state()).isEqualTo(UnitState.TRANSLATED);
    assertThat(night.again(repeats).translate(TEXT).state()).isEqualTo(UnitState.TRANSLATED);

    assertThat(repeats.asked()).hasSize(2);
    assertThat(night.kept.answerCount()).isZero();
    assertThat(night.kept.entryCount()).isZero();
  }

  @Test
  void aTargetFromMemoryCarriesTheModelThatMadeIt() throws InterruptedException {
    OneRun night = OneRun.of(first);
    EngineCredit made = night.translate(TEXT).lines().get(0).engine();
    assertThat(made).isEqualTo(new EngineCredit("first", "script", false, Reach.NETWORK));

    assertThat(night.again(first).translate(TEXT).lines().get(0).engine()).isEqualTo(made);
    ScriptedEngine newer = ScriptedEngine.good("first").model("script-2");
    assertThat(night.again(newer).translate(TEXT, OTHER).lines())
        .extracting(line -> line.engine().model())
        .as("another model is another fingerprint")
        .containsExactly("script-2", "script-2");
  }

  @Test
  void anEntryFromBeforeModelsWereKeptIsCreditedByItsFingerprint() throws InterruptedException {
    OneRun night = OneRun.of(first);
    night.kept.remember(
        new LanguagePair("ar", "en"),
        Set.of(
            new Memory.Entry(
                TEXT,
                "Sentence number 1 of old.",
                EngineCredit.named("first"),
                "first/script/1",
                List.of())));

    assertThat(night.translate(TEXT).lines().get(0).engine())
        .isEqualTo(new EngineCredit("first", "script", false, Reach.NETWORK));
    assertThat(first.asked()).isEmpty();
  }
}
