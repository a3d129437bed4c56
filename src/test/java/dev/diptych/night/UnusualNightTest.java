package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights with other languages, targets and details than the usual. */
class UnusualNightTest {

  private static final int SENTENCES = 30;

  @TempDir Path home;

  @Test
  void aSummaryOnlyNightSendsLessAndLeavesItsOwnLanguageAlone() {
    Household night =
        new Household(home)
            .writeJob("detail: summary\n")
            .edit("source: ar", "source: auto")
            .file("arabic.txt", longArticle())
            .file(
                "english.txt",
                """
                The library opens on Monday

                The town council opened the new library this morning. Several hundred people came \
                to the ceremony in the old market.

                Opening hours

                The library is open every day until six in the evening. Children under twelve may \
                borrow books for free.
                """);

    Outcome outcome = night.run();

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    List<String> sources = night.query("select distinct source from engine_call");
    assertThat(sources).as("English into English is not asked for").containsExactly("ar");
    assertThat(night.number("select sum(segments) from engine_call"))
        .as("title, headings and summary sentences only")
        .isBetween(2, SENTENCES / 2);
    assertThat(Household.count(night.edition(), ".html")).isEqualTo(2 + 1);
    assertThat(night.published().values())
        .anyMatch(page -> page.contains("The town council opened the new library this morning."));
  }

  private static String longArticle() {
    StringBuilder text = new StringBuilder("افتتاح المكتبات الجديدة في المدينة\n\n");
    for (int i = 1; i <= SENTENCES; i++) {
      text.append("افتتحت البلدية المكتبة رقم %d في الحي رقم %d من المدينة. ".formatted(i, i + 40));
      text.append(i % 5 == 0 ? "\n\n" : "");
    }
    return text.toString();
  }

  @Test
  void aPairThatNoEngineHasIsAGapThatSaysSo() {
    Household night = new Household(home).edit("source: ar", "source: zxx").article("a.txt", 1);

    Outcome outcome = night.run();

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertThat(night.callCount()).isZero();
    assertThat(night.query("select distinct state || ' ' || causes from unit_result"))
        .containsExactly("GAP [{\"c\":\"NO_ENGINE\",\"a\":[\"zxx\",\"en\",\"delay\"]}]");
  }

  @Test
  void reprintsIntoTwoTargetsAreTranslatedOnce() {
    Household night =
        new Household(home)
            .edit("nearDuplicates: false", "nearDuplicates: true")
            .edit("targets: [en]", "targets: [en, fr]");
    String body =
        """
        افتتح رئيس البلدية صباح اليوم المكتبة العامة الجديدة في وسط المدينة بحضور عدد كبير من السكان. \
        وتضم المكتبة أكثر من خمسة آلاف كتاب في العلوم والآداب والتاريخ.

        وقال رئيس البلدية إن المكتبة ستفتح أبوابها كل يوم من الصباح حتى السادسة مساء. وأضاف أن الأطفال \
        سيجدون فيها قاعة خاصة بهم مع برامج للقراءة في نهاية كل أسبوع.

        ورحب سكان الحي بالمكتبة الجديدة وطالبوا بافتتاح مكتبات أخرى في الأحياء البعيدة عن وسط المدينة.
        """;
    night.file("first.txt", "افتتاح المكتبة العامة\n\n" + body);
    night.file("second.txt", "افتتاح المكتبة العامة\n\n" + body + "\nالمصدر: وكالة الأنباء.\n");

    Outcome outcome = night.run();

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(night.query("select distinct target from unit_result order by 1"))
        .containsExactly("en", "fr");
    assertThat(
            night.query(
                "select distinct i.path from unit_result u join article a on a.edition_id ="
                    + " u.edition_id and a.article_id = u.article_id join edition_item i on"
                    + " i.edition_id = a.edition_id and i.position = a.position"))
        .as("the longer of the two")
        .containsExactly("second.txt");
    assertThat(night.published())
        .containsKeys(
            "night/" + Household.LABEL + "/en/index.html",
            "night/" + Household.LABEL + "/fr/index.html");
  }
}
