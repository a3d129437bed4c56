package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.article.Article;
import dev.diptych.article.ArticleFacts;
import dev.diptych.article.Section;
import dev.diptych.article.Segment;
import dev.diptych.article.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyDifferencesTest {

  private static final String ONE =
      "أعلنت البلدية افتتاح الجسر الجديد أمام ثلاثين ألف مركبة يوميا.";
  private static final String TWO = "وقال المهندس سامر النجار إن كلفة المشروع بلغت 9 ملايين دينار.";
  private static final String THREE = "وسيبقى الممر القديم مفتوحا للمشاة حتى نهاية الشهر المقبل.";

  @Test
  void anotherNumberIsADifference() {
    assertThat(differs(ONE, TWO.replace("9 ملايين", "12 مليون"), THREE))
        .containsExactly("12 مليون");
    assertThat(differs(ONE.replace("ثلاثين", "أربعين"), TWO, THREE)).containsExactly("أربعين");
    assertThat(differs(ONE, TWO.replace("9", "9.5"), THREE)).containsExactly("9.5");
  }

  @Test
  void anotherNameIs() {
    assertThat(differs(ONE, TWO.replace("سامر النجار", "كمال الحاج"), THREE))
        .containsExactly("كمال الحاج");
    assertThat(differs(ONE, TWO.replace("سامر النجار", "سامر يوسف النجار"), THREE))
        .containsExactly("يوسف");
  }

  @Test
  void aSentenceMoreIsOneAsItStands() {
    String more = "وأصيب عاملان بجروح طفيفة خلال الأعمال في الصيف.";
    assertThat(differs(ONE, TWO, more, THREE)).containsExactly(more);
  }

  @Test
  void aNumberThatStandsElsewhereInTheStoryIsOneAllTheSame() {
    String first = "وقتل 3 أشخاص في الحادث وأصيب 9 بجروح طفيفة في المكان.";
    assertThat(differsFrom(List.of(first, TWO), List.of(first.replace("3", "9"), TWO)))
        .containsExactly("9");
    assertThat(
            differsFrom(
                List.of(first, TWO),
                List.of(first.replace("9", "x").replace("3", "9").replace("x", "3"), TWO)))
        .as("two numbers that changed their places")
        .isNotEmpty();
    assertThat(differsFrom(List.of(first, TWO), List.of(first.replace("3", "5"), TWO)))
        .containsExactly("5");
  }

  @Test
  void spellingOrderAndFewerSentencesAreNone() {
    assertThat(differs(THREE, ONE)).isEmpty();
    assertThat(differs(ONE.replace("أعلنت", "اعلنت").replace("البلدية", "البَلَدِيّة"), TWO))
        .isEmpty();
    assertThat(differs(ONE.replace(".", ""), TWO + "!")).isEmpty();
  }

  @Test
  void whatIsSaidIsBounded() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      many.add(
          "جملة جديدة تماما رقمها " + i + " " + "كلمة".repeat(i % 7 + 1) + i + " شيء" + i + ".");
    }
    many.add("طويل " + String.join(" ", Collections.nCopies(400, "كلمات")) + ".");
    Collections.reverse(many);
    List<String> differences = differsFrom(List.of(ONE), many);
    assertThat(differences).hasSizeLessThanOrEqualTo(8);
    assertThat(differences).allMatch(text -> text.length() <= 161);
  }

  private static List<String> differs(String... copy) {
    return differsFrom(List.of(ONE, TWO, THREE), List.of(copy));
  }

  private static List<String> differsFrom(List<String> standing, List<String> copy) {
    return CopyDifferences.of(article(standing), article(copy));
  }

  private static Article article(List<String> sentences) {
    List<Segment> segments = new ArrayList<>();
    for (String sentence : sentences) {
      segments.add(new Segment("s0." + (segments.size() + 1), sentence + " "));
    }
    return new Article(
        new SourceFile("a.txt", 1, "0123456789abcdef"),
        "ar",
        ArticleFacts.NONE,
        List.of(new Section("s0", 0, "", "ar", segments)),
        List.of());
  }
}
