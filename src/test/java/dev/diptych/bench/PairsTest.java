package dev.diptych.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the gates find in news that was invented and translated when their rules stood. */
class PairsTest {

  @Test
  void errorsAreFoundAndPeoplesWorkIsLeftAlone() throws IOException {
    GateBench bench = GateBench.ofInvented().run();
    assertThat(bench.found("people, flagged")).isZero();
    assertThat(bench.found("planted, name swapped")).isGreaterThanOrEqualTo(72);
    assertThat(bench.found("planted, all kinds")).isGreaterThanOrEqualTo(162);
  }
}
