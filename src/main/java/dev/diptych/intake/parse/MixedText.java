package dev.diptych.intake.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Text that is UTF-8 for the most part: a file to which a program wrote in another charset, or one
 * that was cut within a letter. Its lines are looked at one by one. Linear in time.
 */
final class MixedText {

  private static final int FEWEST_VALID = 20;

  private final byte[] bytes;

  private MixedText(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Decodes, if most that is not ASCII is UTF-8.
   *
   * @param others decodes the lines that are not; {@code null} where it cannot
   * @return {@code null} if this is another charset's text altogether
   */
  static @Nullable DecodedText decode(
      byte[] bytes, Function<byte[], @Nullable DecodedText> others) {
    Count all = count(bytes, 0, bytes.length);
    if (all.valid < FEWEST_VALID || all.valid <= all.invalid) {
      return null;
    }
    return new MixedText(bytes).decode(others);
  }

  /** How many bytes belong to letters of UTF-8, and how many high ones do not. */
  private record Count(int valid, int invalid) {}

  private DecodedText decode(Function<byte[], @Nullable DecodedText> others) {
    StringBuilder text = new StringBuilder(bytes.length);
    ByteArrayOutputStream foreign = new ByteArrayOutputStream();
    List<Integer> places = new ArrayList<>();
    int broken = 0;
    int start = 0;
    while (start < bytes.length) {
      int end = lineEnd(start);
      Count line = count(bytes, start, end);
      if (line.invalid > 0 && line.valid <= 2 * line.invalid) {
        places.add(text.length());
        foreign.write(bytes, start, end - start);
      } else {
        broken += line.invalid > 0 ? 1 : 0;
        text.append(new String(bytes, start, end - start, StandardCharsets.UTF_8));
      }
      start = end;
    }
    List<String> notes = new ArrayList<>();
    if (broken > 0) {
      notes.add("letters are damaged in %,d of its lines (they are no UTF-8)".formatted(broken));
    }
    DecodedText read = places.isEmpty() ? null : others.apply(foreign.toByteArray());
    if (read != null) {
      insert(text, places, read.text());
      notes.add(
          "%,d of its lines are in %s and the others in UTF-8; both were read"
              .formatted(places.size(), read.charset()));
    } else if (!places.isEmpty()) {
      notes.add(
          "%,d of its lines are not in UTF-8 as the others are and could not be read: they were left out (%,d bytes)"
              .formatted(places.size(), foreign.size()));
    }
    return new DecodedText(text.toString(), "UTF-8", notes);
  }

  /** Lines of the other charset back to where they stood. */
  private static void insert(StringBuilder text, List<Integer> places, String read) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < read.length()) {
      int end = read.indexOf('\n', start) + 1;
      end = end == 0 ? read.length() : end;
      lines.add(read.substring(start, end));
      start = end;
    }
    StringBuilder all = new StringBuilder(text.length() + read.length());
    int from = 0;
    for (int i = 0; i < places.size(); i++) {
      all.append(text, from, places.get(i));
      from = places.get(i);
      all.append(i < lines.size() ? lines.get(i) : "");
    }
    all.append(text, from, text.length());
    text.setLength(0);
    text.append(all);
  }

  private int lineEnd(int start) {
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return bytes.length;
  }

  private static Count count(byte[] bytes, int from, int to) {
    int valid = 0;
    int invalid = 0;
    int i = from;
    while (i < to) {
      if (bytes[i] >= 0) {
        i++;
        continue;
      }
      int length = length(bytes, i, to);
      valid += length;
      invalid += length == 0 ? 1 : 0;
      i += Math.max(1, length);
    }
    return new Count(valid, invalid);
  }

  /** The length of a letter of UTF-8 beyond ASCII, 0 if there is none. */
  private static int length(byte[] bytes, int i, int to) {
    int lead = bytes[i] & 0xFF;
    int length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0xC2 || lead > 0xF4 || i + length > to) {
      return 0;
    }
    for (int k = 1; k < length; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
