package dev.diptych.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How alignments are kept. */
class AlignmentsTest {

  @Test
  void whatIsWrittenIsRead() {
    List<Alignment> alignments =
        List.of(
            new Alignment(0, 3, 13, 20, List.of("deliver", "connect to")),
            new Alignment(4, 10, 4, 12, List.of()),
            new Alignment(11, 11, 13, 15, List.of("x")));
    assertThat(Alignments.read(Alignments.written(alignments))).isEqualTo(alignments);
    assertThat(Alignments.read(Alignments.written(List.of()))).isEmpty();
  }

  @Test
  void aReadingWithAMarkOfOursIsLeftOut() {
    List<Alignment> hostile =
        List.of(new Alignment(0, 1, 0, 1, List.of("a|b", "c;0,1,0,1", "d=e", "f\tg", "h")));
    assertThat(Alignments.read(Alignments.written(hostile)))
        .containsExactly(new Alignment(0, 1, 0, 1, List.of("h")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";", "x", "1,2,3", "3,1,0,0", "-1,2,0,0", "1,2,3,99999999999", "=;="})
  void whatIsNotOursIsLeftOut(String text) {
    assertThat(Alignments.read(text)).isEmpty();
  }
}
