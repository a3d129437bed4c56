package dev.diptych.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Bidi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphOrderTest {

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
    assertThat(read(visual(logical, Bidi.RTL), true)).isEqualTo(logical);
  }

  @Test
  void arabicWordsInAnEnglishLineTurnWhereTheyStand() {
    String logical = "The paper الشرق الأوسط was founded in 1978.";
    assertThat(read(visual(logical, Bidi.LTR), false)).isEqualTo(logical);
  }

  @Test
  void leftToRightTextStaysAsItIs() {
    assertThat(read("Nothing (to) do: 3.5%", true)).isEqualTo("Nothing (to) do: 3.5%");
  }

  private static String read(String visual, boolean rightToLeft) {
    return GlyphOrder.toLogical(
        visual.codePoints().mapToObj(Character::toString).toList(), rightToLeft);
  }

  private static String visual(String logical, byte direction) {
    return new Bidi(logical, direction).writeReordered(Bidi.DO_MIRRORING);
  }
}
