package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How a cell of the audit is written as CSV. */
class AuditsTest {

  @Test
  void whatIsPlainStaysAsItIs() {
    for (String text : List.of("night/2026-03-01", "1", "a = b", "two words", "مكتبة")) {
      assertThat(Audits.cell(text)).isEqualTo(text);
    }
    assertThat(Audits.cell(null)).isEmpty();
    assertThat(Audits.cell("")).isEmpty();
  }

  @Test
  void whatWouldEndACellIsQuoted() {
    assertThat(Audits.cell("a,b")).isEqualTo("\"a,b\"");
    assertThat(Audits.cell("say \"no\"")).isEqualTo("\"say \"\"no\"\"\"");
    assertThat(Audits.cell("a\nb")).isEqualTo("\"a\nb\"");
    assertThat(Audits.cell("a\rb")).isEqualTo("\"a\rb\"");
  }

  @Test
  void noCellIsAFormula() {
    assertThat(Audits.cell("=HYPERLINK(\"http://x\",\"y\")"))
        .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    for (String text : List.of("+1", "-1", "@SUM(A1)", "=1", "\t=1", "＝1")) {
      assertThat(Audits.cell(text)).isEqualTo("'" + text);
    }
    assertThat(Audits.cell("\r=1")).isEqualTo("\"'\r=1\"");
    assertThat(Audits.cell("\n=1")).isEqualTo("\"'\n=1\"");
  }
}
