package dev.diptych.intake.heading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.intake.Block;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClausesTest {

  private static final String RULE = "لا يجوز لأحد أن يصطاد في البحيرة بعد غروب الشمس من دون إذن.";

  @Test
  void theClausesOfADecreeAreItsSections() {
    assertThat(
            headings(
                "قرار رقم ٩ لسنة ٢٠٢٦\n"
                    + "بشأن الصيد في البحيرة\n\n"
                    + "وزير الزراعة\n"
                    + "بعد الاطلاع على القانون، قرر ما يلي:\n\n"
                    + "المادة (١)\n"
                    + RULE
                    + "\n\nالمادة (٢)\nيعاقب كل من خالف المادة (١) من هذا القرار:\nأ- بالغرامة.\nب-"
                    + " بالحبس.\n\nالمادة (٣)\nينشر هذا القرار."))
        .containsExactly(
            "1 قرار رقم ٩ لسنة ٢٠٢٦ بشأن الصيد في البحيرة",
            "2 المادة (١)",
            "2 المادة (٢)",
            "2 المادة (٣)");
  }

  @Test
  void wordsFiguresAndBothSetsOfDigitsCount() {
    assertThat(
            headings(
                "المادة الأولى: "
                    + RULE
                    + "\nالمادة الثانية: "
                    + RULE
                    + "\nالمادة الحادية عشرة: نص"))
        .containsExactly("2 المادة الأولى", "2 المادة الثانية");
    assertThat(headings("مادة 1 - " + RULE + "\nمادة 2 - " + RULE + "\nمادة 3 - " + RULE))
        .containsExactly("2 مادة 1", "2 مادة 2", "2 مادة 3");
    assertThat(headings("Article premier\nThe lake is public.\n\nArticle 2\nNobody owns it."))
        .containsExactly("2 Article premier", "2 Article 2");
    assertThat(
            headings(
                "Treaty of the Lake\n\nARTICLE I\nThe lake is public.\n\nARTICLE II\nIt is open."))
        .containsExactly("1 Treaty of the Lake", "2 ARTICLE I", "2 ARTICLE II");
    assertThat(headings("Art. 1er. - The lake is public.\nArt. 2. - Nobody owns it."))
        .containsExactly("2 Art. 1er", "2 Art. 2");
  }

  @Test
  void chaptersStandAboveTheirClauses() {
    assertThat(
            headings(
                "قانون البحيرة\n\nالفصل الأول\n\nالمادة 1\n"
                    + RULE
                    + "\n\nالفصل الثاني\n\nالمادة 2\n"
                    + RULE))
        .containsExactly(
            "1 قانون البحيرة", "2 الفصل الأول", "3 المادة 1", "2 الفصل الثاني", "3 المادة 2");
  }

  @Test
  void aReferenceIsNoClause() {
    assertThat(
            headings(
                "المحكمة ترفض الطعن\n\n"
                    + "المادة 2 من القانون تنص على ذلك، كما قال القاضي في جلسته أمس.\n\n"
                    + RULE))
        .noneMatch(line -> line.contains("المادة"));
    assertThat(
            headings(
                "Judge rules\n\nArticle 1 of the law says so, the judge said on Monday.\n\nArticle"
                    + " 2 of the law does not, he went on to say in court."))
        .noneMatch(line -> line.contains("Article"));
  }

  @Test
  void paragraphsOfOtherFormatsAreMarkedAlike() {
    List<Block> marked =
        new LayoutHeadingDetector()
            .structure(
                List.of(
                    Block.paragraph("قرر المجلس ما يلي:"),
                    Block.paragraph("المادة ١: " + RULE),
                    Block.paragraph("المادة ٢"),
                    Block.paragraph(RULE)));
    assertThat(marked)
        .extracting(Block::kind)
        .containsExactly(
            Block.Kind.PARAGRAPH,
            Block.Kind.HEADING,
            Block.Kind.PARAGRAPH,
            Block.Kind.HEADING,
            Block.Kind.PARAGRAPH);
  }

  private static List<String> headings(String text) {
    return PlainTextStructure.blocks(text).stream()
        .filter(block -> block.kind() == Block.Kind.HEADING)
        .map(block -> block.level() + " " + block.text())
        .toList();
  }
}
