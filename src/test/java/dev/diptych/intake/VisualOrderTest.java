package dev.diptych.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Bidi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisualOrderTest {

  /** Unicode's own algorithm lays the line out; reading it must give the line back. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "وقعت الجزائر وتونس اليوم الاثنين 23 نوفمبر 2026 اتفاقا جديدا.",
        "بحسب ما أعلنت وكالة Reuters News للأنباء، وقال الوزير إن النسبة بلغت 3.5 بالمئة.",
        "ارتفعت الكميات بنسبة 15% خلال عامي 2020-2021 (الغاز والكهرباء).",
        "نظام Windows 10 متاح الآن في المتاجر.",
        "قال: «سنعمل معا [جميعا]»، ثم غادر."
      })
  void turnsALineIntoReadingOrder(String logical) {
    assertThat(VisualOrder.toLogical(visual(logical, Bidi.RTL))).isEqualTo(logical);
  }

  @Test
  void arabicWordsInAnEnglishLineTurnWhereTheyStand() {
    String logical = "The paper الشرق الأوسط was founded in 1978.";
    assertThat(VisualOrder.toLogical(visual(logical, Bidi.LTR))).isEqualTo(logical);
  }

  @Test
  void leftToRightTextStaysAsItIs() {
    assertThat(VisualOrder.toLogical("Nothing (to) do: 3.5%")).isEqualTo("Nothing (to) do: 3.5%");
  }

  @Test
  void tellsBackwardTextFromForwardText() {
    String text =
        "أعلنت الحكومة اليوم أن الشركة الجديدة ستبدأ العمل في المدينة الساحلية، وقالت الوزيرة إن"
            + " الخطة الجديدة مهمة.";
    assertThat(VisualOrder.isReversed(text)).isFalse();
    assertThat(VisualOrder.isReversed(visual(text, Bidi.RTL))).isTrue();
    assertThat(VisualOrder.isReversed("no Arabic at all")).isFalse();
  }

  private static String visual(String logical, byte direction) {
    return new Bidi(logical, direction).writeReordered(Bidi.DO_MIRRORING);
  }
}
