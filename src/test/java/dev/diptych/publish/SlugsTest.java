package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.diptych.article.ItemPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugsTest {

  @ParameterizedTest
  @CsvSource({
    "17,  wire/Bani Walid.html,   017-bani-walid",
    "1,   ../../etc/passwd,       001-passwd",
    "2,   C:\\x\\AUX.txt,         002-aux",
    "3,   ميناء المدينة.docx,      003-myna-almdyna",
    "4,   Éclair à la crème.md,   004-eclair-a-la-creme",
    "5,   .htaccess,              005-htaccess",
    "6,   新闻.txt,                006",
    "7,   a....b---c.tar.gz,      007-a-b-c-tar",
    "1234, index.html,            1234-index",
  })
  void namesAreMadeFromPositionAndFile(int position, String path, String slug) {
    assertThat(Slugs.of(position, path)).isEqualTo(slug);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "\u202Egnp.exe", "<script>.html", "a\u0000b", "😀😀", "ﷺ.txt", "%2e%2e"})
  void nothingButAsciiLettersDigitsAndHyphens(String path) {
    assertThat(Slugs.of(9, path)).matches("009(-[a-z0-9]+)*");
  }

  @Test
  void aLongNameIsShort() {
    assertThat(Slugs.of(9, "word ".repeat(100_000) + ".txt")).hasSizeLessThan(50);
  }

  @Test
  void sameNamesInOneEditionDiffer() {
    assertThat(Slugs.of(1, "a/x.txt")).isNotEqualTo(Slugs.of(2, "b/x.txt"));
  }

  @Test
  void positionsCountFromOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> Slugs.of(0, "x"));
  }

  @Test
  void anArticleInsideAFileIsNamedByBoth() {
    int place = ItemPlace.inside(17, 2);
    assertThat(Slugs.of(place, "agency/feed.xml!Bani Walid-3fa9c1"))
        .isEqualTo("017-002-bani-walid-3fa9c1");
    assertThat(Slugs.of(17, "shout!.txt")).isEqualTo("017-shout");
  }
}
