package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What scripts and clients rely on: it may be added to, and never changed. */
class ExitCodeTest {

  @Test
  void numbersAndWordsStay() {
    assertThat(
            Arrays.stream(ExitCode.values())
                .map(code -> code.number() + " " + code.code())
                .collect(Collectors.joining(", ")))
        .isEqualTo("0 complete, 2 usage, 3 gaps, 4 failed, 5 refused, 6 stopped");
  }

  @Test
  void aNumberIsKnownAgain() {
    for (ExitCode code : ExitCode.values()) {
      assertThat(ExitCode.of(code.number())).isEqualTo(code);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> ExitCode.of(1));
  }
}
