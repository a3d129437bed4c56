package dev.diptych.engine.gist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.effort.Effort;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, an English answer goes out. */
class HostileTextTest {

  private static final Translator TRANSLATOR = new Translator(Lexicon.load());

  private static String translate(String arabic) {
    return TRANSLATOR.translate(arabic, Terms.NONE).text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ذَهَبَ الوَلَدُ إِلَى المَدْرَسَةِ",
        "الرئيــــــس",
        "ﺍﻟﺮﺋﻴﺲ ﻭﺻﻞ",
        "ايه اللي حصل يا جماعة ده كلام مش معقول خالص",
        "شركة Google أعلنت عن Pixel 9",
        "#عاجل_الآن تابعوا https://example.org/a?b=c @user",
        "قفا نبك من ذكرى حبيب ومنزل بسقط اللوى بين الدخول فحومل",
        "لا",
        "؟؟؟!!! ... ،،",
        "و ف ب ل ك ال",
        "وووووووو",
        "ـــــ",
        "ًٌٍَُِّْ",
        "ک گ چ پ ژ ی ہ ے ٹ",
        "ب\u200Fع\u202Eد",
        "1,2.3:4%5/6-7"
      })
  void neverArabicNeverFailure(String text) {
    assertThat(translate(text)).doesNotContainPattern("[\\u0600-\\u06FF\\uFB50-\\uFEFE]");
  }

  @Test
  void diacriticsAndPresentationFormsMakeNoDifference() {
    String plain = translate("الرئيس وصل");
    assertThat(translate("الرَّئِيسُ وَصَلَ")).isEqualTo(plain);
    assertThat(translate("ﺍﻟﺮﺋﻴﺲ ﻭﺻﻞ")).isEqualTo(plain);
    assertThat(translate("الرئيـــس وصل")).isEqualTo(plain);
  }

  @Test
  void latinAndAddressesStay() {
    assertThat(translate("أعلنت شركة Google الخبر على https://example.org/a?b=c"))
        .contains("Google")
        .contains("https://example.org/a?b=c");
  }

  @Test
  void theEffortGrowsWithTheLengthOfASentence() {
    String clause = "قال الوزير الذي زار المدينة التي دمرتها القوات إن ";
    new Effort<>(Translating.class).assertLinear(90, clause::repeat);
    assertThat(translate(clause.repeat(350))).hasSizeGreaterThan(3000);
  }

  static final class Translating implements Function<String, Runnable> {
    private final Translator translator = new Translator(Lexicon.load());

    @Override
    public Runnable apply(String text) {
      return () -> translator.translate(text, Terms.NONE);
    }
  }

  @Test
  void randomLettersAreAnswered() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 60; j++) {
        text.append(random.nextInt(5) == 0 ? ' ' : (char) (0x0600 + random.nextInt(0x100)));
      }
      assertThat(translate(text.toString())).doesNotContainPattern("[\\u0620-\\u064A]");
    }
  }

  @Test
  void emptyTextIsAnsweredWithEmptyText() {
    assertThat(translate("")).isEmpty();
  }
}
