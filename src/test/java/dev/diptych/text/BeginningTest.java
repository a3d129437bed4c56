package dev.diptych.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BeginningTest {

  @Test
  void whatIsLeftOutIsMarked() {
    assertThat(Beginning.marked("abc", 3)).isEqualTo("abc");
    assertThat(Beginning.marked("abcd", 3)).isEqualTo("abc…");
  }

  @Test
  void aCharacterIsNotCutInTwo() {
    assertThat(Beginning.of("abc", 3)).isEqualTo("abc");
    assertThat(Beginning.of("abcd", 3)).isEqualTo("abc");
    assertThat(Beginning.of("ab\uD83D\uDE00", 4)).isEqualTo("ab\uD83D\uDE00");
    assertThat(Beginning.of("ab\uD83D\uDE00c", 3)).isEqualTo("ab");
    assertThat(Beginning.of("\uD83D\uDE00", 1)).isEmpty();
  }
}
