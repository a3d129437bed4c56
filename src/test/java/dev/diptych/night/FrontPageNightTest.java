package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a desk is shown first in the morning, and the edition in one piece. */
class FrontPageNightTest {

  private static final String REPRINTED =
      """
      افتتح وزير النقل صباح اليوم محطة القطارات الجديدة في شمال المدينة بحضور مئات السكان. وتستقبل المحطة \
      أكثر من عشرين قطارًا كل يوم من الموانئ والمدن القريبة.

      وقال الوزير إن العمل في المحطة استغرق أربع سنوات. وأضاف أن المرحلة الثانية ستبدأ في الربيع المقبل مع \
      جسر جديد فوق الوادي.

      ورحب التجار في السوق القديمة بالمحطة وطالبوا بخط آخر إلى الأحياء الجنوبية من المدينة.
      """;

  @TempDir Path home;

  private Household night() {
    return new Household(home)
        .edit("nearDuplicates: false", "nearDuplicates: true")
        .edit("formats: [html, json]", "formats: [html, epub, atom]")
        .edit("settle: 0s", "settle: 0s\nwatch: {Wadi Zayn: [وادي الزين]}")
        .article("1-library.txt", 7)
        .file("2-market.txt", "سوق جديدة في وادي الزين\n\nتفتح السوق أبوابها يوم الأحد.\n")
        .file("3-station.txt", "محطة القطارات الجديدة\n\n" + REPRINTED)
        .file("4-agency.txt", "محطة القطارات الجديدة\n\n" + REPRINTED + "\nالمصدر: وكالة.\n");
  }

  @Test
  void theFrontPageAndTheWayThroughTheArticlesHaveOneOrder() throws IOException {
    Household night = night();

    Outcome outcome = night.run();

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    List<String> ranked = List.of("004-4-agency", "002-2-market", "001-1-library");
    String index = Files.readString(night.edition().resolve("index.html"));
    String stories = index.substring(index.indexOf("id=\"articles\""));
    assertThat(found(stories, "<h3><a href=\"([^\"]+)\\.html\">")).isEqualTo(ranked);
    assertThat(stories).contains("+1 reprint");
    List<String> walked = new ArrayList<>(List.of(ranked.get(0)));
    for (int i = 0; i < ranked.size(); i++) {
      String page = Files.readString(night.edition().resolve(walked.get(i) + ".html"));
      List<String> next = found(page, "href=\"([^\"]+)\\.html\" rel=\"next\"");
      if (!next.isEmpty()) {
        assertThat(next).as("at the head and at the foot").hasSize(2);
        walked.add(next.get(0));
      }
    }
    assertThat(walked).isEqualTo(ranked);
    String feed = Files.readString(night.edition().resolve("feed.xml"));
    assertThat(found(feed, "href=\"(0[^\"]+)\\.html\"")).isEqualTo(ranked);
  }

  @Test
  void aJobThatNamesItGetsTheEditionAsABook() throws IOException {
    Household night = night();
    night.run();

    Path book = night.edition().resolve("night-" + Household.LABEL + "-en.epub");
    try (ZipFile zip = new ZipFile(book.toFile())) {
      String list =
          new String(
              zip.getInputStream(zip.getEntry("EPUB/package.opf")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(found(list, "idref=\"([^\"]+)\""))
          .containsExactly("front", "a004-4-agency", "a002-2-market", "a001-1-library");
      String chapter =
          new String(
              zip.getInputStream(zip.getEntry("EPUB/002-2-market.xhtml")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(chapter).contains("تفتح السوق أبوابها يوم الأحد.");
    }
    assertThat(Files.readString(night.edition().resolve("index.html")))
        .contains(book.getFileName().toString(), "feed.xml");
    assertThat(night.query("select name from edition_file order by name"))
        .as("so that it is missed when it is gone")
        .contains(book.getFileName().toString(), "feed.xml");
  }

  private static List<String> found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
