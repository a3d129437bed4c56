package dev.diptych.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A look at a night costs its database something; at an order of a second it must not be late. */
class LooksTest {

  private static Long[] millis(Looks looks, int count) {
    return Stream.generate(() -> looks.next().toMillis()).limit(count).toArray(Long[]::new);
  }

  @Test
  void theyAreEverRarerUntilSomethingHappens() {
    Looks looks = new Looks();

    assertThat(millis(looks, 6)).containsExactly(250L, 500L, 1000L, 2000L, 2000L, 2000L);
    looks.again();
    assertThat(millis(looks, 2)).containsExactly(250L, 500L);
  }
}
