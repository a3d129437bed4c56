package dev.diptych.engine.onnx;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The likeliest word, each time. */
final class GreedySearch implements Search {

  private static final int[] ONLY = {0};

  private final Decoding decoding;
  private final @Nullable Integer first;
  private final int maxLength;
  private final int[] target;
  private int size;
  private boolean finished;

  GreedySearch(Decoding decoding, @Nullable Integer first, int maxLength) {
    this.decoding = decoding;
    this.first = first;
    this.maxLength = maxLength;
    this.target = new int[maxLength];
  }

  @Override
  public void step(Words words) {
    Integer forced = Search.forced(decoding, first, size + 1, maxLength);
    int word = forced == null ? words.id(0, 0) : forced;
    target[size++] = word;
    finished = word == decoding.end() || size + 1 >= maxLength;
  }

  @Override
  public boolean finished() {
    return finished;
  }

  @Override
  public int[] parents() {
    return ONLY;
  }

  @Override
  public int[] words() {
    return new int[] {target[size - 1]};
  }

  @Override
  public int[] target() {
    return Arrays.copyOf(target, size);
  }
}
