package dev.diptych.effort;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * How many steps a piece of work takes. Unlike its time, that is the same on every machine, busy or
 * idle, so that a test can say how the work grows.
 *
 * <pre>{@code
 * static final class Segmenting implements Function<String, Runnable> {
 *   public Runnable apply(String text) {
 *     return () -> new SentenceSegmenter().segment(text, "ar");
 *   }
 * }
 *
 * new Effort<>(Segmenting.class).assertLinear(25_000, "a. "::repeat);
 * }</pre>
 *
 * <p>A step is the beginning of a method, another round of a loop, or a character that a regular
 * expression or a method of the JDK looks at or copies; see {@link CountingLoader} for which code
 * and {@link Steps} for which methods. Only the calling thread is counted.
 *
 * @param <T> what the work is done on; a type of the JDK, for the work is loaded a second time
 */
public final class Effort<T> {

  private static final int GROWTH = 4;

  /** Four times as much input may take a little more than four times the steps: n·log n does. */
  private static final int ALLOWED = 5;

  private final CountingLoader loader = new CountingLoader();
  private final Function<T, Runnable> work;

  /**
   * Work whose steps are counted.
   *
   * @param work has a constructor without parameters; what its function does to prepare the work is
   *     not counted
   */
  public Effort(Class<? extends Function<T, Runnable>> work) {
    try {
      Constructor<?> constructor = loader.loadClass(work.getName()).getDeclaredConstructor();
      constructor.setAccessible(true);
      @SuppressWarnings("unchecked") // the same class, loaded once more
      Function<T, Runnable> counted = (Function<T, Runnable>) constructor.newInstance();
      this.work = counted;
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("Not to be counted: " + work, e);
    }
  }

  /** The steps it takes. */
  public long of(T input) {
    return of(input, Long.MAX_VALUE);
  }

  private long of(T input, long limit) {
    Runnable prepared = work.apply(input);
    return loader.count(prepared, limit);
  }

  /**
   * Asserts that four times the input takes no more than five times the steps; with a square in the
   * work it takes up to sixteen times as many. Given up as soon as it is too many.
   *
   * @param size of the smaller input; large enough that what each call costs anyway does not matter
   * @param input of a size
   */
  public void assertLinear(int size, IntFunction<T> input) {
    of(input.apply(size)); // what is loaded and remembered once
    long small = of(input.apply(size));
    assertThat(small).as("steps, or nothing was counted").isGreaterThan(size / 100);
    of(input.apply(GROWTH * size), ALLOWED * small);
  }
}
