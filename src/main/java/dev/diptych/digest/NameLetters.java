package dev.diptych.digest;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How alike a name sounds in Latin and in Arabic letters. Both are brought to one alphabet of
 * sounds (b for b and p, t for t, d and th, $ for sh and ch, q for kh, and so on, as the Arabic
 * press writes foreign names); then the cheapest way from one to the other is looked for, in which
 * vowels cost next to nothing, for Arabic leaves the short ones out, and sounds that the press
 * confuses (g is ج, غ, ق or ك) cost half.
 */
final class NameLetters {

  /** No name is longer; bounds what a comparison costs. */
  private static final int LONGEST = 24;

  /** What one sound more or less costs; all other costs are parts of it. */
  private static final int SOUND = 20;

  private static final int HALF = 10;
  private static final int OTHER = 26;
  private static final int SILENT_END = 12;
  private static final int BREATH = 6;
  private static final int ARABIC_VOWEL = 5;
  private static final int FREE = 0;
  private static final int ALMOST_FREE = 2;

  /** A third of the sounds may differ, and half a sound always. */
  private static final int ALLOWED_PER_SOUND = 7;

  private static final int STRICTLY_ALLOWED_PER_SOUND = 6;

  /** A part of a word in two: only of a name that has so many sounds. */
  private static final int SOUNDS_OF_A_PART = 3;

  private static final int LONGEST_ENDING = 3;

