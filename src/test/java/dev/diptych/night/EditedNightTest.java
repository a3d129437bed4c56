package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.engine.test.CallLog;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An outlet changes an article after it was published; the next night shows what. */
class EditedNightTest {

  private static final String FIRST = "2026-11-24T02:00:00Z";
  private static final String SECOND = "2026-11-25T02:00:00Z";

  @TempDir Path home;

  @Test
  void onlyTheChangedSentencesAreAskedForAndBothTextsAreShown() {
    Household night = new Household(home).article("library.txt", 1).article("other.txt", 2);
    night.edit("formats: [html, json]", "formats: [html, md, json]");
    run(night, FIRST);
    int calls = night.callCount();
    String text = Household.read(night.input().resolve("library.txt"));
    night.file(
        "library.txt",
        text.replace("أكثر من 500", "أكثر من 700").replace("صباح اليوم", "مساء أمس"));

    Outcome second = run(night, SECOND);

    assertThat(second.out()).contains("articles  1", "gaps      0");
    List<String> asked = CallLog.read(night.calls());
    assertThat(asked.subList(calls, asked.size()))
        .as("one call a section with a change, each of one sentence")
        .hasSize(2)
        .allMatch(call -> call.split("\t")[2].equals("1"))
        .anyMatch(call -> call.contains("مساء أمس"))
        .anyMatch(call -> call.contains("أكثر من 700"));
    String page = digest("2026-11-25", "html");
    assertThat(page).contains(">Changed since 24 Nov</h2>", "2 passages changed");
    assertThat(section(page))
        .contains("<del>تضم المكتبة رقم 1 أكثر من 500", "<ins>تضم المكتبة رقم 1 أكثر من 700")
        .contains("<del>افتتح رئيس البلدية صباح اليوم", "<ins>افتتح رئيس البلدية مساء أمس")
        .doesNotContain("وحضر الحفل", "وتفتح أبوابها", "رحب سكان الحي");
    assertThat(count(section(page), "<p lang=\"en\" dir=\"ltr\"><del>")).isEqualTo(2);
    assertThat(count(page, "class=\"changed\"")).as("rows with a mark").isEqualTo(2);
    assertThat(digest("2026-11-25", "md")).contains("## Changed since 24 Nov", "~~ → ");
    assertThat(digest("2026-11-25", "json"))
        .contains("\"since\" : \"2026-11-24\"", "\"kind\" : \"replaced\"", "\"another\" : false");
    assertThat(Household.read(edition("2026-11-25").resolve("index.html")))
        .contains("<span class=\"mark\">changed</span>");
    assertThat(digest("2026-11-24", "html")).doesNotContain("Changed since", "<del>");
  }

  @Test
  void anArticleIsFoundByItsAddressUnderAnotherPath() {
    Household night = new Household(home);
    String page =
        """
        <html lang="ar"><head><title>الجسر الجديد</title>
        <link rel="canonical" href="https://almarfa.example/news/7"></head><body><article>
        <p>افتتحت المدينة الجسر الجديد فوق الوادي صباح اليوم بعد ثلاث سنوات من العمل.</p>
        <p>وبلغت كلفة الجسر عشرين مليون دينار بحسب الوزارة التي مولت الأعمال.</p>
        <p>وقال سكان الحي إنهم انتظروا الجسر طويلا وإن الطريق القديمة كانت خطرة.</p>
        </article></body></html>
        """;
    night.file("bridge.html", page);
    run(night, FIRST);
    night.file("bridge-2.html", page.replace("عشرين مليون", "ثلاثين مليون"));

    run(night, SECOND);

    assertThat(section(digest("2026-11-25", "html")))
        .contains("<del>وبلغت كلفة الجسر عشرين مليون", "<ins>وبلغت كلفة الجسر ثلاثين مليون");
    night.file("elsewhere.html", page.replace("news/7", "news/8").replace("عشرين", "أربعين"));
    run(night, "2026-11-26T02:00:00Z");
    assertThat(digest("2026-11-26", "html")).doesNotContain("Changed since", "Replaces the");
  }

