package dev.diptych.effort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffortTest {

  private static final int SIZE = 2_000;

  @Test
  void theSameWorkTakesTheSameSteps() {
    Effort<String> effort = new Effort<>(Linear.class);
    assertThat(effort.of("word ".repeat(100))).isEqualTo(effort.of("word ".repeat(100)));
  }

  @Test
  void whatGrowsWithItsInputIsLinear() {
    new Effort<>(Linear.class).assertLinear(SIZE, "word "::repeat);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {InLoops.class, InAnExpression.class, InTheJdk.class, InAList.class, InJoins.class})
  void aSquareIsFoundWhereverItHides(Class<? extends Function<String, Runnable>> work) {
    Effort<String> effort = new Effort<>(work);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> effort.assertLinear(SIZE, "a"::repeat))
        .withMessageContaining("more than");
  }

  static final class Linear implements Function<String, Runnable> {
    @Override
    public Runnable apply(String text) {
      return () -> {
        StringBuilder copy = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
          copy.append(text.charAt(i));
        }
        assertThat(Pattern.compile("\\w+ ").matcher(copy.toString()).results()).isNotEmpty();
      };
    }
  }

  static final class InLoops implements Function<String, Runnable> {
    @Override
    public Runnable apply(String text) {
      return () -> {
        int same = 0;
        for (int i = 0; i < text.length(); i++) {
          for (int j = 0; j < i; j++) {
            same += text.charAt(i) == text.charAt(j) ? 1 : 0;
          }
        }
        assertThat(same).isPositive();
      };
    }
  }

  static final class InAnExpression implements Function<String, Runnable> {
    @Override
    public Runnable apply(String text) {
      return () -> assertThat(Pattern.compile("a+b").matcher(text).find()).isFalse();
    }
  }

  static final class InTheJdk implements Function<String, Runnable> {
    @Override
    public Runnable apply(String text) {
      return () -> {
        for (int i = 0; i < text.length(); i++) {
          assertThat(text.indexOf('b', i)).isNegative();
        }
      };
    }
  }

  static final class InAList implements Function<String, Runnable> {
    @Override
    public Runnable apply(String text) {
      return () -> {
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
          if (!seen.contains(i)) {
            seen.add(i);
          }
        }
        assertThat(seen).hasSize(text.length());
      };
    }
  }

  static final class InJoins implements Function<String, Runnable> {
    @Override
    public Runnable apply(String text) {
      return () -> {
        String joined = "";
        for (int i = 0; i < text.length(); i++) {
          joined += text.charAt(i);
        }
        assertThat(joined).hasSameSizeAs(text);
      };
    }
  }
}
