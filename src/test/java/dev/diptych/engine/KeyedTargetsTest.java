package dev.diptych.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.engine.EngineException.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedTargetsTest {

  private final KeyedTargets targets = new KeyedTargets(3);

  @Test
  void theOrderOfTheAnswerDoesNotCountAndWhatIsMissingIsEmpty() throws Rejected {
    targets.put("s3", "three");
    targets.put("s1", "one");
    assertThat(targets.complete()).isFalse();
    assertThat(targets.inOrder())
        .extracting(SegmentTarget::text)
        .containsExactly("one", "", "three");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s0", "s4", "S1", "1", "", "s01", "s1 ", "s99999999999", "s-1"})
  void anUnknownIdIsNoAnswer(String id) {
    assertThatExceptionOfType(Rejected.class).isThrownBy(() -> targets.put(id, "text"));
  }

  @Test
  void anIdThatComesTwiceIsNoAnswer() throws Rejected {
    targets.put("s2", "two");
    assertThatExceptionOfType(Rejected.class)
        .isThrownBy(() -> targets.put("s2", "two"))
        .withMessageContaining("s2 twice");
  }

  @Test
  void nothingAtAllIsNoAnswer() {
    assertThatExceptionOfType(Rejected.class).isThrownBy(targets::inOrder);
  }
}
