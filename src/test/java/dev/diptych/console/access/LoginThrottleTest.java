package dev.diptych.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long whoever guesses has to wait. */
class LoginThrottleTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T02:00:00Z"));
  private final LoginThrottle throttle = new LoginThrottle(clock);

  @Test
  void theWaitDoublesAndHasAnEnd() {
    for (int i = 0; i < LoginThrottle.FREE_FOR_ACCOUNT; i++) {
      assertThat(throttle.tryNow("ada", "10.0.0." + i)).isZero();
    }
    for (long seconds : new long[] {2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
      assertThat(throttle.tryNow("ADA ", "10.1.0.1")).isEqualTo(Duration.ofSeconds(seconds));
      clock.advance(Duration.ofSeconds(seconds));
      assertThat(throttle.tryNow("ada", "10.1.0." + seconds)).isZero();
    }
    clock.advance(Duration.ofHours(1));
    assertThat(throttle.tryNow("ada", "10.2.0.1")).as("forgotten").isZero();
    assertThat(throttle.tryNow("ada", "10.2.0.1")).as("from the start").isZero();
  }

  @Test
  void anAddressThatTriesManyNamesWaitsToo() {
    for (int i = 0; i < LoginThrottle.FREE_FOR_ADDRESS; i++) {
      assertThat(throttle.tryNow("name" + i, "2001:db8::" + i)).isZero();
    }
    assertThat(throttle.tryNow("another", "2001:db8::ffff")).isEqualTo(Duration.ofSeconds(2));
    assertThat(throttle.tryNow("another", "2001:db8:0:1::1")).as("another household").isZero();
  }

  @Test
  void aRightOneDoesNotMakeUpForAnAddressThatGuesses() {
    for (int i = 0; i < LoginThrottle.FREE_FOR_ADDRESS; i++) {
      assertThat(throttle.tryNow("name" + i, "10.0.0.1")).isZero();
      assertThat(throttle.tryNow("own" + i, i < 19 ? "10.0.0.1" : "10.0.0.2")).isZero();
      throttle.right("own" + i, i < 19 ? "10.0.0.1" : "10.0.0.2");
    }
    assertThat(throttle.tryNow("another", "10.0.0.1")).isPositive();
  }

  @Test
  void whatIsRememberedIsBounded() {
    for (int i = 0; i < 30_000; i++) {
      throttle.tryNow(i + "x".repeat(100), "10.%d.%d.1".formatted(i / 250, i % 250));
    }
    assertThat(throttle.remembered()).isEqualTo(10_000);
  }
}