  @Test
  void anotherArticleUnderTheSamePathIsCalledThat() {
    Household night = new Household(home).article("front.txt", 1);
    run(night, FIRST);
    night.file(
        "front.txt",
        """
        أمطار غزيرة على الساحل

        هطلت أمطار غزيرة على الساحل طوال الليل. وأغلقت السلطات طريقين جبليين حتى إشعار آخر.

        المدارس

        وعُلقت الدراسة في القرى الجبلية يوما واحدا. وتعود يوم الخميس إذا تحسن الطقس.
        """);

    run(night, SECOND);

    assertThat(digest("2026-11-25", "html"))
        .contains("<p class=\"note\">Replaces the article of 24 Nov</p>")
        .doesNotContain("<del>", "500 كتاب");
    assertThat(Household.read(edition("2026-11-25").resolve("index.html")))
        .doesNotContain(">changed<");
  }

  @Test
  void whatTheEarlierTextSaysIsEscaped() {
    Household night = new Household(home);
    String text =
        """
        خبر عن الميناء

        رست أربع سفن في الميناء منذ الفجر. وقال المدير <script>alert(1)</script> إن العمل مستمر. \
        وتنتظر سبع سفن دورها.
        """;
    night.file("port.txt", text);
    run(night, FIRST);
    night.file("port.txt", text.replace("<script>alert(1)</script> ", ""));

    run(night, SECOND);

    assertThat(digest("2026-11-25", "html"))
        .contains("<del>وقال المدير &lt;script&gt;alert(1)&lt;/script&gt; إن العمل مستمر.</del>")
        .doesNotContain("<script>alert");
  }

  @Test
  void aReprintIsComparedWithItsOwnTextAndTheTargetsOfItsStory() {
    Household night = new Household(home);
    night.edit("nearDuplicates: false", "nearDuplicates: true");
    night.article("a.txt", 1).article("b.txt", 1);
    String text = Household.read(night.input().resolve("b.txt"));
    night.file("a.txt", text + "\nوستبقى المكتبة مفتوحة يوم الجمعة، وقيل 600 زائر.\n");
    Outcome first = run(night, FIRST);
    assertThat(night.number("select count(*) from digest")).as(first.out()).isEqualTo(1);
    night.file("b.txt", text.replace("500 كتاب", "700 كتاب"));

    run(night, SECOND);

    String section = section(digest("2026-11-25", "html"));
    assertThat(section).contains("<del>تضم المكتبة رقم 1 أكثر من 500");
    assertThat(count(section, "<del>")).as("in both languages").isEqualTo(2);
  }

  @Test
  void whatACopySaysOtherwiseStandsBesideItsStory() {
    Household night = new Household(home);
    night.edit("nearDuplicates: false", "nearDuplicates: true");
    String text =
        """
        افتتاح المكتبة العامة

        افتتح رئيس البلدية صباح اليوم المكتبة العامة الجديدة في وسط المدينة بحضور عدد كبير من السكان. \
        وتضم المكتبة أكثر من خمسة آلاف كتاب في العلوم والآداب والتاريخ.

        وقال رئيس البلدية إن المكتبة ستفتح أبوابها كل يوم من الصباح حتى السادسة مساء. وأضاف أن الأطفال \
        سيجدون فيها قاعة خاصة بهم مع برامج للقراءة في نهاية كل أسبوع.
        """;
    night.file("a.txt", text + "\nورحب سكان الحي بالمكتبة الجديدة.\n");
    night.file("b.txt", text.replace("خمسة آلاف", "سبعة آلاف"));

    run(night, FIRST);

    assertThat(digest("2026-11-24", "html")).containsSubsequence("differs:", "سبعة");
    assertThat(digest("2026-11-24", "json"))
        .containsSubsequence("\"copies\"", "b.txt", "\"differs\"", "سبعة");
  }

  private static Outcome run(Household night, String asOf) {
    Outcome outcome = night.diptych("run", "night", "--as-of", asOf);
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    return outcome;
  }

  private Path edition(String label) {
    return home.resolve("output/night").resolve(label).resolve("en");
  }

  /** The only digest that was made of a changed file, or the first of the edition. */
  private String digest(String label, String format) {
    String[] files =
        edition(label).toFile().list((folder, name) -> name.matches("\\d.*\\." + format));
    Arrays.sort(files);
    return Household.read(edition(label).resolve(files[0]));
  }

  private static String section(String page) {
    int from = page.indexOf("<section class=\"changes\"");
    assertThat(from).as(page).isPositive();
    return page.substring(from, page.indexOf("</section>", from));
  }

  private static int count(String text, String part) {
    return (int) Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }
}
