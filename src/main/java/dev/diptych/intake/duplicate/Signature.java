package dev.diptych.intake.duplicate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What is left of a text to compare it by: a MinHash of its word triples, one of its numbers, and
 * how many words it has. About {@value #BYTES} bytes. Immutable; equal texts, whatever their vowel
 * signs, punctuation and spelling of alef, have equal signatures.
 */
public final class Signature {

  static final int TRIPLES = 126;
  static final int NUMBERS = 24;
  private static final int BYTES = 4 * (TRIPLES + NUMBERS + 2);

  private final int[] triples;
  private final int[] numbers;
  private final int words;
  private final int numberCount;

  Signature(int[] triples, int[] numbers, int words, int numberCount) {
    this.triples = triples.clone();
    this.numbers = numbers.clone();
    this.words = words;
    this.numberCount = numberCount;
  }

  /**
   * Reads what {@link #toHex()} wrote.
   *
   * @throws IllegalArgumentException if it is not a signature of this version
   */
  public static Signature parse(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "A signature has %d bytes, this one has %d; sign the text again"
              .formatted(BYTES, bytes.length));
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int words = buffer.getInt();
    int numberCount = buffer.getInt();
    int[] triples = new int[TRIPLES];
    int[] numbers = new int[NUMBERS];
    buffer.asIntBuffer().get(triples).get(numbers);
    return new Signature(triples, numbers, words, numberCount);
  }

  /** In lower-case hexadecimal, to be stored. */
  public String toHex() {
    ByteBuffer buffer = ByteBuffer.allocate(BYTES).putInt(words).putInt(numberCount);
    buffer.asIntBuffer().put(triples).put(numbers);
    return HexFormat.of().formatHex(buffer.array());
  }

  /** How many words the text has; in scripts without spaces each character counts. */
  public int words() {
    return words;
  }

  /** The estimated share, from 0 to 1, of word triples that two texts have in common. */
  public double similarity(Signature other) {
    return share(triples, other.triples);
  }

  /** The estimated share of numbers in common; 1 where both texts hardly have any. */
  double numberSimilarity(Signature other) {
    if (numberCount < 3 && other.numberCount < 3) {
      return 1;
    }
    return share(numbers, other.numbers);
  }

  int triple(int index) {
    return triples[index];
  }

  private static double share(int[] some, int[] others) {
    int same = 0;
    for (int i = 0; i < some.length; i++) {
      same += some[i] == others[i] ? 1 : 0;
    }
    return (double) same / some.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Signature that
        && words == that.words
        && numberCount == that.numberCount
        && Arrays.equals(triples, that.triples)
        && Arrays.equals(numbers, that.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(triples);
  }

  @Override
  public String toString() {
    return toHex();
  }
}
