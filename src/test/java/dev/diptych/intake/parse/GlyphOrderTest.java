package dev.diptych.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Bidi;
import java.util.List;
import java.util.stream.Stream;
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
        "قال: «سنعمل معا [جميعا]»، ثم غادر.",
        "افتتحت مجموعة Northwind Foods (NWF) مخزنا {ثالثا} في المرفأ [حوض 4].",
        "نشرت مجلة (Sea Trade) عددها، وفي الفقرة (ب) منه أرقام."
      })
  void turnsALineIntoReadingOrder(String logical) {
    assertThat(read(visual(logical, Bidi.RTL), true)).isEqualTo(logical);
  }

  /** The same lines by a producer that names a bracket by what it means. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ارتفعت الكميات بنسبة [15%] خلال عامي 2020-2021 (الغاز والكهرباء).",
        "افتتحت مجموعة Northwind Foods (NWF) مخزنا {ثالثا} في المرفأ [حوض 4].",
        "نشرت مجلة (Sea Trade) عددها، وفي الفقرة (ب) منه أرقام.",
        "قال مدير شركة (HB) Harbour Bank إنه «راض» عنها."
      })
  void bracketsThatAreNamedByMeaning(String logical) {
    assertThat(read(new Bidi(logical, Bidi.RTL).writeReordered(0), true)).isEqualTo(logical);
  }

  @Test
  void aKindThatTellsNothingIsNamedAsTheOthers() {
    List<List<String>> lines =
        Stream.of("أعلن (أمس) عن [ 7 ] عقود", "ثم (غدا) عن أخرى")
            .map(line -> glyphs(new Bidi(line, Bidi.RTL).writeReordered(0)))
            .toList();
    BracketNames names = BracketNames.of(lines, true);
    assertThat(names.meant("[")).isEqualTo("[");
    assertThat(BracketNames.BY_SHAPE.meant("[")).isEqualTo("]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Issued 3 May 2026 ٣ أيار ٢٠٢٦ in two languages.",
        "See (كتاب ١٢) and ٤-حزيران-٢٠٢٦ there."
      })
  void arabicFiguresTurnWithTheWordsBesideThem(String logical) {
    assertThat(read(visual(logical, Bidi.LTR), false)).isEqualTo(logical);
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
    List<String> glyphs = glyphs(visual);
    return GlyphOrder.toLogical(glyphs, rightToLeft, BracketNames.of(List.of(glyphs), rightToLeft));
  }

  private static List<String> glyphs(String visual) {
    return visual.codePoints().mapToObj(Character::toString).toList();
  }

  private static String visual(String logical, byte direction) {
    return new Bidi(logical, direction).writeReordered(Bidi.DO_MIRRORING);
  }
}
