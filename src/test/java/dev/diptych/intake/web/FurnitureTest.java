package dev.diptych.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.intake.Block;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside, above and below an article's text and is the page's. */
class FurnitureTest {

  private static final String TITLE = "سوق الخضار القديم يعود إلى الحياة بعد الترميم";
  private static final String ONE =
      "عاد الباعة إلى سوق الخضار القديم في وسط المدينة صباح السبت، بعد ثلاثة أعوام من الإغلاق أنفقت"
          + " فيها البلدية أكثر من مليوني دينار على السقوف الخشبية.";
  private static final String TWO =
      "وقال رئيس لجنة السوق إن مئة وعشرين بسطة فتحت في اليوم الأول، وإن بقية المحال ستفتح تباعا حتى"
          + " نهاية الشهر المقبل.";
  private static final String THREE =
      "وطالب عدد من السكان بمواقف للسيارات قرب المدخل الغربي، ووعدت البلدية بدراسة الأمر قبل"
          + " الصيف.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // words for screen readers
        "<p>يفتح في نافذة جديدة</p>",
        "<p><a href='/x'>(يفتح في نافذة جديدة)</a></p>",
        "<p>Opens in a new tab</p>",
        "<p><span>يُفتح في نافذة جديدة</span></p>",
        "<p>s'ouvre dans une nouvelle fenêtre</p>",
        "<p>تفتح في علامة تبويب جديدة</p>",
        // clocks and counters
        "<p>10:45</p>",
        "<div>١٠:٤٥ ص</div>",
        "<div>2 min read</div>",
        "<div>٣ دقائق قراءة</div>",
        "<div>آخر تحديث: 10:45 بتوقيت بيروت</div>",
        "<div>10:45 | السبت 21 نوفمبر 2026</div>",
        // where it is from
        "<p>المصدر: وكالات</p>",
        "<p>المصدر : رويترز + أ ف ب</p>",
        "<p>المصدر: الجزيرة + مواقع التواصل الاجتماعي</p>",
        "<p>Source: Valley News Agency</p>",
        "<p><strong>المصدر:</strong> صحيفة الوادي</p>",
        // the title once more
        "<p>" + TITLE + "</p>",
        "<div class='t'><b>" + TITLE + "</b></div>",
        "<h3>" + TITLE + "</h3>",
        "<h2>" + TITLE + "</h2>",
        "<p>«" + TITLE + "»</p>",
        // other articles
        "<p>اقرأ أيضا: زيادة أسعار الخبز في العاصمة</p>",
        "<p>إقرأ المزيد: زيادة أسعار الخبز في العاصمة</p>",
        "<p>للمزيد: زيادة أسعار الخبز في العاصمة</p>",
        "<p>شاهد: زيادة أسعار الخبز في العاصمة</p>",
        "<div class='box'><h4>مواضيع ذات صلة</h4><p>زيادة أسعار الخبز في العاصمة</p><p>وفاة شاعر"
            + " كبير</p></div>",
        "<div class='next'><span>الخبر التالي</span><p>زيادة أسعار الخبز في العاصمة</p></div>",
        // rules for those who comment
        "<p>التعليقات المنشورة لا تعبر عن رأي الصحيفة وإنما عن رأي أصحابها.</p>",
        "<p>يرجى الالتزام بآداب الحوار، وعدم الإساءة إلى الأشخاص أو الأديان عند كتابة التعليق.</p>",
        "<p>لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *</p>",
        "<p>Comments are moderated and must follow our community guidelines.</p>",
        "<p>شروط التعليق: عدم الإساءة للكاتب أو للأشخاص أو للمقدسات.</p>"
      })
  void isNoPartOfTheText(String furniture) {
    assertThat(read(furniture + p(ONE) + p(TWO) + p(THREE))).as("above").isEqualTo(text());
    assertThat(read(p(ONE) + p(TWO) + p(THREE) + furniture)).as("below").isEqualTo(text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "وقال المصدر إن السوق سيبقى مفتوحا حتى العاشرة مساء كل يوم.",
        "واقرأ أيضا في هذا الكتاب فصلا عن تاريخ السوق، قال الرجل وهو يبتسم للزبائن.",
        "بدأ العمل في الساعة 10:45 صباحا وانتهى عند الغروب كما قال العمال.",
        "وقالت البلدية إن التعليقات التي وصلتها من السكان كانت إيجابية في معظمها.",
        "والمزيد من المحال سيفتح أبوابه في الأسابيع المقبلة كما وعدت البلدية."
      })
  void butSentencesThatSpeakOfSuchThingsAre(String sentence) {
    assertThat(read(p(ONE) + p(sentence) + p(THREE)))
        .isEqualTo(ONE + "\n" + sentence + "\n" + THREE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class='lead'>%s</div>",
        "<p class='standfirst'>%s</p>",
        "<h2 class='article-summary'>%s</h2>",
        "<div itemprop='description'><p>%s</p></div>",
        "<header><p class='intro-text chapeau'>%s</p></header>",
        "<p class='sub-title'>%s</p>",
        "<div class='entry-excerpt'>%s</div>",
        "<div class='brief'>%s</div>"
      })
  void theParagraphAboveTheMarkedBodyIsTheLead(String pattern) {
    String page =
        "<main><h1>%s</h1>%s<div itemprop='articleBody'>%s%s</div></main>"
            .formatted(TITLE, pattern.formatted(ONE), p(TWO), p(THREE));
    assertThat(page(page)).isEqualTo(text());
  }

  @Test
  void theSpokenWordsOfALinkInASentenceGoAlone() {
    String linked =
        "<p>وقال رئيس لجنة السوق في <a href='/x'>بيان<span> (يفتح في نافذة جديدة)</span></a> إن"
            + " البسطات فتحت كلها في اليوم الأول.</p>";
    assertThat(read(p(ONE) + linked + p(THREE)))
        .contains("في بيان إن البسطات")
        .doesNotContain("نافذة");
  }

  private static String text() {
    return ONE + "\n" + TWO + "\n" + THREE;
  }

  private static String p(String text) {
    return "<p>" + text + "</p>";
  }

  private static String read(String body) {
    return page("<main><h1>" + TITLE + "</h1><div class='text'>" + body + "</div></main>");
  }

  private static String page(String main) {
    String page =
        "<html lang='ar'><head><title>%s</title></head><body><nav><a href='/'>الرئيسية</a></nav>%s</body></html>"
            .formatted(TITLE, main);
    List<Block> blocks = new ArticleExtractor().extract(() -> Jsoup.parse(page)).blocks();
    return blocks.stream().map(Block::text).collect(Collectors.joining("\n"));
  }
}
