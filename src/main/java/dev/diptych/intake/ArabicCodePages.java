package dev.diptych.intake;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The code pages in which Arabic and Persian were ever written to files, and how to tell them by
 * the words that come out. Statistics of letters do not: read with the wrong one of these pages a
 * text is Arabic letters all the same. Safe for use by several threads.
 */
public final class ArabicCodePages {

  private static final int SAMPLE = 4_000;
  private static final int FEWEST_HITS = 3;
  private static final int LONGER = 3;
  private static final int FEWEST_LONGER = 2;
  private static final int BYTES = 256;
  private static final int HALF = 128;

  /** At least one word in so many is a common one; in running text it is one in five. */
  private static final int ONE_IN = 25;

  /** The upper half of CP720, which Java does not have (as Microsoft's table gives it). */
  private static final String CP720 =
      "\u0080\u0081\u00E9\u00E2\u0084\u00E0\u0086\u00E7\u00EA\u00EB\u00E8\u00EF\u00EE\u008D\u008E\u008F"
          + "\u0090\u0651\u0652\u00F4\u00A4\u0640\u00FB\u00F9\u0621\u0622\u0623\u0624\u00A3\u0625\u0626\u0627"
          + "\u0628\u0629\u062A\u062B\u062C\u062D\u062E\u062F\u0630\u0631\u0632\u0633\u0634\u0635\u00AB\u00BB"
          + "\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557\u255D\u255C\u255B\u2510"
          + "\u2514\u2534\u252C\u251C\u2500\u253C\u255E\u255F\u255A\u2554\u2569\u2566\u2560\u2550\u256C\u2567"
          + "\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256B\u256A\u2518\u250C\u2588\u2584\u258C\u2590\u2580"
          + "\u0636\u0637\u0638\u0639\u063A\u0641\u00B5\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064A"
          + "\u2261\u064B\u064C\u064D\u064E\u064F\u0650\u2248\u00B0\u2219\u00B7\u221A\u207F\u00B2\u25A0\u00A0";

  private static final List<Page> PAGES =
      List.of(
          page("windows-1256"),
          page("ISO-8859-6"),
          new Page("CP720", CP720),
          page("IBM864", "CP864"),
          page("x-MacArabic", "Mac Arabic"));

  /** Words of Arabic and Persian that no running text is without. */
  private static final Set<String> COMMON =
      Set.of(
          "في", "من", "على", "إلى", "الى", "أن", "ان", "إن", "التي", "الذي", "هذا", "هذه", "مع",
          "عن", "كان", "كانت", "قد", "وقد", "بعد", "قال", "وقال", "قالت", "وقالت", "بين", "أو",
          "او", "كما", "لا", "ما", "لم", "ذلك", "خلال", "عند", "كل", "غير", "اليوم", "وفي", "ومن",
          "وهو", "وهي", "هو", "هي", "به", "که", "این", "را", "با", "است", "از", "در", "برای", "یک",
          "شد", "می", "كه", "اين");

  private ArabicCodePages() {}

  /** A code page: each byte a character. */
  public static final class Page {

    private final String name;
    private final char[] upper;

    private Page(String name, String upper) {
      this.name = name;
      this.upper = upper.toCharArray();
    }

    /** As people call it. */
    public String name() {
      return name;
    }

    /** Decodes; a byte that the page does not have becomes U+FFFD. Linear. */
    public String decode(byte[] bytes) {
      return decode(bytes, bytes.length);
    }

    private String decode(byte[] bytes, int length) {
      char[] text = new char[length];
      for (int i = 0; i < length; i++) {
        text[i] = bytes[i] >= 0 ? (char) bytes[i] : upper[bytes[i] + HALF];
      }
      return new String(text);
    }
  }

  private static Page page(String name) {
    return page(name, name);
  }

  private static Page page(String charset, String name) {
    byte[] upper = new byte[HALF];
    for (int i = 0; i < HALF; i++) {
      upper[i] = (byte) (i + HALF);
    }
    return new Page(name, new String(upper, Charset.forName(charset)));
  }

  /**
   * The page in which these bytes are a text.
   *
   * @return {@code null} if there is none, as for any text that is not Arabic or Persian, or is
   *     only a few words
   */
  public static @Nullable Page of(byte[] bytes) {
    int length = Math.min(bytes.length, SAMPLE);
    int high = 0;
    for (int i = 0; i < length; i++) {
      high += bytes[i] < 0 ? 1 : 0;
    }
    if (high * 4 < length) {
      return null;
    }
    Page best = null;
    int most = FEWEST_HITS - 1;
    for (Page page : PAGES) {
      int hits = hits(page.decode(bytes, length));
      if (hits > most) {
        most = hits;
        best = page;
      }
    }
    return best;
  }

  /** Whether a text has as many common words as Arabic or Persian has. */
  static boolean isArabic(String text) {
    return hits(text.length() > SAMPLE ? text.substring(0, SAMPLE) : text) >= FEWEST_HITS;
  }

  /** How many words are common ones; 0 if they are too few to count for anything. */
  private static int hits(String text) {
    String letters = Normalizer.normalize(text, Normalizer.Form.NFKC);
    Set<String> found = new HashSet<>();
    int words = 0;
    int hits = 0;
    int start = -1;
    for (int i = 0; i <= letters.length(); i++) {
      boolean letter = i < letters.length() && Character.isLetter(letters.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        if (i - start > 1) {
          words++;
          String word = letters.substring(start, i);
          if (COMMON.contains(word)) {
            hits++;
            found.add(word);
          }
        }
        start = -1;
      }
    }
    // the same short word of another language comes again and again: three different ones do not
    long longer = found.stream().filter(word -> word.length() >= LONGER).count();
    boolean enough = found.size() >= FEWEST_HITS && longer >= FEWEST_LONGER;
    return enough && hits * ONE_IN >= words ? hits : 0;
  }

  /**
   * In which page a text was written that was decoded as another charset before it came here.
   *
   * @param charset as which it may have been read
   * @return {@code null} if that would make no text of it
   */
  static @Nullable Page misread(String whole, SingleByteCharset charset) {
    String text = whole.length() > SAMPLE ? whole.substring(0, SAMPLE) : whole;
    byte[] bytes = new byte[text.length()];
    int lost = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int known = charset.byteOf(c);
      int value = known >= 0 ? known : c < BYTES ? c : -1;
      lost += value < 0 ? 1 : 0;
      bytes[i] = (byte) (value < 0 ? '?' : value);
    }
    return lost * 20 > text.length() ? null : of(bytes);
  }
}
