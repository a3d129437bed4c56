package dev.diptych.engine.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The table by which SentencePiece unifies characters: a trie of UTF-8 in two arrays (Darts) and
 * the texts that its leaves point at. Applied as the {@code tokenizers} library does, which is not
 * quite what SentencePiece does: what has fewer than six bytes and reads as one character is
 * replaced whole by the shortest entry that it begins with. Immutable.
 */
final class CharacterMap implements UnaryOperator<String> {

  private static final Pattern CLUSTER = Pattern.compile("\\X");

  /** A longer one is looked up letter by letter. */
  private static final int SHORT = 6;

  private static final int SIZE = Integer.BYTES;

  private final int[] units;
  private final byte[] texts;

  private CharacterMap(int[] units, byte[] texts) {
    this.units = units;
    this.texts = texts;
  }

  /**
   * Reads a table.
   *
   * @param base64 {@code precompiled_charsmap}
   * @throws IllegalArgumentException if it is none
   */
  static CharacterMap of(String base64) {
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < SIZE) {
      throw new IllegalArgumentException("it is too short");
    }
    int length = bytes.getInt();
    if (length < SIZE || length % SIZE != 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException("its length is not what it says");
    }
    int[] units = new int[length / SIZE];
    bytes.asIntBuffer().get(units);
    bytes.position(bytes.position() + length);
    byte[] texts = new byte[bytes.remaining()];
    bytes.get(texts);
    return new CharacterMap(units, texts);
  }

  @Override
  public String apply(String text) {
    StringBuilder mapped = new StringBuilder(text.length());
    Matcher cluster = CLUSTER.matcher(text);
    int read = 0;
    while (cluster.find()) {
      letters(text, read, cluster.start(), mapped);
      read = cluster.end();
      byte[] bytes = cluster.group().getBytes(StandardCharsets.UTF_8);
      String whole = bytes.length < SHORT ? find(bytes) : null;
      if (whole == null) {
        letters(text, cluster.start(), read, mapped);
      } else {
        mapped.append(whole);
      }
    }
    letters(text, read, text.length(), mapped);
    return mapped.toString();
  }

  private void letters(String text, int begin, int end, StringBuilder mapped) {
    int next;
    for (int at = begin; at < end; at = next) {
      next = at + Character.charCount(text.codePointAt(at));
      String letter = text.substring(at, next);
      String other = find(letter.getBytes(StandardCharsets.UTF_8));
      mapped.append(other == null ? letter : other);
    }
  }

  /** What stands for the shortest entry that is a beginning of these bytes. */
  private @Nullable String find(byte[] key) {
    int node = offset(unit(0));
    for (byte one : key) {
      int label = Byte.toUnsignedInt(one);
      if (label == 0) {
        return null;
      }
      node ^= label;
      int unit = unit(node);
      // The highest bit is set in what is no branch.
      if ((unit & 0x8000_00FF) != label) {
        return null;
      }
      node ^= offset(unit);
      if ((unit >>> 8 & 1) == 1) {
        return text(unit(node) & Integer.MAX_VALUE);
      }
    }
    return null;
  }

  /** A table from a file may point anywhere. */
  private int unit(int at) {
    return at < 0 || at >= units.length ? 0x8000_0000 : units[at];
  }

  private static int offset(int unit) {
    return unit >>> 10 << ((unit & 1 << 9) >>> 6);
  }

  private @Nullable String text(int begin) {
    if (begin >= texts.length) {
      return null;
    }
    int end = begin;
    while (end < texts.length && texts[end] != 0) {
      end++;
    }
    return new String(Arrays.copyOfRange(texts, begin, end), StandardCharsets.UTF_8);
  }
}
