package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {

  @Test
  void theLastCallOfABudgetMayBeMadeAndNoneAfterIt() {
    Budget budget = new Budget(3L, null, 1, 0);
    assertThat(budget.reserve(10)).isNull();
    assertThat(budget.reserve(10)).isNull();
    assertThat(budget.reserve(10)).isEqualTo("budget of 3 calls used up");
  }

  @Test
  void theLastCharacterOfABudgetMayBeSentAndNoneAfterIt() {
    Budget budget = new Budget(null, 100L, 0, 40);
    assertThat(budget.reserve(60)).isNull();
    assertThat(budget.reserve(1)).isEqualTo("budget of 100 characters used up");
    assertThat(budget.reserve(0)).isNull();
  }

  @Test
  void whatIsRefusedUsesNothingUp() {
    Budget budget = new Budget(2L, 100L, 0, 0);
    assertThat(budget.reserve(101)).isEqualTo("budget of 100 characters used up");
    assertThat(budget.reserve(50)).isNull();
    assertThat(budget.reserve(50)).isNull();
    assertThat(budget.reserve(0)).isEqualTo("budget of 2 calls used up");
  }

  @Test
  void aBudgetThatWasOverrunBeforeAllowsNothing() {
    assertThat(new Budget(5L, null, 7, 0).reserve(1)).isNotNull();
    assertThat(new Budget(null, 5L, 0, 7).reserve(0)).isNotNull();
  }

  @Test
  void withoutLimitsEverythingIsAllowed() {
    assertThat(Budget.unlimited().reserve(Long.MAX_VALUE)).isNull();
  }
}
