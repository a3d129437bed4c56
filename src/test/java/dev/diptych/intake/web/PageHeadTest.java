package dev.diptych.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.article.ArticleFacts;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page shows around its headline and says in no field. */
class PageHeadTest {

  private static final String PROSE =
      "<p>افتتحت بلدية الوادي صباح اليوم الجسر الجديد أمام حركة السير بعد أعمال دامت أكثر من سنتين،"
          + " وقالت رئيسة البلدية إن الجسر يخدم سكان القرى الجبلية ويقصر الطريق إلى"
          + " المستشفى.</p><p>وأوضح المهندس المشرف أن الدعامات القديمة كانت تعاني من تآكل واضح، وأن"
          + " العمل فيها استغرق عاما كاملا، ثم أضاف أن الصيانة المقبلة ستكون بعد عشر سنوات على"
          + " الأقل.</p>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<div class='date'>الاثنين 23 نوفمبر 2026</div> | 2026-11-23",
        "<span>نشر في: ٢٣ تشرين الثاني ٢٠٢٦</span> | 2026-11-23",
        "<div><i class='icon'></i><span>23/11/2026</span></div> | 2026-11-23",
        "<p class='meta'>بقلم: سلمى حداد - 23 نوفمبر 2026</p> | 2026-11-23",
        "<time>12 جمادى الآخرة 1448هـ - 22 نوفمبر 2026م</time> | 2026-11-22",
        "<ul class='info'><li>سلمى حداد</li><li>03/04/2026 - 10:40</li></ul> | 2026-04-03T10:40",
        "<div class='updated'>آخر تحديث 24 نوفمبر 2026</div><div class='date'>23 نوفمبر 2026</div>"
            + " | 2026-11-23"
      })
  void theDayBelowTheHeadlineIsThatOfPublication(String line, String day) {
    assertThat(facts(line, PROSE).published()).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class='date'>آخر تحديث: 23 نوفمبر 2026</div>",
        "<div class='last-modified'>23 نوفمبر 2026</div>",
        "<time itemprop='dateModified' datetime='2026-11-23'>23 نوفمبر</time>",
        "<header>حدّث: <time datetime='2026-11-23' class='updated'>23 نوفمبر</time></header>",
        "<div class='date'>منذ ساعتين</div>",
        "<aside><div class='date'>23 نوفمبر 2026</div></aside>",
        "<div class='related'><p>23 نوفمبر 2026</p></div>"
      })
  void noOtherDayIs(String line) {
    assertThat(facts(line, PROSE).published()).isNull();
  }

  @Test
  void aDayInsideOrBelowTheTextIsNot() {
    assertThat(facts("", PROSE + "<div class='date'>23 نوفمبر 2026</div>").published()).isNull();
  }

  @Test
  void theDayOfTodayAtThePagesTopIsNot() {
    String page =
        "<html lang='ar'><head><title>افتتاح الجسر</title></head><body><div class='top'>الأحد 29"
            + " نوفمبر 2026</div><div><h1>افتتاح الجسر</h1>"
            + PROSE
            + "</div></body></html>";
    assertThat(new ArticleExtractor().extract(() -> Jsoup.parse(page)).facts().published())
        .isNull();
    String above = page.replace("<h1>", "<div class='meta'><span>23 نوفمبر 2026</span></div><h1>");
    assertThat(new ArticleExtractor().extract(() -> Jsoup.parse(above)).facts().published())
        .isEqualTo("2026-11-23");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<div>بقلم: سلمى حداد</div> | سلمى حداد",
        "<p>كتبت: سلمى حداد - بيروت</p> | سلمى حداد",
        "<div class='byline'>سلمى حداد – القاهرة</div> | سلمى حداد",
        "<a rel='author' href='/u/1'>سلمى حداد</a> | سلمى حداد",
        "<span class='author'>جريدة الوادي</span><div>إعداد: سلمى حداد</div> | سلمى حداد"
      })
  void whoWroteItIsAPerson(String line, String author) {
    assertThat(facts(line, PROSE).author()).isEqualTo(author);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span class='author'>جريدة الوادي</span>",
        "<span class='author'>بيروت</span>",
        "<span class='author'>فريق التحرير</span>",
        "<span class='author'>أ ف ب</span>",
        "<span class='author'>admin</span>"
      })
  void orNobody(String line) {
    assertThat(facts(line, PROSE).author()).isNull();
  }

  private static ArticleFacts facts(String line, String text) {
    String page =
        "<html lang='ar'><head><title>افتتاح الجسر الجديد في الوادي</title><meta"
            + " property='og:site_name' content='جريدة"
            + " الوادي'></head><body><nav>23/12/2020</nav><main><h1>افتتاح الجسر الجديد في"
            + " الوادي</h1>"
            + line
            + text
            + "</main></body></html>";
    return new ArticleExtractor().extract(() -> Jsoup.parse(page)).facts();
  }
}
