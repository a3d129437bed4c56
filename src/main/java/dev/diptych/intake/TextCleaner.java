package dev.diptych.intake;

import java.text.Normalizer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Brings the characters of a text into the form that readers, engines and comparisons expect,
 * without touching what it says: numbers, addresses, vowel signs and punctuation stay. Safe for use
 * by several threads; keeps no state; every method is linear in the length of the text.
 */
@Component
public final class TextCleaner {

  /**
   * The text with odd characters normalised. Cleaning twice gives the same as cleaning once.
   *
   * <ul>
   *   <li>line ends of every system become {@code \n}, exotic spaces a space (a no-break space
   *       between digits stays: it groups a number)
   *   <li>NUL and other control characters, directional marks, byte order marks, soft hyphens and
   *       invisible characters go; the joiners stay where Persian words, Indic scripts and emoji
   *       need them
   *   <li>Arabic, Hebrew and Latin presentation forms and ligatures become letters; honorifics that
   *       are one character ({@code ﷺ}) stay
   *   <li>tatweel goes, except where it ends a short word ({@code هـ}, {@code لـ}); standing alone
   *       it is a dash and becomes one
   *   <li>half of a surrogate pair becomes U+FFFD; composed letters are composed (NFC)
   * </ul>
   */
  public String clean(String text) {
    int first = firstOdd(text);
    if (first == text.length()) {
      return text;
    }
    String composed = composed(text);
    String cleaned = new CharacterCleaner(composed, composed.equals(text) ? first : 0).cleaned();
    String recomposed = composed(cleaned);
    // Composing may bring marks into another order, and with them what stands before a joiner.
    return recomposed.equals(cleaned) ? cleaned : clean(recomposed);
  }

  private static String composed(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /**
   * Says what is wrong with a text whose bytes were decoded with the wrong charset, or whose
   * letters were lost before it was delivered.
   *
   * @param text as decoded
   * @return what was found and what to do, in words for the operator; empty if the text looks sound
   */
  public Optional<String> mojibake(String text) {
    return Mojibake.diagnose(text);
  }

  /**
   * Says whether Arabic text is stored in the order it is seen, from left to right, as some PDF
   * files do.
   *
   * @param text cleaned, so that its letters are not presentation forms
   * @return what was found, in words for the operator; empty if the order is logical, or there is
   *     too little Arabic to tell
   */
  public Optional<String> visualOrder(String text) {
    return VisualOrder.diagnose(text);
  }

  /**
   * Puts text in visual order into logical order, line by line: letters are turned round, numbers
   * and Latin words keep their direction, brackets are mirrored.
   *
   * @param text for which {@link #visualOrder} found something
   */
  public String toLogicalOrder(String text) {
    return VisualOrder.toLogical(text);
  }

  /** The index of the first character that may need a change; the length if none does. */
  private static int firstOdd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= ' ' && c < 0x7F) || c == '\n' || c == '\t' || isPlainLetter(c);
      if (!plain) {
        return i;
      }
    }
    return text.length();
  }

  /** Composed Latin letters, the basic Arabic and Cyrillic alphabets, common punctuation. */
  private static boolean isPlainLetter(char c) {
    return (c >= 0xC0 && c <= 0x17F)
        || (c >= 0x400 && c <= 0x45F)
        || (c >= 0x620 && c <= 0x63F)
        || (c >= 0x641 && c <= 0x64A)
        || "،؛؟«»“”‘’–—…".indexOf(c) >= 0;
  }
}
