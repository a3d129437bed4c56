package dev.diptych.engine.gist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.engine.GlossaryTerm;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader sees: one phenomenon of Arabic a test. */
class GistTest {

  private static final Translator TRANSLATOR = new Translator(Lexicon.load());

  private static String translate(String arabic) {
    return TRANSLATOR.translate(arabic, Terms.NONE).text();
  }

  @Test
  @DisplayName("the subject behind its verb goes before it")
  void verbSubjectObject() {
    assertThat(translate("زار الرئيس المدينة أمس."))
        .isEqualTo("The president visited the city yesterday.");
  }

  @Test
  @DisplayName("a subject before its verb stays there")
  void subjectVerbObject() {
    assertThat(translate("الحكومة ترفض المبادرة."))
        .isEqualTo("The government refuses the initiative.");
  }

  @Test
  @DisplayName("reported speech names its speaker first")
  void reportedSpeech() {
    assertThat(translate("قال الوزير إن الاتفاق مهم."))
        .isEqualTo("The minister said that the agreement is important.");
  }

  @Test
  @DisplayName("a spokesman speaks for somebody, who is not what he says")
  void spokesmen() {
    assertThat(translate("وصرح المتحدث باسم الجيش بأن القوات تقدمت."))
        .isEqualTo("The spokesman for the army stated that the forces advanced.");
    assertThat(translate("قالت المتحدثة باسم الوزارة إن الاتفاق مهم."))
        .isEqualTo("The spokeswoman for the ministry said that the agreement is important.");
  }

