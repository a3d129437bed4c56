package dev.diptych.intake;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * A charset in which each byte is one character, with a table for the way back: an encoder takes a
 * call and two objects for each character.
 */
final class SingleByteCharset {

  private static final int BYTES = 256;
  private static final char UNDEFINED = '\uFFFD';

  private final String name;

  /**
   * By the upper and the lower half of a character; pages that the charset has nothing on share
   * one.
   */
  private final short[][] pages = new short[BYTES][];

  private SingleByteCharset(String name) {
    this.name = name;
    short[] nothing = new short[BYTES];
    Arrays.fill(nothing, (short) -1);
    Arrays.fill(pages, nothing);
    byte[] all = new byte[BYTES];
    for (int value = 0; value < BYTES; value++) {
      all[value] = (byte) value;
    }
    String characters = new String(all, Charset.forName(name));
    for (int value = 0; value < BYTES; value++) {
      char c = characters.charAt(value);
      if (c != UNDEFINED) {
        if (pages[c >> 8] == nothing) {
          pages[c >> 8] = nothing.clone();
        }
        pages[c >> 8][c & 0xFF] = (short) value;
      }
    }
  }

  static SingleByteCharset named(String name) {
    return new SingleByteCharset(name);
  }

  String name() {
    return name;
  }

  /** The byte that stands for a character, 0 to 255; -1 if the charset does not have it. */
  int byteOf(char c) {
    return pages[c >> 8][c & 0xFF];
  }
}
