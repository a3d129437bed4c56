package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.Gate.Candidate;
import dev.diptych.effort.Effort;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.LanguagePair;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          وصل الوزير إلى المدينة صباح اليوم | The minister arrived in the city this morning. |
          وصل الوزير إلى المدينة صباح اليوم | '' | EMPTY
          وصل الوزير إلى المدينة صباح اليوم | وصل الوزير إلى المدينة صباح اليوم | ECHO
          وصل الوزير إلى المدينة صباح اليوم | The minister وصل إلى المدينة صباح اليوم | SCRIPT
          زار 1500 شخص المعرض في 3 أيام | Some people visited the fair in 3 days. | NUMBERS
          زار ١٥٠٠ شخص المعرض في ٣ أيام | 1,500 people visited the fair in three days. |
          جمعت الحملة 1.5 مليون دينار هذا العام | The campaign raised 1,500,000 dinars this year. |
          جمعت الحملة 1.5 مليون دينار هذا العام | The campaign raised 1.6 million dinars this year. | NUMBERS
          افتتح المعرض في 24/11/2026 بحضور الوزير | The fair opened on 24 November 2026 with the minister. |
          زار خمسة وعشرون شخصا المعرض يوم السبت | 25 people visited the fair on Saturday. |
          زار خمسة وعشرون شخصا المعرض يوم السبت | 26 people visited the fair on Saturday. | NUMBERS
          بني الجسر في سبعينيات القرن الماضي | The bridge was built in the 1970s. |
          حضر ثلاثمئة ضيف حفل الافتتاح أمس | 300 guests came to the opening yesterday. |
          لم يصل الوفد إلى المدينة أمس | The delegation arrived in the city yesterday. | NEGATION
          لم يصل الوفد إلى المدينة أمس | The delegation did not arrive in the city yesterday. |
          وصل الوفد إلى المدينة أمس | The delegation did not arrive in the city yesterday. | NEGATION
          رفضت اللجنة طلب البلدية أمس | The committee did not accept the town's request. |
          وصل الوفد بدون تأخير إلى المدينة | The delegation reached the city undelayed. |
          رأى القاضي أن العقد غير صالح أمس | The judge held yesterday that the contract is not valid. |
          رأى القاضي أن العقد غير صالح أمس | The judge held yesterday that the contract is not invalid. | NEGATION
          قررت البلدية عدم إغلاق السوق غدا | The town decided not to close the market tomorrow. |
          قررت البلدية عدم إغلاق السوق غدا | The town decided to close the market tomorrow. | NEGATION
          غادر الوفد دون أن يدلي بتصريح | The delegation left without a statement. |
          غادر الوفد دون أن يدلي بتصريح | The delegation left and made a statement. | NEGATION
          لم يحضر الحفل إلا رئيس البلدية | Only the mayor came to the celebration. |
          لم يحضر رئيس البلدية الحفل أمس | Only the mayor came to the celebration. | NEGATION
          لا تعمل الحافلات ولا القطارات اليوم | Neither buses nor trains run today. |
          لم تعمل الحافلات ولا القطارات اليوم | Buses and trains did not run today. |
          لا يزال الطريق مغلقا منذ أمس | The road has been closed since yesterday. |
          كتب إلى desk@example.org يوم أمس | He wrote to desk@example.org yesterday. |
          كتب إلى desk@example.org يوم أمس | He wrote to the desk yesterday. | VERBATIM
          نشرت الصور على https://example.org/a?b=c أمس | The pictures stood on https://example.org/a?b=c yesterday. |
          نشرت الصور على https://example.org/a?b=c أمس | The pictures stood on https://example.org/b yesterday. | VERBATIM
          أعلنت شركة Nordwind عن خط جديد | The firm Nordwind announced a new line. |
          أعلنت شركة Nordwind عن خط جديد | The firm North Wind announced a new line. | VERBATIM
          قالت ليلى حداد إن الجسر مغلق منذ أمس | The bridge has been closed since yesterday, said Layla Haddad. |
          قالت ليلى حداد إن الجسر مغلق منذ أمس | The bridge has been closed since yesterday, said Layla Barzani. | NAMES
          وصل يورغن ماير إلى القاهرة صباح اليوم | This morning the engineer Jürgen Maier arrived in Cairo. |
          وصل الوفد من ألمانيا إلى القاهرة أمس | Yesterday the delegation arrived in Cairo from Germany. |
          وصل الوفد من ألمانيا إلى القاهرة أمس | Yesterday the delegation arrived in Cairo from Austria. | NAMES
          وصل الوفد من ألمانيا إلى القاهرة أمس | Yesterday the delegation arrived in Cairo from there. | NAMES
          قال القاضي عمر إن جلسة السوق تأجلت | The session on the City Market was put off, said Judge Omar. |
          افتتحت وزارة الصحة مستشفى المدينة أمس | The Ministry of Health opened the City Hospital yesterday. |
          افتتح المعرض يوم الخميس في شهر نيسان | The fair opened on Thursday in the month of April. |
          افتتح المعرض يوم الخميس في شهر نيسان | The fair opened on Thursday in the month of June. | NAMES
          افتتح المعرض يوم الثلاثاء في القرية | The fair opened in the village. | NAMES
          حضر وزراء من فنزويلا الحفل أمس | Ministers from the south came to the celebration yesterday. | NAMES
          اجتمع رشدي مع رئيس البلدية أمس | The mayor met with Russian workers yesterday. | NAMES
          حضر وزراء من فنزويلا الحفل أمس | Venezuelan ministers came to the celebration yesterday. |
          انتقد الأزهر زيارة الوزير إلى الهند أمس | Al-Azhar criticised the minister's visit to Kowal Park yesterday. | NAMES
          زار الوفد مدينة بوخارست صباح أمس | The delegation visited the town yesterday morning. | NAMES
          زار الوفد مدينة بوخارست صباح أمس | Yesterday morning the delegation visited Bucharest. |
          قال المدرب إن اللاعب جونسون مصاب | The coach said that the player Hall was injured. | NAMES
          قال المدرب إن اللاعب زيتونسكي مصاب | The coach said that the player Hall was injured. | NAMES
          قال المدرب إن اللاعب زيتونسكي مصاب | The coach said that the player Zaytunsky was injured. |
          استقبل رئيس الاتحاد الأفريقي الوفد أمس | The head of the AU received the delegation yesterday. |
          تفتح الحديقة أبوابها في 1 يناير المقبل | The garden opens its gates on 1 Jan. |
          تفتح الحديقة أبوابها في 1 يناير المقبل | The garden opens its gates on 1 Mar. | NAMES
          زار الوفد محطة الطاقة في وادي الزيتون | The delegation visited the Power Station in the valley of the Olivegrove. |
          لن تفتح الحديقة ما لم يتوقف المطر اليوم | The garden will not open unless the rain stops today. |
          لا تفتح الحديقة إلا في الصيف والخريف | The garden is not open only in summer and autumn. | NEGATION
          طلب الحارس ألا يدخل أحد الحديقة اليوم | The guard asked that nobody enter the garden today. |
          لحسن الحظ لم يدخل أحد الحديقة اليوم | Unfortunately people entered the garden today. | NEGATION
          فاز فريق القرية بهدفين دون رد أمس | The village's team won 2-0 yesterday. |
          لا تنس أن تغلق باب الحديقة مساء | Forget to close the garden gate in the evening. | NEGATION
          لا تنس أن تغلق باب الحديقة مساء | Remember to close the garden gate in the evening. |
          تذكر أن تغلق باب الحديقة مساء | Do not forget to close the garden gate in the evening. |
          وصل الوفد إلى المدينة صباح اليوم | I'm sorry, but I can't help with that request. | REFUSAL
          وصل الوفد إلى المدينة صباح اليوم | As an AI language model, I have no news of it. | REFUSAL
          وصل الوفد إلى المدينة صباح اليوم | Here is the translation: The delegation arrived. | REFUSAL
          وصل الوفد إلى المدينة صباح اليوم | ```The delegation arrived in the city.``` | REFUSAL
          آسف، لا أستطيع أن أساعدك في ذلك | I'm sorry, but I can't help with that. |
          قال الروبوت إنه نموذج من الذكاء الاصطناعي | The robot said: as an AI model it was made so. |
          قالت المترجمة: هذه هي الترجمة كاملة | Here is the whole translation, the translator said. |
          لم يصل الوفد وأبلغ البلدية بذلك أمس | “I'm sorry, I can't come”, the delegation told the town yesterday. |
          افتتح السوق الجديد في وسط المدينة اليوم | Today the new market the new market the new market opened. | REPETITION
          وصل الوزير إلى المدينة صباح اليوم | Yes. | LENGTH
          12:30 | 12:30 |
          """)
  void findsWhatIsWrong(String source, String target, String expected) {
    List<Finding> findings = check(source, target);
    if (expected == null) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings.get(0).check()).isEqualTo(Check.valueOf(expected));
    }
  }

  /** What can be told of every language is told of Spanish; negation and names are not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          El ministro llegó a la ciudad con Marta Quiroga | The minister came to the city with Marta Quiroga. |
          El ministro llegó a Londres con Marta Quiroga | The minister came to London with Marta Quiroga. |
          El ministro no llegó a la ciudad esta mañana | I cannot assist with that request. | REFUSAL
          El ministro no llegó a la ciudad esta mañana | Translation: The minister did not come today. | REFUSAL
          Lo siento, pero no puedo ayudarle con eso | I'm sorry, but I can't help you with that. |
          El ministro no llegó a la ciudad esta mañana | The minister did not come to the city this morning. |
          """)
  void findsWhatIsWrongInSpanish(String source, String target, String expected) {
    List<Finding> findings = check(source, target, new LanguagePair("es", "en"));
    if (expected == null) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings.get(0).check()).isEqualTo(Check.valueOf(expected));
    }
  }

  @Test
  void aNameOfTheSourceIsMissedInArabicToo() {
    String source = "Yesterday the engineer met Nadia Costello in Berlin.";
    LanguagePair pair = new LanguagePair("en", "ar");
    assertThat(check(source, "التقى المهندس أمس نادية كوستيلو في برلين", pair)).isEmpty();
    assertThat(check(source, "التقى المهندس أمس نادية برزاني في برلين", pair))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.check()).isEqualTo(Check.NAMES);
              assertThat(finding.severity()).isEqualTo(Severity.DOUBT);
              assertThat(finding.arguments()).containsExactly("Costello");
            });
  }

  @Test
  void aRefusalMayNotBeShownAndIsQuoted() {
    assertThat(check("وصل الوفد إلى المدينة", "I'm sorry, but I can't translate this."))
        .first()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.REJECTION);
              assertThat(finding.arguments()).containsExactly("i'm sorry, but i can't");
              assertThat(Remarks.of(List.of(finding)).get(0)).contains("“i'm sorry, but i can't”");
            });
  }

  @Test
  void aNameInDoubtIsTold() {
    Finding finding = new Finding(Check.NAMES, Severity.DOUBT, List.of("Mansour"));
    assertThat(Remarks.of(List.of(finding)))
        .containsExactly("The name “Mansour” is not the same in source and translation.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar en", "es en", "en ar"})
  void nothingIsFoundInNothing(String pair) {
    String[] languages = pair.split(" ");
    LanguagePair both = new LanguagePair(languages[0], languages[1]);
    assertThat(check("", "", both)).extracting(Finding::check).containsExactly(Check.EMPTY);
    assertThat(check("", "ok", both)).isEmpty();
  }

  /** Of a source of so many letters, the shortest and longest target that is not odd. */
  @ParameterizedTest
  @CsvSource({
    "ar en, 10, 3, 35",
    "ar en, 20, 6, 70",
    "ar en, 21, 13, 42",
    "ar en, 100, 60, 200",
    "es en, 20, 6, 70",
    "es en, 21, 10, 42",
    "es en, 100, 45, 200"
  })
  void aTargetIsOddBeyondItsShortestAndItsLongest(
      String pair, int source, int shortest, int longest) {
    assertThat(lengthFindings(pair, source, shortest)).isEmpty();
    assertThat(lengthFindings(pair, source, longest)).isEmpty();
    assertThat(lengthFindings(pair, source, shortest - 1)).hasSize(1);
    assertThat(lengthFindings(pair, source, longest + 1))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.arguments()).containsExactly("" + source, "" + (longest + 1));
            });
  }

  private static List<Finding> lengthFindings(String pair, int source, int target) {
    String[] languages = pair.split(" ");
    LanguagePair both = new LanguagePair(languages[0], languages[1]);
    return check("ب".repeat(source), "b".repeat(target), both).stream()
        .filter(finding -> finding.check() == Check.LENGTH)
        .toList();
  }

  @Test
  void vowelSignsMakeNoArabicTextLonger() {
    String source = "وَصَلَ الْوَزِيرُ إِلَى الْمَدِينَةِ صَبَاحَ الْيَوْمِ";
    assertThat(check(source, "The minister arrived today.")).isEmpty();
  }

  @Test
  void whatMayNotBeShownComesFirst() {
    List<Finding> findings = check("زار 1500 شخص المعرض", "زار 1500 شخص المعرض");
    assertThat(findings.get(0).severity()).isEqualTo(Severity.REJECTION);
  }

  @Test
  void aGlossaryTermMustAppear() {
    GlossaryTerm term = new GlossaryTerm("أفريكوم", "AFRICOM");
    String source = "قالت أفريكوم إن الجيش تابع التحرك";
    assertThat(check(source, "AFRICOM said the army followed the move.", term)).isEmpty();
    assertThat(check(source, "The command said the army followed the move.", term))
        .filteredOn(finding -> finding.check() == Check.TERM)
        .singleElement()
        .extracting(Finding::check, Finding::arguments)
        .containsExactly(Check.TERM, List.of("أفريكوم", "AFRICOM"));
  }

  @ParameterizedTest
  @CsvSource({
    "en, Harbour Authority, The Harbour Authorities said so., true",
    "en, Harbour Authority, 'The harbour authority''s head said so.', true",
    "en, Harbour Authority, The Authority of the harbour said so., false",
    "en, Harbour Authority, The Harbour Academy said so., false",
    "en, port, The ports were shut., true",
    "en, Sudan, A Sudanese minister came., true",
    "en, Iran, An Iraqi minister came., false",
    "ar, هيئة الميناء, قالت وهيئة الميناء إن, true",
    "ar, ميناء, وصلت إلى الميناء اليوم, true",
    "ar, ميناء, وصلت إلى المطار اليوم, false",
    "zh, 港务局, 据港务局称, true",
  })
  void aTermMayStandInAnyOfItsForms(String language, String term, String target, boolean said) {
    List<Finding> findings =
        TermGate.check(
                new Gate.Candidate(
                    "source",
                    target,
                    new LanguagePair("fr", language),
                    List.of(new GlossaryTerm("source", term)),
                    List.of()))
            .toList();
    assertThat(findings.isEmpty()).isEqualTo(said);
  }

  @Test
  void glossaryTermsAreFoundBehindClitics() {
    Glossary glossary = new Glossary(List.of(new GlossaryTerm("بنك التنمية", "Development Bank")));
    assertThat(glossary.hits("وافق وبنك التنمية على القرض")).hasSize(1);
    assertThat(glossary.hits("موافقة من لبنك التنمية")).hasSize(1);
    assertThat(glossary.hits("سبنك التنمية")).isEmpty();
  }

  private static List<Finding> check(String source, String target, GlossaryTerm... terms) {
    return Gates.check(
        new Candidate(source, target, new LanguagePair("ar", "en"), List.of(terms), List.of()));
  }

  private static List<Finding> check(String source, String target, LanguagePair pair) {
    return Gates.check(new Candidate(source, target, pair, List.of(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "na ",
        "1,000",
        "لا لم ",
        "no not ",
        "a@b",
        "https://a.",
        "x1y2 ",
        "((((",
        "11n",
        "_a_",
        "unless ",
        "in",
        "Ali of the ",
        "A",
        "قطر ",
        "I'm sorry ",
        "\nnote: the ",
        "{ ",
        "لا"
      })
  void theEffortGrowsWithTheLengthOfAText(String part) {
    new Effort<>(Checking.class).assertLinear(400, part::repeat);
  }

  /** Each name is another, and so is each word. */
  @Test
  void theEffortGrowsWithTheNumberOfNames() {
    new Effort<>(Checking.class)
        .assertLinear(
            400,
            size ->
                IntStream.range(1000, 1000 + size)
                    .mapToObj(i -> "said X" + spelt(i, "btrsfklmnj") + " " + spelt(i, "بترسفكلمنج"))
                    .collect(Collectors.joining(" ")));
  }

  private static String spelt(int number, String letters) {
    return Integer.toString(number)
        .chars()
        .mapToObj(digit -> letters.substring(digit - '0', digit - '0' + 1))
        .collect(Collectors.joining());
  }

  static final class Checking implements Function<String, Runnable> {
    @Override
    public Runnable apply(String text) {
      Candidate candidate =
          new Candidate(text, text + " x", new LanguagePair("ar", "en"), List.of(), List.of());
      return () -> Gates.check(candidate);
    }
  }
}