  @Test
  @DisplayName("a title goes before the name without article")
  void titles() {
    assertThat(translate("وصل الرئيس الجزائري عبد المجيد تبون إلى تونس."))
        .isEqualTo("Algerian President Abdelmadjid Tebboune reached Tunisia.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "لم تقبل الحكومة العرض.|The government did not accept the offer.",
        "لن تقبل الحكومة العرض.|The government will not accept the offer.",
        "لا تقبل الحكومة العرض.|The government does not accept the offer.",
        "ليس الاتفاق مهما.|The agreement is not important."
      })
  void negation(String arabic, String english) {
    assertThat(translate(arabic)).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "سيعقد المجلس اجتماعا غدا.|The council will hold a meeting tomorrow.",
        "كان الجيش قد دخل المدينة.|The army had entered the city.",
        "لا يزال الجيش يقصف المدينة.|The army still bombs the city."
      })
  void tenses(String arabic, String english) {
    assertThat(translate(arabic)).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "تم نشر الصور.|The photos were published.",
        "قُتل خمسة جنود في انفجار.|Five soldiers were killed in an explosion.",
        "قتل خمسة جنود في انفجار.|Five soldiers were killed in an explosion."
      })
  void passives(String arabic, String english) {
    assertThat(translate(arabic)).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "يجب أن تعمل الحكومة.|The government must work.",
        "يمكن استخدام الجهاز.|The device can be used.",
        "يريد الرئيس أن يزور المدينة.|The president wants to visit the city."
      })
  void modals(String arabic, String english) {
    assertThat(translate(arabic)).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "الاتهامات التي وجهتها الولايات المتحدة|The accusations that the United States leveled",
        "الجندي الذي دخل المدينة|The soldier who entered the city"
      })
  void relativeClauses(String arabic, String english) {
    assertThat(translate(arabic)).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "القوات الجوية الأميركية|The U.S. Air Force",
        "أسعار الفائدة|The interest rates",
        "أكبر مدينة في البلاد|The largest city in the country",
        "الرئيسان التركي والجزائري|The Turkish and Algerian presidents",
        "15 طائرة|15 planes",
        "خمسة عشر جنديا|15 soldiers",
        "هذه القوات|These forces",
        "كل مدينة|Every city",
        "24 سبتمبر 1999|September 24, 1999"
      })
  void nounPhrases(String arabic, String english) {
    assertThat(translate(arabic)).isEqualToIgnoringCase(english);
  }

  @Test
  @DisplayName("homographs are told apart by their neighbours")
  void homographs() {
    assertThat(translate("نفت الحكومة الاتهامات."))
        .isEqualTo("The government denied the accusations.");
    assertThat(translate("وصل الوفد يوم الاثنين.")).contains("Monday").doesNotContain("two");
  }

  @Test
  @DisplayName("a clause that goes on with the same subject needs no pronoun")
  void ellipsis() {
    assertThat(translate("نفت روسيا الاتهامات ووصفت التقرير بأنه خطير."))
        .isEqualTo("Russia denied the accusations and described the report as serious.");
  }

  @Test
  @DisplayName("a purpose becomes an infinitive")
  void purpose() {
    assertThat(translate("أرسلت روسيا طائرات لدعم القوات."))
        .isEqualTo("Russia sent planes to support the forces.");
  }

  @Test
  @DisplayName("an idiom is found also where the subject stands inside it")
  void idioms() {
    assertThat(translate("لقي عشرون شخصا مصرعهم في حادث سير."))
        .isEqualTo("Twenty people died in a traffic accident.");
    assertThat(translate("مازالت المفاوضات صعبة.")).startsWith("Negotiations are still");
  }

  @Test
  @DisplayName("the glossary overrides the lexicon")
  void glossary() {
    Terms terms = new Terms(List.of(new GlossaryTerm("الرئيس", "Head of State")));
    assertThat(TRANSLATOR.translate("زار الرئيس المدينة.", terms).text()).contains("Head of State");
    Terms clitics = new Terms(List.of(new GlossaryTerm("قوات الوفاق", "GNA forces")));
    assertThat(TRANSLATOR.translate("تقدم لقوات الوفاق", clitics).text()).contains("GNA forces");
  }

  @Test
  @DisplayName("the glossary also overrides how a name in quotes is read")
  void glossaryOfQuotedNames() {
    Terms quoted = new Terms(List.of(new GlossaryTerm("شركة \"المرجان\"", "Coral Ltd")));
    Terms alone = new Terms(List.of(new GlossaryTerm("المرجان", "Coral")));
    String text = "وقعت شركة \"المرجان\" العقد.";
    assertThat(TRANSLATOR.translate(text, quoted).text()).contains("Coral Ltd");
    assertThat(TRANSLATOR.translate(text, alone).text()).contains("Coral ");
    assertThat(translate(text)).contains("Al-Marjan");
  }

  @Test
  @DisplayName("an unknown name is written in Latin letters and stated as a doubt")
  void unknownNames() {
    var target = TRANSLATOR.translate("قال غرضبوش إن الاتفاق مهم.", Terms.NONE);
    assertThat(target.text()).matches("[\\p{ASCII}]+ said that the agreement is important\\.");
    assertThat(target.doubts()).containsExactly("name transliterated: غرضبوش");
  }

  @Test
  @DisplayName("a word that has not the look of a name is not said to be one")
  void unknownWords() {
    var target = TRANSLATOR.translate("اختفت الفشرطة من السوق.", Terms.NONE);
    assertThat(target.text()).matches("[\\p{ASCII}]+\\.");
    assertThat(target.doubts()).containsExactly("word not known: فشرطة");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "قدمت الحكومة للمزارعين أشجارا جديدة. | The government provided new trees to the farmers.",
        "تهدف الخطة إلى بناء المدارس. | The plan aims to build the schools.",
        "طالبت النقابة الحكومة بدفع التعويضات. | The union called on the government to pay the"
            + " compensation.",
        "قالت هدى إن كتابها جديد. | Huda said that her book is new.",
        "المجلس البلدي ينتخب رئيسة جديدة للمدينة | Municipal council elects a new president for the"
            + " city",
      })
  @DisplayName("what needs the whole sentence is settled once its parts stand")
  void passes(String arabic, String english) {
    assertThat(translate(arabic)).isEqualTo(english);
  }

  @Test
  @DisplayName("vowel signs choose among words that are spelled alike")
  void vowelSigns() {
    assertThat(translate("شَعْر طويل")).contains("hair");
    assertThat(translate("شِعْر طويل")).contains("poetry");
    assertThat(translate("دَرَّسَ المعلم اللغة.")).contains("taught");
    assertThat(translate("دَرَسَ المعلم اللغة.")).contains("studied");
  }

  @Test
  @DisplayName("marks, quotes and digits become English ones")
  void punctuation() {
    assertThat(translate("هل وصل الوفد؟")).endsWith("?");
    assertThat(translate("قال: «وصل الوفد».")).contains("\"").doesNotContain("«");
    assertThat(translate("عام ٢٠٢٤")).isEqualTo("2024");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "عثر على جثة أمس تحمل آثار تعذيب.|that carries",
        "أدان الوزير الاعتداء الذي تعرض له الطبيب.|the attack that the doctor was subjected to",
        "مواد يمكن استخدامها في البناء.|can be used",
        "هذه أداة يمكنها تصنيف الخلايا.|a tool that can classify",
        "القانون يمكن النساء من العمل.|enables",
        "قتل ثمانية أشخاص بينهم طفلان.|were killed including two children",
        "غادر الوزير القاعة حاملا حقيبة سوداء.|carrying a black bag",
        "تحدث الوزير عن تغطيته الأحداث.|about his coverage of the events",
        "أقال النادي مدربه وعين مساعده.|appointed its assistant",
        "تمت المصافحة أمس.|took place"
      })
  @DisplayName("who did it, who suffered it, and what is said about whom")
  void clausesOfThePress(String arabic, String english) {
    assertThat(translate(arabic)).contains(english);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "توفي أحد عشر مريضا.|11 patients",
        "وصل الوفد في الثاني والعشرين من الشهر.|the twenty-second",
        "نزح نحو خمسين ألف مدني.|50,000 civilians",
        "لم يصدر الحكم بعد في القضية.|yet",
        "وصل بعد ساعات على وقوع الزلزال.|hours after",
        "نال شريكاه الجائزة.|two partners",
        "النظام الخاص بالشركة قديم.|The system of the company is old",
        "جواز السفر الخاص بك صالح.|Your passport is valid",
        "سافر الشاب للحصول على العلاج.|to obtain",
        "انهار جسر المشاة.|pedestrian bridge",
        "لعب اللاعب دورا كبيرا في فوز فريقه.|role",
        "خرج الفريق من الدور الأول.|round"
      })
  @DisplayName("numbers, times and whose a thing is, as the press has them")
  void phrasesOfThePress(String arabic, String english) {
    assertThat(translate(arabic)).contains(english);
  }
}
