package dev.diptych.publish;

import dev.diptych.article.ItemPlace;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Names for the files of a digest. A name is made of lower-case ASCII letters, digits and hyphens
 * only, begins with the article's position in its edition and is therefore unique in it; nothing a
 * stranger wrote can become a path.
 */
public final class Slugs {

  private static final int MAX_WORDS_LENGTH = 40;
  private static final int DIGITS = 3;

  /** Roughly how the letters sound; only to make file names easy to tell apart. */
  private static final Map<Character, String> ARABIC =
      Map.ofEntries(
          Map.entry('ا', "a"),
          Map.entry('أ', "a"),
          Map.entry('إ', "i"),
          Map.entry('آ', "a"),
          Map.entry('ٱ', "a"),
          Map.entry('ب', "b"),
          Map.entry('ت', "t"),
          Map.entry('ث', "th"),
          Map.entry('ج', "j"),
          Map.entry('ح', "h"),
          Map.entry('خ', "kh"),
          Map.entry('د', "d"),
          Map.entry('ذ', "dh"),
          Map.entry('ر', "r"),
          Map.entry('ز', "z"),
          Map.entry('س', "s"),
          Map.entry('ش', "sh"),
          Map.entry('ص', "s"),
          Map.entry('ض', "d"),
          Map.entry('ط', "t"),
          Map.entry('ظ', "z"),
          Map.entry('ع', "a"),
          Map.entry('غ', "gh"),
          Map.entry('ف', "f"),
          Map.entry('ق', "q"),
          Map.entry('ك', "k"),
          Map.entry('ل', "l"),
          Map.entry('م', "m"),
          Map.entry('ن', "n"),
          Map.entry('ه', "h"),
          Map.entry('ة', "a"),
          Map.entry('و', "w"),
          Map.entry('ؤ', "w"),
          Map.entry('ي', "y"),
          Map.entry('ى', "a"),
          Map.entry('ئ', "y"),
          Map.entry('پ', "p"),
          Map.entry('چ', "ch"),
          Map.entry('ژ', "zh"),
          Map.entry('گ', "g"),
          Map.entry('ک', "k"),
          Map.entry('ی', "y"));

  private Slugs() {}

  /**
   * The name for one article: {@code 017-bani-walid}, or {@code 017-002-bani-walid} for the second
   * one inside file 17.
   *
   * @param position the article's place in its edition, from 1; unique in the edition
   * @param path the article's file; its name, or that of the article within it, gives the words
   */
  public static String of(int position, String path) {
    if (position < 1) {
      throw new IllegalArgumentException("Positions count from 1, not " + position);
    }
    String number = number(ItemPlace.file(position));
    if (ItemPlace.isInside(position)) {
      number += "-" + number(ItemPlace.ordinal(position));
    }
    String name = path;
    if (ItemPlace.isInside(position)) {
      name = path.substring(path.lastIndexOf('!') + 1);
    }
    String words = words(stem(name));
    return words.isEmpty() ? number : number + "-" + words;
  }

  private static String number(int place) {
    return String.format(Locale.ROOT, "%0" + DIGITS + "d", place);
  }

  private static String stem(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String words(String text) {
    String decomposed =
        Normalizer.normalize(
            text.substring(0, Math.min(text.length(), 10 * MAX_WORDS_LENGTH)),
            Normalizer.Form.NFKC);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < decomposed.length() && out.length() < MAX_WORDS_LENGTH; i++) {
      char c = decomposed.charAt(i);
      String arabic = ARABIC.get(c);
      if (arabic != null) {
        out.append(arabic);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        appendLatin(out, c);
      }
    }
    int end = Math.min(out.length(), MAX_WORDS_LENGTH);
    while (end > 0 && out.charAt(end - 1) == '-') {
      end--;
    }
    return out.substring(0, end);
  }

  private static void appendLatin(StringBuilder out, char c) {
    String base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
    char letter = Character.toLowerCase(base.charAt(0));
    boolean usable = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (usable) {
      out.append(letter);
    } else if (out.length() > 0 && out.charAt(out.length() - 1) != '-') {
      out.append('-');
    }
  }
}
