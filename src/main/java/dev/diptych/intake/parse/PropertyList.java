package dev.diptych.intake.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Apple's binary property lists ({@code bplist00}), as far as a saved page needs them:
 * dictionaries, texts and bytes. Nothing is followed deeper than a saved page nests, so that a list
 * that contains itself ends.
 */
final class PropertyList {

  private static final byte[] MAGIC = "bplist00".getBytes(StandardCharsets.US_ASCII);
  private static final int TRAILER = 32;
  private static final int DEEPEST = 6;
  private static final int MOST_ENTRIES = 1_000;
  private static final int DATA = 4;
  private static final int ASCII = 5;
  private static final int UTF16 = 6;
  private static final int DICTIONARY = 0xD;

  private final byte[] bytes;
  private final int offsetSize;
  private final int referenceSize;
  private final long objects;
  private final long table;

  private PropertyList(byte[] bytes) throws IOException {
    this.bytes = bytes;
    int trailer = bytes.length - TRAILER;
    offsetSize = bytes[trailer + 6];
    referenceSize = bytes[trailer + 7];
    objects = number(trailer + 8, 8);
    table = number(trailer + 24, 8);
    boolean sane = offsetSize >= 1 && offsetSize <= 8 && referenceSize >= 1 && referenceSize <= 8;
    if (!sane || objects < 1 || table < MAGIC.length || table + objects * offsetSize > trailer) {
      throw new IOException("its table of objects is damaged");
    }
  }

  static boolean isOne(byte[] bytes) {
    return bytes.length > MAGIC.length + TRAILER
        && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /**
   * The outermost dictionary: names to texts, {@code byte[]} or further maps; what is neither is
   * missing.
   *
   * @throws IOException if it is damaged
   */
  static Map<String, Object> read(byte[] bytes) throws IOException {
    PropertyList list = new PropertyList(bytes);
    long top = list.number(bytes.length - TRAILER + 16, 8);
    Object root = list.object(top, 0);
    if (root instanceof Map<?, ?> map) {
      Map<String, Object> named = new LinkedHashMap<>();
      map.forEach((name, value) -> named.put(String.valueOf(name), value));
      return named;
    }
    throw new IOException("it holds no dictionary");
  }

  private @Nullable Object object(long reference, int depth) throws IOException {
    if (reference < 0 || reference >= objects || depth > DEEPEST) {
      throw new IOException("it refers to what it does not hold");
    }
    int at = position(number((int) (table + reference * offsetSize), offsetSize));
    int kind = (bytes[at] & 0xFF) >> 4;
    if (kind != DATA && kind != ASCII && kind != UTF16 && kind != DICTIONARY) {
      return null;
    }
    int length = bytes[at] & 0xF;
    int start = at + 1;
    if (length == 0xF) {
      int size = 1 << (bytes[position(start)] & 0xF);
      if (size > 8) {
        throw new IOException("a length in it is damaged");
      }
      length = position(number(start + 1, size));
      start += 1 + size;
    }
    return switch (kind) {
      case DATA -> part(start, length);
      case ASCII -> new String(part(start, length), StandardCharsets.US_ASCII);
      case UTF16 -> new String(part(start, 2L * length), StandardCharsets.UTF_16BE);
      default -> dictionary(start, length, depth);
    };
  }

  private Map<String, Object> dictionary(int start, int length, int depth) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(length, MOST_ENTRIES); i++) {
      Object name = object(number(start + i * referenceSize, referenceSize), depth + 1);
      Object value = object(number(start + (length + i) * referenceSize, referenceSize), depth + 1);
      if (name instanceof String text && value != null) {
        map.put(text, value);
      }
    }
    return map;
  }

  private byte[] part(int start, long length) throws IOException {
    if (start + length > bytes.length) {
      throw new IOException("it is cut off");
    }
    return Arrays.copyOfRange(bytes, start, (int) (start + length));
  }

  private int position(long at) throws IOException {
    if (at < 0 || at >= bytes.length) {
      throw new IOException("it is cut off");
    }
    return (int) at;
  }

  private long number(int at, int size) throws IOException {
    if (at < 0 || (long) at + size > bytes.length) {
      throw new IOException("it is cut off");
    }
    long number = 0;
    for (int i = 0; i < size; i++) {
      number = number << 8 | bytes[at + i] & 0xFF;
    }
    return number;
  }
}
