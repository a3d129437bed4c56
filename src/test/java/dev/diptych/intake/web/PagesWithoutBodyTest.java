package dev.diptych.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.intake.Block;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Pages that a script fills, pages that are written on, and what stands around a body. */
class PagesWithoutBodyTest {

  private static final String ONE =
      "The council of the lake town voted on Tuesday to keep the last ferry of the day, after a"
          + " petition that four thousand people had signed.";
  private static final String TWO =
      "Nobody spoke against it, said the mayor, who had wanted to end the line two years ago and"
          + " had lost that vote as well, by a margin of three.";
  private static final String THREE =
      "The ferry costs the town 210,000 a year, and tickets bring in about half of that, according"
          + " to the budget that was published in October.";
  private static final String FOOTER = "<div class='bottom'>جميع الحقوق محفوظة © المرفأ</div>";

  @Test
  void aFooterIsNoArticle() {
    assertThat(texts("<body><h1>Ferry stays</h1>" + FOOTER + "</body>"))
        .doesNotContain("جميع الحقوق محفوظة © المرفأ");
    assertThat(
            texts("<body><h1>Ferry stays</h1><p>© 2026 Lake News. All rights reserved.</p></body>"))
        .noneMatch(line -> line.contains("rights"));
    assertThat(
            texts("<body><h1>Ferry</h1><p>Please enable JavaScript to read this page.</p></body>"))
        .noneMatch(line -> line.contains("JavaScript"));
  }

  @Test
  void aPageThatAScriptFillsSaysSo() {
    String shell =
        "<body><main><h1>Ferry stays</h1><p>All about the vote as it happens.</p><div"
            + " id='%s'>Loading…</div></main><script src='a.js'></script>"
            + FOOTER
            + "</body>";
    for (String id : List.of("root", "app", "__next", "__nuxt", "___gatsby")) {
      WebArticle article = article(shell.formatted(id));
      assertThat(article.filledByScript()).as(id).isTrue();
      assertThat(article.blocks()).isEmpty();
    }
    assertThat(
            article("<body><div id='app'><h1>Ferry stays</h1><p>" + ONE + "</p></div></body>")
                .filledByScript())
        .isFalse();
  }

  @Test
  void theDataOfAScriptIsRead() {
    String other =
        "{\"title\":\"Another story\",\"body\":\"<p>" + THREE + THREE + THREE + "</p>\"}";
    String page =
        "<head><title>Ferry stays</title></head><body><div id='__next'></div><script"
            + " id='__NEXT_DATA__' type='application/json'>{\"props\":{\"related\":["
            + other
            + "],\"story\":{\"title\":\"Ferry"
            + " stays\",\"publishedAt\":\"2026-11-24T08:00:00Z\",\"author\":{\"name\":\"Ida"
            + " Berg\"},\"body\":%s}}}</script></body>";
    WebArticle html =
        article(page.formatted("\"<p>" + ONE + "</p><h2>Costs</h2><p>" + TWO + "</p>\""));
    assertThat(html.blocks()).extracting(Block::text).containsExactly(ONE, "Costs", TWO);
    assertThat(html.facts().author()).isEqualTo("Ida Berg");
    assertThat(html.facts().published()).isEqualTo("2026-11-24T08:00Z");
    assertThat(html.notes()).hasSize(1);
    WebArticle blocks =
        article(
            page.formatted(
                "[{\"type\":\"paragraph\",\"children\":[{\"text\":\""
                    + ONE.substring(0, 40)
                    + "\"},{\"text\":\""
                    + ONE.substring(40)
                    + "\"}]},{\"type\":\"paragraph\",\"text\":\""
                    + TWO
                    + "\"}]"));
    assertThat(blocks.blocks()).extracting(Block::text).containsExactly(ONE, TWO);
    assertThat(article(page.formatted("[" + "[".repeat(400) + "]".repeat(400) + "]")).blocks())
        .extracting(Block::text)
        .doesNotContain(ONE);
  }

  @Test
  void shortTextInStructuredDataWillDoWhereThereIsNoOther() {
    String page =
        "<head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\""
            + ONE
            + "\"}</script>"
            + "</head><body><h1>Ferry stays</h1>"
            + FOOTER
            + "</body>";
    assertThat(texts(page)).containsExactly(ONE);
  }

  @Test
  void updatesInStructuredDataAreSections() {
    String page =
        "<head><script"
            + " type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Vote\",\"liveBlogUpdate\":[{\"headline\":\"Votes"
            + " counted\",\"datePublished\":\"2026-11-24T21:30:00+01:00\",\"articleBody\":\""
            + ONE
            + "\"},"
            + "{\"datePublished\":\"2026-11-24T20:05:00+01:00\",\"articleBody\":\""
            + TWO
            + "\"}]}</script></head>"
            + "<body><div id='root'></div>"
            + FOOTER
            + "</body>";
    assertThat(lines(page)).containsExactly("h2 21:30 – Votes counted", ONE, "h2 20:05", TWO);
  }

  @Test
  void updatesInTheMarkupAreSectionsThatTheirTimeOpens() {
    String update =
        "<div class='post'><div"
            + " class='meta'><time>%s</time><button>Share</button></div>%s<p>%s</p></div>";
    String page =
        "<body><main><h1>The vote as it happens</h1><div class='feed'>"
            + update.formatted("21:30", "<h3>Votes counted</h3>", ONE)
            + update.formatted("20:05", "", TWO)
            + update.formatted("19:50", "<h3>Doors open</h3>", THREE)
            + "</div></main>"
            + FOOTER
            + "</body>";
    assertThat(lines(page))
        .containsExactly(
            "h2 21:30 – Votes counted", ONE, "h2 20:05", TWO, "h2 19:50 – Doors open", THREE);
  }

