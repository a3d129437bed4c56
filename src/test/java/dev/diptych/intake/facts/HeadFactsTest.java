package dev.diptych.intake.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.article.ArticleFacts;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadFactsTest {

  private static final String PROSE =
      "افتتحت بلدية الوادي صباح اليوم الجسر الجديد أمام حركة السير بعد أعمال دامت أكثر من سنتين،"
          + " وقالت رئيسة البلدية إن الجسر يخدم سكان القرى الجبلية ويقصر الطريق إلى المستشفى بنحو"
          + " نصف ساعة.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "بيروت (أ ف ب) - قالت الوزارة إن الجسر فتح. | أ ف ب",
        "بيروت (أ.ف.ب) – قالت الوزارة إن الجسر فتح. | أ ف ب",
        "القاهرة 23 نوفمبر 2026 (رويترز) - قال الوزير إن الجسر فتح. | رويترز",
        "دمشق - سانا: افتتح الوزير الجسر. | سانا",
        "دمشق-سانا افتتح الوزير الجسر. (شينخوا) | سانا",
        "افتتح الوزير الجسر. (شينخوا) |",
        "الرياض / واس / افتتح الوزير الجسر. | واس",
        "(الأناضول) - افتتح الوزير الجسر. | الأناضول",
        "PARIS (AFP) — The minister opened the bridge. | AFP",
        "LONDON, Nov. 23, 2026 (Reuters) - The minister opened the bridge. | Reuters",
        "تهران - ایرنا - وزیر راه پل را افتتاح کرد. | إرنا",
        "قال الوزير في مؤتمر صحفي طويل إن الجسر فتح أمام الناس. وأضاف (رويترز) أنه جميل. |",
        "افتتح الوزير الجسر الجديد، ونقلت رويترز عنه أنه جميل. |"
      })
  void theAgencyOfTheDatelineIsTheOutlet(String paragraph, @Nullable String agency) {
    assertThat(complete(List.of(paragraph), "a.txt").site()).isEqualTo(agency);
  }

  @Test
  void theDayOfTheDatelineIsThatOfPublication() {
    String paragraph = "القاهرة 23 نوفمبر 2026 (رويترز) - قال الوزير إن الجسر فتح.";
    assertThat(complete(List.of(paragraph), "a.txt").published()).isEqualTo("2026-11-23");
    assertThat(complete(List.of("LONDON, Nov. 23, 2026 (Reuters) - It opened."), "a").published())
        .isEqualTo("2026-11-23");
  }

  @ParameterizedTest
  @CsvSource({
    "afp/story.txt, AFP",
    "in/2026/11/23/reuters/a.html, Reuters",
    "afp/2026-11-23/a.txt, AFP",
    "annahar/ar/a.txt, annahar",
    "news/الصباح/a.txt, الصباح",
    "afp/beirut/a.txt, AFP",
    "2026/11/23/a.txt,",
    "news/html/ar/a.txt,",
    "batch-20261123/a.txt,",
    "a.txt,"
  })
  void elseTheFolderIs(String path, @Nullable String outlet) {
    assertThat(complete(List.of(PROSE), path).site()).isEqualTo(outlet);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LBCIV7 | LBCI",
        "MTV v2.1 | MTV",
        "جريدة الوادي | جريدة الوادي",
        "الرئيسية |",
        "WordPress |",
        "{{site.name}} |",
        "https://example.org |",
        "Home |",
        "France 24 | France 24",
        "2M | 2M",
        "«الوادي» | الوادي"
      })
  void aSystemsNameIsNone(String name, @Nullable String outlet) {
    assertThat(Outlet.of(Arrays.asList(name))).isEqualTo(outlet);
  }

  @Test
  void aTaglineIsNotPartOfAName() {
    assertThat(Outlet.of(List.of("جريدة الوادي | أخبار لبنان والعالم"))).isEqualTo("جريدة الوادي");
    assertThat(Outlet.of(List.of("Valley Post - News you can use"))).isEqualTo("Valley Post");
    assertThat(Outlet.of(List.of("LBCIV7", "LBCI Lebanon"))).isEqualTo("LBCI Lebanon");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "بقلم: سلمى حداد | سلمى حداد",
        "كتب: سامر النجار - بيروت | سامر النجار",
        "بيروت – سلمى حداد | سلمى حداد",
        "القاهرة: سلمى حداد وسامر النجار | سلمى حداد وسامر النجار",
        "By Jane Doe and John Smith | Jane Doe, John Smith",
        "Jane Doe (Beirut) | Jane Doe",
        "Jean-Luc Martin, à Beyrouth | Jean-Luc Martin, à Beyrouth",
        "جريدة الوادي |",
        "الوادي |",
        "فريق التحرير |",
        "وكالات |",
        "بيروت |",
        "admin |",
        "أ ف ب |",
        "رويترز - القاهرة |",
        "23 نوفمبر 2026 |",
        "desk@example.org |",
        "Staff Writer |",
        "BEIRUT |"
      })
  void theAuthorIsAPerson(String stated, @Nullable String author) {
    assertThat(Byline.people(stated, "جريدة الوادي")).isEqualTo(author);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "بقلم: سلمى حداد | سلمى حداد",
        "بقلم سلمى حداد | سلمى حداد",
        "By Jane Doe | Jane Doe",
        "Par Jeanne Martin | Jeanne Martin",
        "به قلم: رضا کریمی | رضا کریمی"
      })
  void theLineAboveTheTextNamesTheAuthor(String line, String author) {
    ArticleFacts facts = complete(List.of(line, "23 نوفمبر 2026", PROSE), "a.txt");
    assertThat(facts.author()).isEqualTo(author);
    assertThat(facts.published()).isEqualTo("2026-11-23");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"By the end of the year", "كتب الوزير رسالة طويلة إلى المجلس", "Par ailleurs"})
  void aLineThatGoesOnIsNoByline(String line) {
    assertThat(complete(List.of(line, PROSE), "a.txt").author()).isNull();
  }

  @Test
  void aFieldCountsBeforeWhatIsSeen() {
    ArticleFacts stated =
        new ArticleFacts("T", "Jane Doe", "2026-11-20", "Valley Post", null, null, List.of());
    ArticleFacts facts =
        HeadFacts.complete(
            stated,
            List.of("بقلم: سلمى حداد", "23 نوفمبر 2026", "بيروت (أ ف ب) - " + PROSE),
            "reuters/a");
    assertThat(facts).isEqualTo(stated);
  }

  @Test
  void aDateInsideTheTextIsNotThatOfPublication() {
    assertThat(
            complete(List.of(PROSE, "وكان الجسر قد أغلق في 3 مارس 2024 بعد انهيار."), "a")
                .published())
        .isNull();
    assertThat(complete(List.of(PROSE, PROSE, "23 نوفمبر 2026"), "a").published())
        .isEqualTo("2026-11-23");
  }

  private static ArticleFacts complete(List<String> paragraphs, String path) {
    return HeadFacts.complete(ArticleFacts.NONE, paragraphs, path);
  }
}
