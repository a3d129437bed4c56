package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.digest.Budget.ExhaustedException;
import dev.diptych.digest.Budget.Reservation;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BudgetTest {

  @Test
  void whatIsSettledCountsAsMuchAsWasUsed() throws Exception {
    Budget budget = new Budget(null, 100L, 0, 0);
    budget.reserve(60).settle(90);
    assertThatExceptionOfType(ExhaustedException.class)
        .isThrownBy(() -> budget.reserve(11))
        .withMessage("budget of 100 characters used up");
    budget.reserve(10).settle(10);
  }

  @Test
  void whatIsReleasedIsFreeAgain() throws Exception {
    Budget budget = new Budget(1L, null, 0, 0);
    budget.reserve(1).release();
    budget.reserve(1).settle(1);
    assertThatExceptionOfType(ExhaustedException.class).isThrownBy(() -> budget.reserve(1));
  }

  @Test
  void aCallThatEndsWithoutAWordCounts() throws Exception {
    Budget budget = new Budget(1L, null, 0, 0);
    try (Reservation forgotten = budget.reserve(1)) {
      assertThat(forgotten).isNotNull();
    }
    assertThatExceptionOfType(ExhaustedException.class).isThrownBy(() -> budget.reserve(1));
  }

  @Test
  void aReservationIsSettledOnce() throws Exception {
    Budget budget = new Budget(2L, null, 0, 0);
    Reservation reservation = budget.reserve(1);
    reservation.release();
    reservation.settle(1);
    reservation.close();
    budget.reserve(1).settle(1);
    budget.reserve(1).settle(1);
    assertThatExceptionOfType(ExhaustedException.class).isThrownBy(() -> budget.reserve(1));
  }

  @Test
  void whoIsStoppedOnlyByCallsUnderWayWaitsForThem() throws Exception {
    Budget budget = new Budget(1L, null, 0, 0);
    Reservation underWay = budget.reserve(1);
    AtomicReference<Thread> waiting = new AtomicReference<>();
    ExecutorService lane = Executors.newSingleThreadExecutor();
    try {
      Future<Reservation> next =
          lane.submit(
              () -> {
                waiting.set(Thread.currentThread());
                return budget.reserve(1);
              });
      while (waiting.get() == null || waiting.get().getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      underWay.release();
      next.get().settle(1);
    } finally {
      lane.shutdownNow();
    }
    assertThatExceptionOfType(ExhaustedException.class).isThrownBy(() -> budget.reserve(1));
  }
}
