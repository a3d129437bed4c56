package dev.diptych.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralEscapesTest {

  @Test
  void lineEndsTabsAndQuotesAreUndone() {
    assertThat(LiteralEscapes.undo("Title\\n\\nHe said \\\"no\\\".\\tThen he left.\n"))
        .isEqualTo("Title\n\nHe said \"no\".\tThen he left.\n");
    assertThat(LiteralEscapes.undo("\"One.\\r\\nTwo.\\r\\nThree.\""))
        .isEqualTo("One.\r\nTwo.\r\nThree.");
    assertThat(LiteralEscapes.undo("قال الوزير\\nثم غادر\\nوعاد"))
        .isEqualTo("قال الوزير\nثم غادر\nوعاد");
  }

  @Test
  void lettersAreUndone() {
    assertThat(
            LiteralEscapes.undo(
                "\\u0642\\u0627\\u0644 \\u0627\\u0644\\u0648\\u0632\\u064a\\u0631\n\\u0644\\u0627"))
        .isEqualTo("قال الوزير\nلا");
  }

  @Test
  void whatWasEscapedTwiceIsUndoneTwice() {
    assertThat(LiteralEscapes.undo("One.\\\\nTwo.\\\\nThree.")).isEqualTo("One.\nTwo.\nThree.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Copy it to C:\\new\\notes and then to D:\\notes.",
        "One line\\nand another,\nbut this file has real ones\\n too.",
        "The formula \\alpha \\nu \\nabla stands here.",
        "He wrote \\n once.",
        "A path \\u12 that is none, and \\u0627 one letter.",
        "ends in a backslash\\n\\n\\",
        ""
      })
  void aBackslashThatIsMeantStays(String text) {
    assertThat(LiteralEscapes.undo(text)).isNull();
  }
}
