package dev.diptych.engine.gist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conjugation and declension, and English inflection. */
class MorphologyTest {

  private static Set<String> forms(String perfect, String imperfect) {
    Set<String> forms = new TreeSet<>();
    Lemma verb = Lemma.of(Category.VERB, perfect, "do");
    VerbForms.generate(verb, imperfect, form -> forms.add(form.spelling()));
    return forms;
  }

  @Test
  void soundVerb() {
    assertThat(forms("كتب", "يكتب")).contains("كتبت", "كتبوا", "كتبنا", "تكتب", "يكتبون", "أكتب");
  }

  @Test
  void hollowVerb() {
    assertThat(forms("قال", "يقول"))
        .contains("قالت", "قلت", "قلنا", "يقولون", "يقل", "قيل", "يقال");
    assertThat(forms("أراد", "يريد")).contains("أردت", "يرد", "أريد", "يراد");
  }

  @Test
  void defectiveVerb() {
    assertThat(forms("دعا", "يدعو")).contains("دعت", "دعوا", "دعوت", "يدعون", "يدع", "دعي", "يدعى");
    assertThat(forms("اشترى", "يشتري")).contains("اشترت", "اشتروا", "اشتريت", "اشترا", "يشترون");
    assertThat(forms("بقي", "يبقى")).contains("بقيت", "بقوا", "يبقون", "يبق");
  }

  @Test
  void doubledVerb() {
    assertThat(forms("مد", "يمد")).contains("مدت", "مددت", "مدوا");
    assertThat(forms("احتل", "يحتل")).contains("احتللت", "احتلت");
    assertThat(forms("استمر", "يستمر")).contains("استمررت");
  }

  @ParameterizedTest
  @CsvSource({
    "كتب,يكتب,كاتب,مكتوب",
    "قال,يقول,قائل,مقول",
    "مد,يمد,ماد,ممدود",
    "انسحب,ينسحب,منسحب,منسحب"
  })
  void participles(String perfect, String imperfect, String active, String passive) {
    assertThat(VerbForms.activeParticiple(perfect, imperfect)).isEqualTo(active);
    assertThat(VerbForms.passiveParticiple(perfect, imperfect)).isEqualTo(passive);
  }

  @Test
  void nouns() {
    Set<String> forms = new TreeSet<>();
    Lemma car = Lemma.of(Category.NOUN, "سيارة", "car");
    NominalForms.noun(car, List.of("سيارات"), form -> forms.add(form.spelling()));
    assertThat(forms).contains("سيارة", "سيارت", "سيارتان", "سيارتين", "سيارتي", "سيارات");
    Set<String> sound = new TreeSet<>();
    Lemma engineer = Lemma.of(Category.NOUN, "مهندس", "engineer", "person");
    NominalForms.noun(engineer, List.of("مهندسون"), form -> sound.add(form.spelling()));
    assertThat(sound).contains("مهندسا", "مهندسون", "مهندسين", "مهندسو", "مهندسي");
  }

  @ParameterizedTest
  @CsvSource({
    "carry out,carried out,carrying out,carries out",
    "take,took,taking,takes",
    "admit,admitted,admitting,admits",
    "lie,lay,lying,lies",
    "play,played,playing,plays"
  })
  void englishVerbs(String base, String past, String ing, String third) {
    assertThat(English.past(base)).isEqualTo(past);
    assertThat(English.ing(base)).isEqualTo(ing);
    assertThat(English.third(base)).isEqualTo(third);
  }

  @ParameterizedTest
  @CsvSource({
    "city,cities",
    "member of parliament,members of parliament",
    "prime minister,prime ministers",
    "child,children",
    "spokesman,spokesmen"
  })
  void englishPlurals(String singular, String plural) {
    assertThat(English.plural(singular, "")).isEqualTo(plural);
  }

  @ParameterizedTest
  @CsvSource({"hour,an", "university,a", "agreement,an", "US,a", "European,a", "8,an", "MP,an"})
  void englishArticles(String next, String article) {
    assertThat(English.article(next)).isEqualTo(article);
  }
}
