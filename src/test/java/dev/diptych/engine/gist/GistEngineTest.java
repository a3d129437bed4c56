package dev.diptych.engine.gist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Reach;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

class GistEngineTest {

  private static final GistEngine ENGINE = new GistEngine();
  private static final LanguagePair PAIR = new LanguagePair("ar", "en");

  @Test
  void itSaysWhoItIs() {
    assertThat(ENGINE.identity().name()).isEqualTo("gist");
    assertThat(ENGINE.draft()).isTrue();
    assertThat(ENGINE.reach()).isEqualTo(Reach.PROCESS);
    assertThat(ENGINE.repeatable()).isTrue();
    assertThat(ENGINE.identity().version()).matches("\\d+-[0-9a-f]{12}");
  }

  @Test
  void itTranslatesArabicOfAnyRegionIntoEnglishOnly() {
    assertThat(ENGINE.supports(PAIR)).isTrue();
    assertThat(ENGINE.supports(new LanguagePair("ar-EG", "en-GB"))).isTrue();
    assertThat(ENGINE.supports(new LanguagePair("fa", "en"))).isFalse();
    assertThat(ENGINE.supports(new LanguagePair("ar", "fr"))).isFalse();
  }

  @Test
  void oneTargetForEachSegmentInOrderWithItsDoubts() throws Exception {
    TranslationRequest request =
        new TranslationRequest(
            PAIR, List.of("وصل الوزير.\n", "غرضبوش", "قالت الحكومة.\n\n"), List.of());
    List<SegmentTarget> targets = ENGINE.read(request, ENGINE.ask(request));
    assertThat(targets).hasSize(3);
    assertThat(targets.get(0).text()).isEqualTo("The minister arrived.");
    assertThat(targets.get(0).doubts()).isEmpty();
    assertThat(targets.get(1).doubts()).containsExactly("name transliterated: غرضبوش");
    assertThat(targets.get(2).text()).isEqualTo("The government said.");
  }

  @Test
  void theGlossaryOverridesTheLexicon() throws Exception {
    TranslationRequest request =
        new TranslationRequest(
            PAIR,
            List.of("زار الوزير مجلس النواب."),
            List.of(new GlossaryTerm("مجلس النواب", "House of Representatives")));
    assertThat(ENGINE.read(request, ENGINE.ask(request)).get(0).text())
        .contains("House of Representatives");
  }

  @Test
  void anAnswerForAnotherRequestIsRejected() {
    TranslationRequest request = new TranslationRequest(PAIR, List.of("نعم", "لا"), List.of());
    assertThatThrownBy(() -> ENGINE.read(request, new Answer("yes\n", Usage.free(1))))
        .isInstanceOf(EngineException.Rejected.class)
        .hasMessageContaining("1 targets for 2 segments");
  }

  @Test
  void explainShowsTheStages() {
    assertThat(ENGINE.explain("وصل الوزير."))
        .contains("tokens and readings", "chosen", "English", "The minister arrived.");
  }
}
