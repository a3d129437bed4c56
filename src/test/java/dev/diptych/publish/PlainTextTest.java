package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  @ParameterizedTest
  @CsvSource({
    "One..... Two,                One – Two",
    "One…Two,                     One – Two",
    "One ... Two ... Three,       One – Two – Three",
    "And then...,                 And then...",
    "...And then,                 ...And then",
    "Version 1.2.3 is out,        Version 1.2.3 is out",
    "One.. Two,                   One – Two",
    "A 1..2 draw,                 A 1..2 draw",
    "عنوان..... وآخر,             عنوان – وآخر",
  })
  void twoHeadlinesBecomeOneLine(String title, String line) {
    assertThat(PlainText.headline(title)).isEqualTo(line);
  }

  @Test
  void whatReordersOtherTextIsShownOrDropped() {
    assertThat(PlainText.line("a\u202Eb\u202Cc\u2067d\u2069e")).isEqualTo("a[RLO]bcde");
    assertThat(PlainText.line("م\u200Fن \u200Ea\u200Cb")).isEqualTo("م\u200Fن \u200Ea\u200Cb");
  }

  @Test
  void whatAPageMayNotContainIsReplaced() {
    assertThat(PlainText.line("a\u0000\uD800\uFFFF")).isEqualTo("a\uFFFD\uFFFD\uFFFD");
    assertThat(PlainText.line("😀")).isEqualTo("😀");
    assertThat(PlainText.encodable("x\uDC00😀")).isEqualTo("x\uFFFD😀");
  }

  @Test
  void whiteSpaceBecomesOneSpace() {
    assertThat(PlainText.line("a \r\n\t b\u2028c  d")).isEqualTo("a b c d");
    assertThat(PlainText.lines("a  b\nc")).isEqualTo("a b\nc");
  }

  @Test
  void beginningsEndAtAWordAndSaySo() {
    assertThat(PlainText.beginning("one two three", 9)).isEqualTo("one two…");
    assertThat(PlainText.beginning("one", 9)).isEqualTo("one");
    assertThat(PlainText.beginning("😀".repeat(10), 5)).isEqualTo("😀😀…");
  }
}
