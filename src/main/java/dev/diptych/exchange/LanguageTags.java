package dev.diptych.exchange;

import com.ibm.icu.util.ULocale;

/** When a language of a file is one of ours: tools tag the same text differently. */
public final class LanguageTags {

  private static final int LONGEST = 35;

  private LanguageTags() {}

  /** Whether it is the same tag; capitals and {@code _} in the place of {@code -} do not matter. */
  public static boolean equal(String a, String b) {
    return a.replace('_', '-').equalsIgnoreCase(b.replace('_', '-'));
  }

  /**
   * Whether both name the same language in the same script: {@code ar-SA} and {@code ar}, but not
   * {@code zh-TW} and {@code zh}, which is written otherwise.
   */
  public static boolean alike(String a, String b) {
    if (equal(a, b)) {
      return !a.isEmpty();
    }
    ULocale one = likely(a);
    ULocale other = likely(b);
    return !one.getLanguage().isEmpty()
        && one.getLanguage().equals(other.getLanguage())
        && one.getScript().equals(other.getScript());
  }

  /**
   * The language alone, with its script where that is not the usual one: {@code ar}, {@code
   * zh-Hant}; empty for what is no tag.
   */
  public static String primary(String tag) {
    ULocale likely = likely(tag);
    if (likely.getLanguage().isEmpty()) {
      return "";
    }
    ULocale usual = ULocale.addLikelySubtags(new ULocale(likely.getLanguage()));
    return usual.getScript().equals(likely.getScript())
        ? likely.getLanguage()
        : likely.getLanguage() + "-" + likely.getScript();
  }

  /** With its usual script where it states none; without a language where the tag is no tag. */
  private static ULocale likely(String tag) {
    ULocale stated =
        tag.length() > LONGEST ? ULocale.ROOT : ULocale.forLanguageTag(tag.replace('_', '-'));
    return stated.getLanguage().isEmpty() ? ULocale.ROOT : ULocale.addLikelySubtags(stated);
  }
}
