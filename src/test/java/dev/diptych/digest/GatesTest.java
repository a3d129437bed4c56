package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.digest.Gate.Candidate;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.LanguagePair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