  private static final String VOWELS = "aeiou";
  private static final String ARABIC_VOWELS = "awy";
  private static final String NEAR =
      " gk gj jk jq jy qh qk qg $s $k $j $q st bf fw gh ks sj tj mn t$ ";
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z]+");
  private static final Pattern SOFT_C = Pattern.compile("c(?=[eiy])");

  private NameLetters() {}

  /** A name in Latin letters as its sounds; empty if it has none. */
  static String ofLatin(String name) {
    String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    plain = NO_LETTER.matcher(plain.replace('ø', 'o').replace('ł', 'l')).replaceAll("");
    if (plain.startsWith("x")) {
      plain = "s" + plain.substring(1);
    }
    plain = plain.replace('q', 'k').replace("x", "ks");
    for (String two : new String[] {"cch", "tsch", "sch", "tch", "ch", "sh"}) {
      plain = plain.replace(two, "$");
    }
    plain = plain.replace("ph", "f").replace("ck", "k").replace("th", "t");
    plain = plain.replace("kh", "q").replace("gh", "g").replace("dh", "t");
    plain = SOFT_C.matcher(plain).replaceAll("s");
    StringBuilder sounds = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      append(sounds, latin(plain.charAt(i)), false);
    }
    return sounds.toString();
  }

  private static char latin(char letter) {
    return switch (letter) {
      case 'v' -> 'f';
      case 'p' -> 'b';
      case 'z' -> 's';
      case 'd' -> 't';
      case 'c' -> 'k';
      default -> letter;
    };
  }

  /** A word in Arabic letters, folded, as its sounds. */
  static String ofArabic(String word) {
    String plain = word.replace("تش", "ش").replace("دج", "ج");
    StringBuilder sounds = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      append(sounds, arabic(plain.charAt(i)), true);
    }
    return sounds.toString();
  }

  private static char arabic(char letter) {
    return switch (letter) {
      case 'ب', 'پ' -> 'b';
      case 'ت', 'ط', 'ث', 'د', 'ض', 'ذ' -> 't';
      case 'ج' -> 'j';
      case 'ح', 'ه' -> 'h';
      case 'خ' -> 'q';
      case 'ر' -> 'r';
      case 'ز', 'س', 'ص', 'ظ' -> 's';
      case 'ش', 'چ', 'ژ' -> '$';
      case 'غ', 'گ' -> 'g';
      case 'ف', 'ڤ' -> 'f';
      case 'ق', 'ك', 'ک' -> 'k';
      case 'ل' -> 'l';
      case 'م' -> 'm';
      case 'ن' -> 'n';
      case 'و' -> 'w';
      case 'ي' -> 'y';
      default -> Character.isLetter(letter) ? 'a' : ' ';
    };
  }

  /** A doubled letter is one sound. */
  private static void append(StringBuilder sounds, char sound, boolean keepsVowels) {
    int length = sounds.length();
    boolean again = length > 0 && sounds.charAt(length - 1) == sound;
    if (sound != ' ' && length < LONGEST && (!again || keepsVowels && sound == 'a')) {
      sounds.append(sound);
    }
  }

  /** How many sounds of a name both scripts write. */
  static int weight(String latin) {
    return (int)
        latin
            .chars()
            .filter(c -> VOWELS.indexOf(c) < 0 && c != 'h' && c != 'w' && c != 'y')
            .count();
  }

  /** Whether a word in Arabic letters, or the end of it, may be this name. */
  static boolean areAlike(String latin, String arabic) {
    return areAlike(latin, arabic, ALLOWED_PER_SOUND);
  }

  /** The same, more strictly. */
  static boolean areMuchAlike(String latin, String arabic) {
    return areAlike(latin, arabic, STRICTLY_ALLOWED_PER_SOUND);
  }

  /** Whether a word in Arabic letters, from its beginning to its end, is hardly another name. */
  static boolean areWhollyAlike(String latin, String arabic) {
    return cost(latin, arabic, false) <= Math.max(HALF, STRICTLY_ALLOWED_PER_SOUND * weight(latin));
  }

  private static boolean areAlike(String latin, String arabic, int allowedPerSound) {
    int weight = weight(latin);
    int allowed = Math.max(HALF, allowedPerSound * weight);
    return cost(latin, arabic, false) <= allowed
        || weight >= SOUNDS_OF_A_PART && cost(latin, arabic, true) <= allowed;
  }

  /** The cheapest way, by the usual table of two rows. */
  private static int cost(String latin, String arabic, boolean skipsBeginning) {
    int[] row = new int[arabic.length() + 1];
    for (int j = 1; j <= arabic.length(); j++) {
      row[j] = skipsBeginning ? FREE : row[j - 1] + withoutArabic(arabic.charAt(j - 1));
    }
    for (int i = 0; i < latin.length(); i++) {
      int without = withoutLatin(latin.charAt(i), i == latin.length() - 1);
      int[] next = new int[row.length];
      next[0] = row[0] + without;
      for (int j = 1; j < row.length; j++) {
        next[j] =
            Math.min(
                Math.min(row[j] + without, next[j - 1] + withoutArabic(arabic.charAt(j - 1))),
                row[j - 1] + instead(latin.charAt(i), arabic.charAt(j - 1)));
      }
      row = next;
    }
    return withoutEnding(row, arabic);
  }

  /** Of a people or an adjective: ي, ية, ين, ات. */
  private static int withoutEnding(int[] row, String arabic) {
    int best = row[arabic.length()];
    for (int n = 1; n <= Math.min(LONGEST_ENDING, arabic.length()); n++) {
      if ("awynt".indexOf(arabic.charAt(arabic.length() - n)) < 0) {
        break;
      }
      best = Math.min(best, row[arabic.length() - n] + n * ALMOST_FREE);
    }
    return best;
  }

  private static int instead(char latin, char arabic) {
    boolean vowel = VOWELS.indexOf(latin) >= 0;
    boolean half = latin == 'w' || latin == 'y';
    boolean arabicVowel = ARABIC_VOWELS.indexOf(arabic) >= 0;
    if (latin == arabic || vowel && arabicVowel) {
      return FREE;
    }
    if (half && arabicVowel) {
      return ALMOST_FREE;
    }
    if (latin == 'g' && arabic == 'j') {
      return 2 * ALMOST_FREE;
    }
    if (latin == 'h' && arabicVowel || vowel && arabic == 'h') {
      return 2 * ARABIC_VOWEL;
    }
    boolean near = NEAR.contains(" " + latin + arabic) || NEAR.contains(" " + arabic + latin);
    return near ? HALF : OTHER;
  }

  private static int withoutLatin(char sound, boolean last) {
    if (VOWELS.indexOf(sound) >= 0) {
      return ALMOST_FREE;
    }
    if (sound == 'h' || sound == 'w' || sound == 'y') {
      return last && sound == 'h' ? ALMOST_FREE : BREATH;
    }
    return last && "tsrnk".indexOf(sound) >= 0 ? SILENT_END : SOUND;
  }

  private static int withoutArabic(char sound) {
    return ARABIC_VOWELS.indexOf(sound) >= 0 || sound == 'h' ? ARABIC_VOWEL : SOUND;
  }
}
