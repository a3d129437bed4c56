package dev.diptych.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.intake.Block;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class ArticleExtractorTest {

  private static final String ONE =
      "افتتح محافظ سهل النخيل أمس السبت المرحلة الأولى من مشروع توسعة الميناء، وقال إن العمل سيستمر"
          + " حتى نهاية العام المقبل.";
  private static final String TWO =
      "وحضر الافتتاح عدد من الوزراء والسفراء وممثلي الشركات، وأكد المحافظ أن الحكومة أنفقت 240"
          + " مليون دولار على المشروع.";
  private static final String THREE =
      "وقال رئيس جمعية الصيادين إن الصيادين يخشون من تأثير المشروع على رزقهم، وطالب بتعويض عادل لكل"
          + " العائلات.";
  private static final String OTHER =
      "أعلنت الشركة أمس أرباحها السنوية التي بلغت مليوني دولار، وهو رقم لم تبلغه منذ عشر سنوات"
          + " كاملة، كما قال مديرها.";

  /** Right to left, without article or main, with all the furniture of a news site. */
  private static final String PAGE =
      """
      <html lang="ar" dir="rtl"><head><title>افتتاح الميناء الجديد - صحيفة المرفأ</title>
      <meta property="og:title" content="افتتاح الميناء الجديد - صحيفة المرفأ">
      <meta property="og:site_name" content="صحيفة المرفأ"><meta name="author" content="سامر العطار">
      <meta property="article:published_time" content="2026-11-22T18:40:00+02:00">
      <meta name="keywords" content="ميناء، تجارة"><link rel="canonical" href="https://example.org/a"></head>
      <body><div id="header"><ul class="menu"><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></div>
      <div class="page"><div class="col"><h1>افتتاح الميناء الجديد</h1>
      <div class="info"><span>بقلم سامر العطار</span> <span>22/11/2026 18:40</span></div>
      <div class="share-tools"><a href="#">شارك على فيسبوك</a></div>
      <div class="img"><img src="a.jpg"><span class="caption">المحافظ يقص الشريط في الميناء الجديد صباح أمس</span></div>
      <div class="txt"><p>%s</p><p>%s</p><h2>مخاوف الصيادين</h2><p>%s</p>
      <ul><li>طول الرصيف 850 مترا</li><li>مدة التنفيذ خمس سنوات</li></ul>
      <p>اقرأ أيضا: <a href="/b">مهرجان البحر يعود بعد غياب</a></p>
      <div class="ads">إعلان مدفوع من شركة كبيرة في المدينة، اشتر الآن واحصل على خصم كبير جدا.</div></div>
      <div class="tags"><a href="/t/1">ميناء</a> <a href="/t/2">تجارة</a></div>
      <h3>مواضيع ذات صلة</h3><ul><li><a href="/c">خبر آخر عن المدينة</a></li><li><a href="/d">خبر ثالث عن البحر</a></li></ul>
      <div id="comments"><h3>التعليقات</h3><p>%s</p><p>%s</p></div></div>
      <div class="sidebar"><h3>الأكثر قراءة</h3><p>%s</p></div></div>
      <div class="footer">جميع الحقوق محفوظة</div></body></html>
      """
          .formatted(ONE, TWO, THREE, OTHER, OTHER, OTHER);

  private final ArticleExtractor extractor = new ArticleExtractor();

  @Test
  void takesTheTextOfARightToLeftPageAndNothingElse() {
    assertThat(texts(PAGE))
        .containsExactly(
            ONE, TWO, "مخاوف الصيادين", THREE, "طول الرصيف 850 مترا", "مدة التنفيذ خمس سنوات");
  }

  @Test
  void readsWhatThePageStates() {
    WebArticle article = extractor.extract(() -> Jsoup.parse(PAGE));
    assertThat(article.language()).isEqualTo("ar");
    assertThat(article.facts().title()).isEqualTo("افتتاح الميناء الجديد");
    assertThat(article.facts().author()).isEqualTo("سامر العطار");
    assertThat(article.facts().published()).isEqualTo("2026-11-22T18:40+02:00");
    assertThat(article.facts().site()).isEqualTo("صحيفة المرفأ");
    assertThat(article.facts().canonicalUrl()).isEqualTo("https://example.org/a");
    assertThat(article.facts().keywords()).containsExactly("ميناء", "تجارة");
  }

  /** The text in a page's head is no prose, however long it is. */
  @Test
  void aShortArticleUnderALongTitleIsFound() {
    String title = "وصول الوفد بعد رحلة طويلة، ".repeat(20).strip();
    String page =
        "<html><head><title>%1$s</title></head><body><article><h1>%1$s</h1><p>%2$s</p></article></body></html>"
            .formatted(title, ONE);
    assertThat(texts(page)).containsExactly(ONE);
  }

  @Test
  void inventsNothing() {
    WebArticle article = extractor.extract(() -> Jsoup.parse("<body><p>" + ONE + "</p></body>"));
    assertThat(article.facts().title()).isNull();
    assertThat(article.facts().author()).isNull();
    assertThat(article.facts().published()).isNull();
    assertThat(article.facts().site()).isNull();
    assertThat(article.facts().canonicalUrl()).isNull();
  }

  @Test
  void structuredDataIsReadAndBrokenDataPassedOver() {
    String page =
        "<head><script type='application/ld+json'>{broken</script><script"
            + " type='application/ld+json'>"
            + "{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"H\",\"datePublished\":\"2026-11-22T18:40:00Z\","
            + "\"author\":[{\"name\":\"A\"},{\"name\":\"B\"}],\"publisher\":{\"name\":\"P\"}}]}</script></head><body><p>"
            + ONE
            + "</p></body>";
    WebArticle article = extractor.extract(() -> Jsoup.parse(page));
    assertThat(article.facts().title()).isEqualTo("H");
    assertThat(article.facts().author()).isEqualTo("A, B");
    assertThat(article.facts().published()).isEqualTo("2026-11-22T18:40Z");
    assertThat(article.facts().site()).isEqualTo("P");
  }

  @Test
  void aPageThatAScriptFillsGivesItsStatedText() {
    String page =
        "<head><script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\""
            + (ONE + "\\n" + TWO).repeat(3)
            + "\"}</script></head><body><div id='root'>…</div></body>";
    assertThat(texts(page)).hasSizeGreaterThan(3).contains(ONE);
  }

  @Test
  void textBetweenLineBreaksIsKept() {
    String page =
        "<body><div id='nav'><a href='/'>x</a></div><div>"
            + ONE
            + "<br><br>"
            + TWO
            + "</div></body>";
    assertThat(String.join("\n", texts(page))).contains(ONE).contains(TWO);
  }

  @Test
  void tablesAndQuotationsAreKept() {
    String page =
        "<article><h1>Title of it</h1><p>"
            + ONE
            + "</p><blockquote>«"
            + TWO
            + "»</blockquote><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><p>"
            + THREE
            + "</p></article>";
    assertThat(texts(page)).containsExactly(ONE, "«" + TWO + "»", "A | B", "1 | 2", THREE);
  }

  @Test
  void aNameThatMostOfTheTextBearsIsNotFurniture() {
    String page =
        "<body><div class='nav'><a href='/'>x</a></div><div id='a'>"
            + "<div class='text widget'><p>"
            + ONE
            + "</p></div>"
            + "<div class='text widget'><p>"
            + TWO
            + "</p></div>"
            + "<div class='text widget'><p>"
            + THREE
            + "</p></div></div>"
            + "<div class='widget social'>"
            + OTHER
            + "</div></body>";
    assertThat(texts(page)).containsExactly(ONE, TWO, THREE);
  }

  @Test
  void aPageThatCallsItsTextByANameOfFurnitureIsReadAllTheSame() {
    String page =
        "<body><div class='promo'><p>"
            + ONE
            + "</p></div><div class='teaser'><p>"
            + TWO
            + "</p></div><div class='related'><p>"
            + THREE
            + "</p></div><div class='popular'><p>"
            + OTHER
            + "</p></div><div class='sidebar'><p>"
            + ONE
            + TWO
            + "</p></div></body>";
    assertThat(texts(page)).contains(ONE, TWO, THREE);
  }

  @Test
  void deepNestingIsNoDanger() {
    String page = "<div>".repeat(50_000) + "<p>" + ONE + "</p>";
    assertThat(texts(page)).contains(ONE);
  }

  private List<String> texts(String page) {
    return extractor.extract(() -> Jsoup.parse(page)).blocks().stream().map(Block::text).toList();
  }
}
