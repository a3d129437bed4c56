package dev.diptych.intake;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises text that was decoded with the wrong charset. Most tests undo the supposed mistake: if
 * the characters, written back as bytes, are valid UTF-8 nearly throughout, it was made, for no
 * language writes such sequences. Looks at the first {@value #SAMPLE} characters.
 */
final class Mojibake {

  private static final int SAMPLE = 50_000;
  private static final int FEWEST = 6;
  private static final int FEWEST_FOREIGN = 40;
  static final List<SingleByteCharset> SUSPECTS =
      Stream.of(
              "windows-1252",
              "windows-1256",
              "windows-1251",
              "ISO-8859-1",
              "windows-1254",
              "IBM437")
          .map(SingleByteCharset::named)
          .toList();

  private Mojibake() {}

  static Optional<String> diagnose(String whole) {
    String text = whole.length() > SAMPLE ? whole.substring(0, SAMPLE) : whole;
    String lost = lost(text);
    if (lost != null) {
      return Optional.of(lost);
    }
    for (SingleByteCharset suspect : SUSPECTS) {
      if (isUtf8ReadAs(text, suspect)) {
        return Optional.of(
            "the text is UTF-8 that was read as "
                + suspect.name()
                + " before it was delivered; ask for the file in UTF-8");
      }
    }
    String page = wrongPage(text);
    return Optional.ofNullable(page == null ? wrongAlphabet(text) : page);
  }

  private static @Nullable String lost(String text) {
    int replaced = 0;
    int questions = 0;
    int inRuns = 0;
    int run = 0;
    int visible = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      replaced += c == '\uFFFD' ? 1 : 0;
      visible += Character.isWhitespace(c) ? 0 : 1;
      run = c == '?' ? run + 1 : 0;
      inRuns += run == 2 ? 2 : run > 2 ? 1 : 0;
      questions += c == '?' ? 1 : 0;
    }
    if (replaced * 50 > text.length()) {
      return "%d of %d characters were lost when the text was decoded with a wrong charset; ask for the file in UTF-8"
          .formatted(replaced, text.length());
    }
    if (questions > 20 && inRuns * 10 > visible * 3) {
      return "letters were replaced by question marks before the file was delivered; ask for the"
          + " file in UTF-8";
    }
    return null;
  }

  private static boolean isUtf8ReadAs(String text, SingleByteCharset charset) {
    byte[] bytes = encode(text, charset);
    int foreign = 0;
    int valid = 0;
    int i = 0;
    while (i < bytes.length) {
      int length = sequenceLength(bytes, i);
      if (bytes[i] < 0) {
        foreign += Math.max(1, length);
        valid += length;
      }
      i += Math.max(1, length);
    }
    return valid >= FEWEST && valid * 10 >= foreign * 8;
  }

  /** Length of the valid multi-byte UTF-8 sequence at an index, 0 if there is none. */
  private static int sequenceLength(byte[] bytes, int i) {
    int lead = bytes[i] & 0xFF;
    int length =
        lead >= 0xC2 && lead <= 0xDF
            ? 2
            : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    if (length == 0 || i + length > bytes.length) {
      return 0;
    }
    for (int k = 1; k < length; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** The bytes the text was read from; what the charset cannot write counts as a foreign byte. */
  static byte[] encode(String text, SingleByteCharset charset) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int known = charset.byteOf(c);
      // 0x80 to 0x9F that the charset leaves undefined pass as themselves; 0xFF is never in UTF-8
      bytes[i] = (byte) (known >= 0 ? known : c >= 0x80 && c < 0xA0 ? c : 0xFF);
    }
    return bytes;
  }

  /** Arabic of one code page that was read as another, which gives letters and no words. */
  private static @Nullable String wrongPage(String text) {
    int foreign = 0;
    int cyrillic = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      foreign += c >= 0x80 ? 1 : 0;
      cyrillic += c >= 0x400 && c < 0x530 ? 1 : 0;
    }
    if (cyrillic * 2 > foreign
        || foreign < FEWEST_FOREIGN
        || foreign * 4 < text.length()
        || ArabicCodePages.isArabic(text)) {
      return null;
    }
    for (SingleByteCharset suspect : SUSPECTS) {
      ArabicCodePages.Page page = ArabicCodePages.misread(text, suspect);
      if (page != null && !page.name().equals(suspect.name())) {
        return "the text looks like %s that was read as %s before it was delivered; ask for the file in UTF-8"
            .formatted(page.name(), suspect.name());
      }
    }
    return null;
  }

  private static @Nullable String wrongAlphabet(String text) {
    Letters letters = Letters.of(text);
    if (letters.all >= 20 && letters.accented * 2 > letters.all) {
      return "the text is "
          + likelyCharset(text)
          + " that was read as a western charset before it was delivered; ask for the file in"
          + " UTF-8";
    }
    boolean cyrillic = letters.cyrillic >= 20 && letters.cyrillic * 2 > letters.all;
    boolean wild = letters.capitalsInside * 8 > letters.cyrillic;
    boolean mute = letters.cyrillic >= 60 && letters.vowels * 100 < letters.cyrillic * 27;
    boolean torn =
        letters.signsInside * 12 > letters.all || letters.opened > 5 + 3 * letters.closed;
    return cyrillic && (wild || mute || torn)
        ? "the text was read as a Cyrillic charset that it is not in; ask for the file in UTF-8"
        : null;
  }

  /** Counts of letters by kind. */
  private static final class Letters {
    int all;
    int accented;
    int cyrillic;
    int vowels;
    int capitalsInside;
    int signsInside;
    int opened;
    int closed;

    static Letters of(String text) {
      Letters letters = new Letters();
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        letters.opened += c == '«' ? 1 : 0;
        letters.closed += c == '»' ? 1 : 0;
        if (Character.isLetter(c)) {
          letters.count(c, i > 0 ? text.charAt(i - 1) : ' ');
        } else if (i > 0
            && i + 1 < text.length()
            && "«»“”„—…†‡§√∞≈≤≥¬".indexOf(c) >= 0
            && Character.isLetter(text.charAt(i - 1))
            && Character.isLetter(text.charAt(i + 1))) {
          letters.signsInside++;
        }
      }
      return letters;
    }

    private void count(char c, char before) {
      all++;
      if (c >= 0xC0 && c <= 0xFF) {
        accented++;
      } else if (c >= 0x400 && c <= 0x52F) {
        cyrillic++;
        vowels += "аеиоуыэюяіїєё".indexOf(Character.toLowerCase(c)) >= 0 ? 1 : 0;
        capitalsInside += Character.isUpperCase(c) && Character.isLowerCase(before) ? 1 : 0;
      }
    }
  }

  private static String likelyCharset(String text) {
    byte[] bytes = text.getBytes(Charset.forName("windows-1252"));
    String arabic = new String(bytes, Charset.forName("windows-1256"));
    String cyrillic = new String(bytes, Charset.forName("windows-1251"));
    long common = arabic.chars().filter(c -> "اليمنورتة".indexOf(c) >= 0).count();
    long commonCyrillic = cyrillic.chars().filter(c -> "оеаинтсрвл".indexOf(c) >= 0).count();
    return common >= commonCyrillic ? "windows-1256 (Arabic)" : "windows-1251 (Cyrillic)";
  }
}
