package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Finding;
import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Row;
import dev.diptych.engine.Alignment;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordPartsTest {

  private static final String SOURCE = "وصلت سبع سفن";
  private static final String TARGET = "Seven ships arrived";

  private static String html(Row row, boolean source) {
    WordParts parts = new WordParts(row);
    Html html = new Html(64);
    html.open("p");
    if (source) {
      html.text(row.source(), parts.source());
    } else {
      html.text(String.valueOf(row.target()), parts.target());
    }
    return new String(html.close().bytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Row row(
      String source, String target, List<Alignment> alignment, Finding... findings) {
    return new Row(
        "s0.1",
        source,
        target,
        Row.State.TRANSLATED,
        List.of(),
        List.of(findings),
        "gist",
        false,
        alignment);
  }

  @Test
  void wordsThatBelongTogetherHaveOneNumberWhateverTheirOrder() {
    Row row =
        row(
            SOURCE,
            TARGET,
            List.of(
                new Alignment(0, 4, 12, 19, List.of("reached", "came")),
                new Alignment(5, 8, 0, 5, List.of()),
                new Alignment(9, 12, 6, 11, List.of())));
    assertThat(html(row, true))
        .isEqualTo(
            "<p><span class=\"w\" data-w=\"1\" data-r=\"reached\ncame\">وصلت</span>"
                + " <span class=\"w\" data-w=\"2\">سبع</span>"
                + " <span class=\"w\" data-w=\"3\">سفن</span></p>");
    assertThat(html(row, false))
        .isEqualTo(
            "<p><span class=\"w\" data-w=\"2\">Seven</span>"
                + " <span class=\"w\" data-w=\"3\">ships</span>"
                + " <span class=\"w\" data-w=\"1\">arrived</span></p>");
  }

  @Test
  void whatStandsInTheTargetIsNoOtherReading() {
    Row row = row("سفن", "Ships", List.of(new Alignment(0, 3, 0, 5, List.of("ships", "vessels"))));
    assertThat(html(row, true)).contains("data-r=\"vessels\"");
    Row same = row("سفن", "Ships", List.of(new Alignment(0, 3, 0, 5, List.of("ships"))));
    assertThat(html(same, true)).doesNotContain("data-r");
  }

  @Test
  void rangesOutsideTheTextAndOverEachOtherAreLeftOut() {
    Row row =
        row(
            SOURCE,
            TARGET,
            List.of(
                new Alignment(0, 8, 0, 5, List.of()),
                new Alignment(5, 8, 3, 9, List.of()),
                new Alignment(9, 99, 0, 0, List.of())));
    assertThat(html(row, true))
        .isEqualTo("<p><span class=\"w\" data-w=\"1\">وصلت سبع</span> سفن</p>");
    assertThat(html(row, false))
        .isEqualTo("<p><span class=\"w\" data-w=\"1\">Seven</span> ships arrived</p>");
  }

  @Test
  void hostileTextsStayText() {
    Row row =
        row(
            "<b>x</b>",
            "<i>y</i> &",
            List.of(new Alignment(0, 3, 0, 3, List.of("\"><script>", " ", "a\u202Eb"))));
    assertThat(html(row, true))
        .isEqualTo(
            "<p><span class=\"w\" data-w=\"1\" data-r=\"&quot;&gt;&lt;script&gt;\na[RLO]b\">"
                + "&lt;b&gt;</span>x&lt;/b&gt;</p>");
    Row cleaned = row("a\u202Eb c", "x", List.of(new Alignment(0, 1, 0, 1, List.of())));
    assertThat(html(cleaned, true)).isEqualTo("<p>a[RLO]b c</p>");
  }

  @Test
  void theWordThatACheckIsAboutIsMarkedInBothColumns() {
    Row row =
        row(
            "وصلت سبع سفن، وسبعون قاربًا",
            "Ships: 70, not 7; 7 arrived",
            List.of(),
            SampleDigests.finding(Check.NUMBERS, "سبع", "7"));
    assertThat(html(row, true)).isEqualTo("<p>وصلت <mark>سبع</mark> سفن، وسبعون قاربًا</p>");
    assertThat(html(row, false)).isEqualTo("<p>Ships: 70, not <mark>7</mark>; 7 arrived</p>");
  }
}
