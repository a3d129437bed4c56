package dev.diptych.engine.gist;

/** Writes an unknown Arabic word in Latin letters as the English press would a name. */
final class Transliteration {

  private static final String VOWELS = "aeiou";

  private Transliteration() {}

  /** Never empty, never Arabic, begins with a capital. */
  static String of(String word) {
    StringBuilder out = new StringBuilder(word.length() + 4);
    int n = word.length();
    for (int i = 0; i < n; i++) {
      append(out, word, i);
    }
    String text = out.toString();
    if (text.isEmpty()) {
      return "?";
    }
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static void append(StringBuilder out, String word, int i) {
    char c = word.charAt(i);
    boolean first = i == 0;
    boolean last = i == word.length() - 1;
    char next = last ? ' ' : word.charAt(i + 1);
    char before = first ? ' ' : word.charAt(i - 1);
    String letters =
        switch (c) {
          case 'ا', 'أ' -> first && next == 'و' && word.length() > 2 ? "" : "a";
          case 'آ', 'ى' -> "a";
          case 'إ' -> next == 'ي' ? "" : "i";
          case 'و' ->
              first
                  ? "w"
                  : i == 1 && "اأ".indexOf(before) >= 0
                      ? "o"
                      : isVowelLetter(next) && !endsInVowel(out)
                          ? "w"
                          : endsInVowel(out) ? "w" : "o";
          case 'ي' ->
              first
                  ? "y"
                  : isVowelLetter(next) && !last ? "y" : endsInVowel(out) && !last ? "y" : "i";
          case 'ة' -> before == 'ا' ? "t" : endsInVowel(out) ? "h" : "a";
          case 'ش' -> before == 'ت' ? "" : "sh";
          case 'ت' -> next == 'ش' ? "ch" : "t";
          case 'ز' -> last && !first && !endsInVowel(out) && word.length() > 4 ? "s" : "z";
          case 'ء', 'ئ', 'ؤ' -> "";
          case 'ع' -> last || endsInVowel(out) ? "" : "a";
          default -> consonant(c);
        };
    boolean consonant = !letters.isEmpty() && VOWELS.indexOf(letters.charAt(0)) < 0;
    if (consonant && last && i > 2 && isEnding(out, c)) {
      out.append('e');
    } else if (consonant && needsVowel(out, c, last)) {
      out.append('a');
    }
    if (!(letters.equals("a") && out.length() > 0 && out.charAt(out.length() - 1) == 'a')) {
      out.append(letters);
    }
  }

  /** بيتر, لندن: what foreign names end in. */
  private static boolean isEnding(StringBuilder out, char c) {
    return "رن".indexOf(c) >= 0 && out.length() >= 3 && !endsInVowel(out);
  }

  /** Two consonants may stand together, three may not, nor two at the start. */
  private static boolean needsVowel(StringBuilder out, char c, boolean last) {
    int n = out.length();
    if (n == 0 || endsInVowel(out)) {
      return false;
    }
    boolean opening = !anyVowel(out);
    if (opening) {
      boolean cluster = "رل".indexOf(c) >= 0 && "bcdfgkpth".indexOf(out.charAt(n - 1)) >= 0;
      return !cluster;
    }
    boolean third = n >= 2 && !isVowel(out.charAt(n - 1)) && !isVowel(out.charAt(n - 2));
    return third && !(last && "تسدز".indexOf(c) >= 0);
  }

  private static boolean isVowel(char c) {
    return VOWELS.indexOf(c) >= 0 || c == 'w' || c == 'y' || c == 'h';
  }

  private static boolean anyVowel(StringBuilder out) {
    for (int i = 0; i < out.length(); i++) {
      if (VOWELS.indexOf(out.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsInVowel(StringBuilder out) {
    return out.length() > 0 && VOWELS.indexOf(out.charAt(out.length() - 1)) >= 0;
  }

  private static boolean isVowelLetter(char c) {
    return "اأإآىوية".indexOf(c) >= 0;
  }

  private static String consonant(char c) {
    return switch (c) {
      case 'ب' -> "b";
      case 'ت', 'ط' -> "t";
      case 'ث' -> "th";
      case 'ج' -> "j";
      case 'ح', 'ه' -> "h";
      case 'خ' -> "kh";
      case 'د', 'ض' -> "d";
      case 'ذ', 'ظ' -> "dh";
      case 'ر' -> "r";
      case 'ز' -> "z";
      case 'س', 'ص' -> "s";
      case 'ش' -> "sh";
      case 'غ' -> "g";
      case 'ف' -> "f";
      case 'ق' -> "q";
      case 'ك' -> "k";
      case 'ل' -> "l";
      case 'م' -> "m";
      case 'ن' -> "n";
      case 'پ' -> "p";
      case 'چ' -> "ch";
      case 'ڤ' -> "v";
      case 'گ' -> "g";
      case 'ژ' -> "zh";
      default -> "";
    };
  }
}
