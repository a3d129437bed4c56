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
          لا يزال الطريق مغلقا منذ أمس | The road has been closed since yesterday. |
          كتب إلى desk@example.org يوم أمس | He wrote to desk@example.org yesterday. |
          كتب إلى desk@example.org يوم أمس | He wrote to the desk yesterday. | VERBATIM
          نشرت الصور على https://example.org/a?b=c أمس | The pictures stood on https://example.org/a?b=c yesterday. |
          نشرت الصور على https://example.org/a?b=c أمس | The pictures stood on https://example.org/b yesterday. | VERBATIM
          أعلنت شركة Nordwind عن خط جديد | The firm Nordwind announced a new line. |
          أعلنت شركة Nordwind عن خط جديد | The firm North Wind announced a new line. | VERBATIM
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

  /** Of a source of so many letters, the shortest and longest target that is not odd. */
  @ParameterizedTest
  @CsvSource({"10, 3, 35", "20, 6, 70", "21, 10, 42", "100, 45, 200"})
  void aTargetIsOddBeyondItsShortestAndItsLongest(int source, int shortest, int longest) {
    assertThat(lengthFindings(source, shortest)).isEmpty();
    assertThat(lengthFindings(source, longest)).isEmpty();
    assertThat(lengthFindings(source, shortest - 1)).hasSize(1);
    assertThat(lengthFindings(source, longest + 1))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.arguments()).containsExactly("" + source, "" + (longest + 1));
            });
  }

  private static List<Finding> lengthFindings(int source, int target) {
    return check("ب".repeat(source), "b".repeat(target)).stream()
        .filter(finding -> finding.check() == Check.LENGTH)
        .toList();
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
        .singleElement()
        .extracting(Finding::check, Finding::arguments)
        .containsExactly(Check.TERM, List.of("أفريكوم", "AFRICOM"));
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

  @ParameterizedTest
  @ValueSource(
      strings = {"na ", "1,000", "لا لم ", "no not ", "a@b", "https://a.", "x1y2 ", "(((("})
  void theEffortGrowsWithTheLengthOfAText(String part) {
    new Effort<>(Checking.class).assertLinear(400, part::repeat);
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
