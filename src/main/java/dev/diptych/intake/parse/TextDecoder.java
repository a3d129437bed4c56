package dev.diptych.intake.parse;

import dev.diptych.intake.ArabicCodePages;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;
import org.jspecify.annotations.Nullable;

/**
 * Finds the charset of text. A byte order mark wins; then UTF-8, if the bytes are valid UTF-8 (no
 * other charset's text is, by chance, beyond a few words); then the declaration, if the text
 * decoded so looks like text; then statistics. Tika's universal detector is not asked: it takes
 * windows-1256 for x-MacCyrillic. Linear in time. Safe for use by several threads.
 */
final class TextDecoder {

  private static final int SAMPLE = 64 * 1024;
  private static final Map<String, String> SUPERSETS =
      Map.of(
          "ISO-8859-1", "windows-1252",
          "ISO-8859-9", "windows-1254",
          "ISO-8859-8", "windows-1255");

  /**
   * Decodes.
   *
   * @param declared the charset that the document names, if it names one
   */
  DecodedText decode(byte[] bytes, @Nullable String declared) {
    List<String> notes = new ArrayList<>();
    ByteOrderMark mark = ByteOrderMark.of(bytes);
    if (mark != null) {
      return new DecodedText(mark.decode(bytes), mark.charset().name(), notes);
    }
    Charset named = lookUp(declared);
    String utf8 = strictly(bytes, StandardCharsets.UTF_8);
    Charset wide = withoutMark(bytes);
    if (utf8 != null && wide == null) {
      boolean ascii = utf8.length() == bytes.length;
      if (!ascii && named != null && !named.equals(StandardCharsets.UTF_8)) {
        notes.add("decoded as UTF-8 although the file declares " + declared);
      }
      if (!ascii || named == null || !isEscaped(named)) {
        return new DecodedText(utf8, "UTF-8", notes);
      }
    }
    if (wide != null) {
      return new DecodedText(new String(bytes, wide), wide.name(), notes);
    }
    DecodedText mixed = MixedText.decode(bytes, TextDecoder::other);
    if (mixed != null) {
      return mixed;
    }
    boolean believed = named != null && isBelieved(bytes, named);
    ArabicCodePages.Page page = believed ? null : ArabicCodePages.of(bytes);
    if (page != null) {
      if (named != null) {
        notes.add("decoded as " + page.name() + " although the file declares " + declared);
      }
      return new DecodedText(page.decode(bytes), page.name(), notes);
    }
    Charset chosen = choose(bytes, named);
    if (named != null && !named.equals(chosen)) {
      notes.add("decoded as " + chosen.name() + " although the file declares " + declared);
    }
    return new DecodedText(new String(bytes, chosen), chosen.name(), notes);
  }

  /** ISO-2022 and its kin look like ASCII and are not. */
  private static boolean isEscaped(Charset charset) {
    return charset.name().startsWith("ISO-2022") || charset.name().startsWith("HZ");
  }

  private static boolean isBelieved(byte[] bytes, Charset named) {
    return !named.equals(StandardCharsets.UTF_8) && Plausibility.isText(sample(bytes, named));
  }

  /**
   * Lines in another charset than the text around them, {@code null} if none makes text of them.
   */
  private static @Nullable DecodedText other(byte[] bytes) {
    ArabicCodePages.Page page = ArabicCodePages.of(bytes);
    if (page != null) {
      return new DecodedText(page.decode(bytes), page.name(), List.of());
    }
    Charset chosen = choose(bytes, null);
    String text = new String(bytes, chosen);
    return Plausibility.isText(text) ? new DecodedText(text, chosen.name(), List.of()) : null;
  }

  private static Charset choose(byte[] bytes, @Nullable Charset named) {
    if (named != null && isBelieved(bytes, named)) {
      return named;
    }
    byte[] sample = bytes.length > SAMPLE ? java.util.Arrays.copyOf(bytes, SAMPLE) : bytes;
    CharsetDetector detector = new CharsetDetector(SAMPLE);
    detector.setText(sample);
    for (CharsetMatch match : detector.detectAll()) {
      // Hebrew in logical order, which Java knows by the vendor's name alone
      Charset found = lookUp(match.getName().replace("ISO-8859-8-I", "windows-1255"));
      // wide charsets were looked for above; a guess at them here rests on stray NULs
      boolean wide = found != null && found.name().startsWith("UTF-");
      if (found != null && !wide && Plausibility.isText(sample(bytes, found))) {
        return widened(found);
      }
    }
    return named != null ? named : Charset.forName("windows-1252");
  }

  /** The vendor's superset where the standard's charset is what pages mean to name. */
  private static Charset widened(Charset found) {
    String wider = SUPERSETS.get(found.name());
    return wider == null ? found : Charset.forName(wider);
  }

  private static String sample(byte[] bytes, Charset charset) {
    return new String(bytes, 0, Math.min(bytes.length, SAMPLE), charset);
  }

  private static @Nullable Charset withoutMark(byte[] bytes) {
    int even = 0;
    int odd = 0;
    int n = Math.min(bytes.length, SAMPLE) & ~1;
    for (int i = 0; i < n; i += 2) {
      even += highByteOfText(bytes[i]) ? 1 : 0;
      odd += highByteOfText(bytes[i + 1]) ? 1 : 0;
    }
    boolean zeros = false;
    for (int i = 0; i < n && !zeros; i++) {
      zeros = bytes[i] == 0;
    }
    if (!zeros || n < 4) {
      return null;
    }
    if (odd > n / 2 * 0.9 && odd > even) {
      return StandardCharsets.UTF_16LE;
    }
    return even > n / 2 * 0.9 && even > odd ? StandardCharsets.UTF_16BE : null;
  }

  /** High bytes of Latin, Greek, Cyrillic, Hebrew and Arabic letters and of punctuation. */
  private static boolean highByteOfText(byte b) {
    return (b >= 0 && b <= 7) || b == 0x20;
  }

  private static @Nullable String strictly(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  static @Nullable Charset lookUp(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    try {
      return Charset.forName(name.strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }
}