  @Test
  void headlinesWithTimesAreNoUpdates() {
    String item =
        "<li><span>%s</span> <a href='/x'>A headline of some length about another thing</a></li>";
    String page =
        "<body><ul class='latest'>"
            + item.formatted("21:30")
            + item.formatted("20:05")
            + item.formatted("19:50")
            + "</ul><article><h1>Ferry stays</h1><p>"
            + ONE
            + "</p><p>"
            + TWO
            + "</p></article></body>";
    assertThat(texts(page)).contains(ONE, TWO).noneMatch(line -> line.contains("another thing"));
  }

  @Test
  void theLeadAboveAMarkedBodyStandsFirst() {
    String body = "<div itemprop='articleBody'><p>" + TWO + "</p><p>" + THREE + "</p></div>";
    assertThat(
            texts(
                "<body><main><h1>Ferry stays</h1><div itemprop='description'><p>"
                    + ONE
                    + "</p></div>"
                    + body
                    + "</main></body>"))
        .containsExactly(ONE, TWO, THREE);
    assertThat(
            texts(
                "<body><main><h1>Ferry stays</h1><p class='standfirst'>"
                    + ONE
                    + "</p>"
                    + body
                    + "</main></body>"))
        .containsExactly(ONE, TWO, THREE);
    assertThat(
            texts(
                "<body><main><h1>Ferry stays</h1><p class='lead'>"
                    + TWO
                    + "</p>"
                    + body
                    + "</main></body>"))
        .containsExactly(TWO, THREE);
  }

  @Test
  void leftoversOfThePageAreNoText() {
    String page =
        "<body><main><h1>Ferry stays</h1><div><span>2min</span></div><div class='txt'><p>"
            + ONE
            + "</p><p>"
            + TWO
            + " <a href='/b'>Budget<span> (opens in new window)</span></a></p><p>"
            + THREE
            + "</p><p>14:20</p><p>المصدر: وكالات</p></div><div class='prev_next'><a"
            + " href='/1'></a><span>A painting is shown in the museum</span></div><div"
            + " class='cmt'><p>The views expressed below do not reflect those of the"
            + " paper.</p></div></main></body>";
    assertThat(texts(page)).containsExactly(ONE, TWO + " Budget", THREE);
  }

  @Test
  void proseBesideTheBodyIsNamed() {
    String page =
        "<body><article><h1>Ferry stays</h1><p>"
            + ONE
            + "</p><p>"
            + TWO
            + "</p><p>"
            + THREE
            + "</p></article>"
            + "<section><p>"
            + TWO.toUpperCase(java.util.Locale.ROOT)
            + "</p><p>"
            + ONE.toUpperCase(java.util.Locale.ROOT)
            + "</p></section></body>";
    WebArticle article = article(page);
    boolean kept = article.blocks().size() == 5;
    List<String> notes =
        article
            .letters()
            .manuscript(article.facts(), "text/html", null, article.blocks(), article.notes())
            .notes();
    assertThat(kept || !notes.isEmpty()).isTrue();
  }

  private static WebArticle article(String page) {
    return new ArticleExtractor().extract(() -> Jsoup.parse(page));
  }

  private static List<String> texts(String page) {
    return article(page).blocks().stream().map(Block::text).toList();
  }

  private static List<String> lines(String page) {
    return article(page).blocks().stream()
        .map(
            block ->
                block.kind() == Block.Kind.HEADING
                    ? "h" + block.level() + " " + block.text()
                    : block.text())
        .toList();
  }

  @Test
  void theDataThatAScriptAssignsIsRead() {
    String story =
        "{\"story\":{\"title\":\"Ferry"
            + " stays\",\"publishedAt\":\"2026-11-24T08:00:00Z\",\"body\":\"<p>"
            + ONE
            + "</p><p>"
            + TWO
            + "</p>\"}}";
    String quoted = story.replace("\\", "\\\\").replace("\"", "\\\"");
    String row =
        "5:{\"story\":{\"title\":\"Ferry stays\",\"body\":\"$6\"}}\n6:T%x,<p>%s</p><p>é%s</p>";
    String stream = row.formatted(("<p>" + ONE + "</p><p>éé" + TWO + "</p>").length(), ONE, TWO);
    String pushed = stream.replace("\"", "\\\"").replace("\n", "\\n");
    for (String script :
        List.of(
            "window.__INITIAL_STATE__ = " + story + ";(function(){})()",
            "window.__NUXT__=" + story,
            "window['__STATE__'] = JSON.parse(\"" + quoted + "\");",
            "var state = {story: {title: 'Ferry stays', body: '<p>"
                + ONE
                + "</p><p>"
                + TWO
                + "</p>'}};",
            "self.__next_f.push([1,\""
                + pushed.substring(0, 60)
                + "\"])</script><script>self.__next_f.push([1,\""
                + pushed.substring(60)
                + "\"])")) {
      WebArticle article =
          article(
              "<head><title>Ferry stays | Lake News</title></head><body><div"
                  + " id='root'></div><script>"
                  + script
                  + "</script><script src='a.js'></script></body>");
      assertThat(article.blocks())
          .as(script)
          .extracting(Block::text)
          .hasSize(2)
          .first()
          .isEqualTo(ONE);
      assertThat(article.facts().title()).isEqualTo("Ferry stays");
      assertThat(article.notes()).hasSize(1);
    }
  }

  @Test
  void aScriptThatAssignsNoStoryIsNone() {
    WebArticle article =
        article(
            "<body><div id='root'></div><script>window.settings = {\"title\":\"Ferry\", broken"
                + " ".repeat(300)
                + "</script><script src='a.js'></script></body>");
    assertThat(article.filledByScript()).isTrue();
  }
}
