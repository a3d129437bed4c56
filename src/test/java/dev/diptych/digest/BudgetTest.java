package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.digest.Budget.ExhaustedException;
import dev.diptych.digest.Budget.Reservation;
import dev.diptych.digest.Cause.Code;
import dev.diptych.engine.Usage;
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
    Budget budget = new Budget(new Budget.Limits(null, 100L, null), Budget.Amount.NOTHING);
    budget.reserve(60, 0).settle(Usage.free(90));
    assertThatExceptionOfType(ExhaustedException.class)
        .isThrownBy(() -> budget.reserve(11, 0))
        .satisfies(e -> assertThat(e.cause()).isEqualTo(Cause.of(Code.BUDGET_CHARACTERS, 100)));
    budget.reserve(10, 0).settle(Usage.free(10));
  }

  @Test
  void moneyIsReservedByWhatItMayCostAndSettledByWhatItDid() throws Exception {
    Budget budget = new Budget(new Budget.Limits(null, null, 2_500_000L), Budget.Amount.NOTHING);
    budget.reserve(100, 2_000_000).settle(new Usage(100, 10, 10, 1_500_000));
    assertThatExceptionOfType(ExhaustedException.class)
        .isThrownBy(() -> budget.reserve(1, 1_000_001))
        .satisfies(e -> assertThat(e.cause()).isEqualTo(Cause.of(Code.BUDGET_COST, "2.5")));
    budget.reserve(1, 1_000_000).settle(new Usage(1, 1, 1, 1_000_000));
    assertThatExceptionOfType(ExhaustedException.class).isThrownBy(() -> budget.reserve(1, 1));
    budget.reserve(1, 0).release();
  }

  @Test
  void whatIsReleasedIsFreeAgain() throws Exception {
    Budget budget = new Budget(new Budget.Limits(1L, null, null), Budget.Amount.NOTHING);
    budget.reserve(1, 0).release();
    budget.reserve(1, 0).settle(Usage.free(1));
    assertThatExceptionOfType(ExhaustedException.class).isThrownBy(() -> budget.reserve(1, 0));
  }

  @Test
  void aCallThatEndsWithoutAWordCounts() throws Exception {
    Budget budget = new Budget(new Budget.Limits(1L, null, null), Budget.Amount.NOTHING);
    try (Reservation forgotten = budget.reserve(1, 0)) {
      assertThat(forgotten).isNotNull();
    }
    assertThatExceptionOfType(ExhaustedException.class).isThrownBy(() -> budget.reserve(1, 0));
  }

  @Test
  void aReservationIsSettledOnce() throws Exception {
    Budget budget = new Budget(new Budget.Limits(2L, null, null), Budget.Amount.NOTHING);
    Reservation reservation = budget.reserve(1, 0);
    reservation.release();
    reservation.settle(Usage.free(1));
    reservation.close();
    budget.reserve(1, 0).settle(Usage.free(1));
    budget.reserve(1, 0).settle(Usage.free(1));
    assertThatExceptionOfType(ExhaustedException.class).isThrownBy(() -> budget.reserve(1, 0));
  }

  @Test
  void whoIsStoppedOnlyByCallsUnderWayWaitsForThem() throws Exception {
    Budget budget = new Budget(new Budget.Limits(1L, null, null), Budget.Amount.NOTHING);
    Reservation underWay = budget.reserve(1, 0);
    AtomicReference<Thread> waiting = new AtomicReference<>();
    ExecutorService lane = Executors.newSingleThreadExecutor();
    try {
      Future<Reservation> next =
          lane.submit(
              () -> {
                waiting.set(Thread.currentThread());
                return budget.reserve(1, 0);
              });
      while (waiting.get() == null || waiting.get().getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      underWay.release();
      next.get().settle(Usage.free(1));
    } finally {
      lane.shutdownNow();
    }
    assertThatExceptionOfType(ExhaustedException.class).isThrownBy(() -> budget.reserve(1, 0));
  }
}
