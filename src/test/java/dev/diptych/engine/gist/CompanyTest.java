package dev.diptych.engine.gist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.engine.GlossaryTerm;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the words may stand that decide what another means; a place a line. */
class CompanyTest {

  private static final Translator TRANSLATOR = new Translator(Lexicon.load());

  private static String english(String arabic) {
    return TRANSLATOR.translate(arabic, Terms.NONE).text();
  }

  @ParameterizedTest
  @CsvSource({
    // the object, also behind its subject, before its verb, and as a plural in a phrase
    "نشر القائد جنودا في القرية., deployed",
    "نشر الجندي كتابا عن القرية., published",
    "الوزارة نشرت جنودا في القرية., deployed",
    "انتشرت القوات المسلحة في القرية., deployed",
    // what a relative clause is about
    "قرأ المدير التقرير الذي نشره الجيش., published",
    // the subject
    "هبطت الأسعار., fell",
    "هبطت المروحية., landed",
    // behind a preposition
    "قضى السائق في حادث., died",
    // a genitive, and the noun whose genitive it is
    "زار الملك عميد الكلية., dean",
    "قرأ الوزير نص المادة., article",
    // an adjective, and the noun of an adjective
    "دمر الجيش آلية مدرعة., vehicle",
    "زار الملك مدرسة أهلية., private school",
    "انتهت الحرب الأهلية., civil war",
  })
  void companyDecides(String arabic, String expected) {
    assertThat(english(arabic)).contains(expected);
  }

  @Test
  void verbalNounsTakeTheSenseOfTheirVerbs() {
    assertThat(english("تم نشر الجنود على الحدود.")).contains("were deployed");
    assertThat(english("طالب المدير بفصل الموظف.")).contains("dismiss");
  }

  @Test
  void participlesTakeTheSenseOfTheirVerbs() {
    assertThat(english("عادت القوات المنشورة إلى القاعدة.")).containsIgnoringCase("deployed");
  }

  @Test
  void companyEndsWithTheClause() {
    assertThat(english("نشر الكاتب مقالا، وعاد الجنود.")).contains("published");
    assertThat(english("قال إن الطائرة هبطت لأن الأسعار تغيرت.")).contains("landed");
  }

  @Test
  void aCompanionThatBelongsToTheSenseIsNotSaidTwice() {
    assertThat(english("أطلقت السلطات سراح السجناء."))
        .contains("released the prisoners")
        .doesNotContain("release of");
  }

  @Test
  void aPrepositionMayExcludeASense() {
    assertThat(english("اعتمدت الحكومة خطة جديدة.")).contains("adopted");
    assertThat(english("اعتمد الوزير على خطة جديدة.")).doesNotContain("adopted");
  }

  @Test
  void termsOfARequestAreNeitherChangedNorLeftOut() {
    Terms terms =
        new Terms(List.of(new GlossaryTerm("مادة", "stuff"), new GlossaryTerm("سراح", "liberty")));
    assertThat(TRANSLATOR.translate("قرأ الوزير نص مادة الدستور.", terms).text())
        .contains("stuff")
        .doesNotContain("article");
    assertThat(TRANSLATOR.translate("أطلقت السلطات سراح السجناء.", terms).text())
        .contains("liberty");
  }

  @Test
  void vowelSignsOutrankCompany() {
    assertThat(english("شِعْر طويل")).contains("poetry");
    assertThat(english("شعر طويل")).contains("hair");
  }

  /** Whoever mends the table finds the line that chose. */
  @Test
  void explainNamesTheLineAndTheCompanion() {
    assertThat(TRANSLATOR.explain("نشر القائد جنودا في القرية."))
        .containsPattern("نشر → deploy   beside جندي, company-verbs\\.tsv:\\d+");
  }

  @Test
  void companyAlsoChoosesAmongWordsSpelledAlike() {
    assertThat(english("خلف الانفجار خمسة قتلى.")).contains("left");
    assertThat(english("وقف الجندي خلف الجدار.")).contains("behind");
  }

  /** Two thousand verbs and their objects without a stop: bounded work a word, no exception. */
  @Test
  void aSentenceWithoutEndIsRead() {
    String all = String.join(" ", Collections.nCopies(2000, "نشر الجيش"));
    assertThat(english(all)).isNotEmpty().hasSizeLessThan(100_000);
  }
}
