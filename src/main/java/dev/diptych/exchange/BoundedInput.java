package dev.diptych.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that ends in a fault when too much was read since somebody last said that there was
 * progress. A parser holds one piece of markup in memory, a tag or a comment: this bounds it.
 */
final class BoundedInput extends FilterInputStream {

  private final long most;
  private long sinceProgress;

  BoundedInput(InputStream in, long mostBytes) {
    super(in);
    this.most = mostBytes;
  }

  /** What was read so far came to something. */
  void progress() {
    sinceProgress = 0;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int bytes) throws IOException {
    sinceProgress += bytes;
    if (sinceProgress > most) {
      throw new TooLongException();
    }
  }

  /** One piece of markup is too long. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
