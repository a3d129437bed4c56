package dev.diptych.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.intake.Block;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are written on as things happen: an update a section, with its own time. */
class LiveBlogTest {

  private static final List<String> UPDATES =
      List.of(
          "أعادت الشرطة فتح الطريق الساحلي بعد إزالة الأحجار المتساقطة من الجبل.",
          "قررت مديرية التعليم تأخير بدء الدوام ساعتين في مدارس القرى الجبلية.",
          "أجلت فرق الدفاع المدني أربع عائلات من بيوت قريبة من مجرى الوادي.",
          "حذرت دائرة الأرصاد من سيول محتملة في الأودية الشرقية حتى المساء.");
  private static final List<String> TIMES = List.of("10:05", "09:40", "09:12", "08:30");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class='update'><span class='time'>TIME</span><p>TEXT</p></div>",
        "<article><time datetime='2026-11-25TTIME'>TIME</time><div><p>TEXT</p></div></article>",
        "<li><b>TIME</b><p>TEXT</p></li>",
        "<div><div class='meta'><i></i><span>TIME GMT</span></div><div><p>TEXT</p></div></div>",
        "<section><p>TIME</p><p>TEXT</p></section>",
        "<p><strong>TIME</strong> TEXT</p>",
        "<div><span>TIME ص</span><h3>عنوان TIME</h3><p>TEXT</p></div>",
        "<p>TIME</p><p>TEXT</p>",
        "<h4>TIME</h4><p>TEXT</p>",
        "<dt>TIME</dt><dd>TEXT</dd>",
        "<div><time>25 نوفمبر 2026 - TIME</time><p>TEXT</p></div>"
      })
  void anUpdateIsASectionUnderItsTime(String pattern) {
    StringBuilder feed = new StringBuilder();
    for (int i = 0; i < UPDATES.size(); i++) {
      feed.append(pattern.replace("TIME", TIMES.get(i)).replace("TEXT", UPDATES.get(i)));
    }
    List<Block> blocks = read("<div class='feed'>" + feed + "</div>");
    int at = -1;
    for (int i = 0; i < UPDATES.size(); i++) {
      String update = UPDATES.get(i);
      int place = 0;
      while (place < blocks.size() && !blocks.get(place).text().contains(update)) {
        place++;
      }
      assertThat(place)
          .as("in the page's order: %s", blocks)
          .isGreaterThan(at)
          .isLessThan(blocks.size());
      Block heading = blocks.get(place - 1);
      assertThat(heading.kind()).as("%s", blocks).isEqualTo(Block.Kind.HEADING);
      assertThat(heading.text()).contains(TIMES.get(i));
      at = place;
    }
  }

  @Test
  void twoTimesInAnArticleMakeNoLiveBlog() {
    List<Block> blocks =
        read(
            "<div><p>%s</p><p>10:05</p><p>%s</p><p>%s</p></div>"
                .formatted(UPDATES.get(0), UPDATES.get(1), UPDATES.get(2)));
    assertThat(blocks).extracting(Block::kind).containsOnly(Block.Kind.PARAGRAPH);
  }

  private static List<Block> read(String feed) {
    String page =
        "<html lang='ar'><head><title>تغطية مباشرة: أمطار غزيرة على"
            + " الساحل</title></head><body><main><h1>تغطية مباشرة: أمطار غزيرة على"
            + " الساحل</h1><p>تتابع الصحيفة لحظة بلحظة آثار المنخفض الجوي الذي يضرب الساحل منذ مساء"
            + " الثلاثاء.</p>"
            + feed
            + "</main></body></html>";
    return new ArticleExtractor().extract(() -> Jsoup.parse(page)).blocks();
  }
}
