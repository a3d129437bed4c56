package dev.diptych.intake.facts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The people who wrote an article. An outlet, an agency, a desk, a place, a date or an account of a
 * system is none of them.
 */
public final class Byline {

  private static final int LONGEST = 120;
  private static final int LONGEST_NAME = 60;

  private static final String LABELS =
      "(?:by|von|par|por|di|author|written by|reported"
          + " by|texte|بقلم|كتب|كتبت|كتبه|كتبها|إعداد|اعداد|تقرير|تحرير|الكاتبة?|المؤلف|أعده|أعدها|نوشته(?:"
          + " ی)?|نویسنده|به قلم|گزارش|تحریر|מאת)";

  private static final Pattern LABEL =
      Pattern.compile(
          "^" + LABELS + "(?:\\s*[:：/-]\\s*|\\s+)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern LINE =
      Pattern.compile(
          "(?:by|par|von|por|بقلم|كتبت?|كتبه|إعداد|به"
              + " قلم|نویسنده|نوشته|מאת)(?:\\s*[:：]\\s*|\\s+)(\\S.{2,70})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern PARTS =
      Pattern.compile(
          "\\s+[-–—|•·/]\\s*|\\s*[|•]\\s*|\\s*[،,;؛]\\s*|\\s+(?:and|et|und)\\s+|\\s*[-–—]\\s+|[:：]\\s*");
  private static final Pattern BRACKETS =
      Pattern.compile("\\s*[(（\\[]([^()（）\\[\\]]{1,40})[)）\\]]\\s*");
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?iu)(?:admin|administrator|webmaster|root|editor|editors|user\\d*|guest|system|staff|staff"
              + " writers?|newsroom|news desk|web desk|desk|redaction|rédaction|la"
              + " rédaction|redaktion|wordpress|null|undefined|anonymous|unknown|editorial|гость|админ|редакция|invité|.*(?<!\\p{L})(?:staff|(?:political|sports|business|associated"
              + " press|staff) writer|correspondents?|reporters?|news|news agency))\\d*");
  private static final Set<String> DESKS =
      Set.of(
          "فريقالتحرير",
          "التحرير",
          "هيئهالتحرير",
          "المحرر",
          "محرر",
          "غرفهالاخبار",
          "قسمالاخبار",
          "ادارهالتحرير",
          "وكالات",
          "الوكالات",
          "خاص",
          "متابعات",
          "متابعه",
          "مراسلنا",
          "مراسل",
          "محررو",
          "الموقع",
          "تحريريه",
          "گروهخبر",
          "گروهسياسي",
          "تحريريهخبر",
          "الادمن",
          "ادمن",
          "مواقع",
          "صحف",
          "نشره",
          "agencies",
          "wires",
          "newsagencies",
          "wireservices");

  private Byline() {}

  /**
   * The people among the names that a file states.
   *
   * @param stated as the file has it, with labels, places and signs
   * @param outlet of the article, {@code null} if it is not known
   * @return the names, joined by commas; {@code null} if nobody is named
   */
  public static @Nullable String people(@Nullable String stated, @Nullable String outlet) {
    if (stated == null || stated.length() > LONGEST * 3) {
      return null;
    }
    String text = LABEL.matcher(stated.strip()).replaceFirst("").strip();
    List<String> pieces = new ArrayList<>();
    Matcher brackets = BRACKETS.matcher(text);
    pieces.add(brackets.replaceAll(" | ").strip());
    Set<String> people = new LinkedHashSet<>();
    for (String piece : pieces) {
      for (String part : PARTS.split(piece)) {
        String name = LABEL.matcher(part.strip()).replaceFirst("").strip();
        name = name.replaceAll("^[\"'«»“”*]+|[\"'«»“”*.]+$", "").strip();
        if (isPerson(name, outlet)) {
          people.add(name);
        }
      }
    }
    return people.isEmpty() ? null : String.join(", ", people);
  }

  /** The people of a line such as {@code بقلم: سلمى حداد}; empty for any other line. */
  public static Optional<String> ofLine(String line, @Nullable String outlet) {
    String text = line.strip();
    Matcher matcher = LINE.matcher(text);
    boolean sentence = text.endsWith(".") || text.endsWith("؟") || text.endsWith("?");
    if (text.length() > 80 || sentence || !matcher.matches()) {
      return Optional.empty();
    }
    boolean colon = text.contains(":") || text.contains("：");
    String name = matcher.group(1).strip();
    boolean few = name.split("\\s+", 8).length <= (colon ? 7 : 5);
    boolean named = colon || isNameLike(name);
    return few && named ? Optional.ofNullable(people(name, outlet)) : Optional.empty();
  }

  /** In a script with capitals each word has one; in Arabic three words at most stand alone. */
  private static boolean isNameLike(String name) {
    String[] words = name.split("\\s+");
    boolean cased = Character.isUpperCase(name.charAt(0));
    if (!cased) {
      return Character.getType(name.charAt(0)) == Character.OTHER_LETTER
          && words.length <= 3
          && words.length > 1;
    }
    for (String word : words) {
      boolean particle = word.length() <= 3;
      if (!particle && !Character.isUpperCase(word.charAt(0))) {
        return false;
      }
    }
    return words.length > 1;
  }

  private static boolean isPerson(String name, @Nullable String outlet) {
    String key = Names.key(name);
    if (name.length() > LONGEST_NAME
        || key.isEmpty()
        || name.contains("://")
        || name.contains("@")
        || name.chars().anyMatch(Character::isDigit)
        || ACCOUNT.matcher(name).matches()
        || DESKS.contains(key)
        || Names.isPlace(name)
        || Names.agency(name) != null) {
      return false;
    }
    return outlet == null || !isOutlet(key, Names.key(outlet));
  }

  private static boolean isOutlet(String name, String outlet) {
    if (outlet.length() < 3) {
      return name.equals(outlet);
    }
    String bare = name.replaceFirst("^(?:جريده|صحيفه|موقع|قناه|وكاله|شبكه|فريق|مراسل|the)", "");
    String other = outlet.replaceFirst("^(?:جريده|صحيفه|موقع|قناه|وكاله|شبكه|the)", "");
    return bare.equals(other)
        || bare.length() > 4 && (other.startsWith(bare) || bare.startsWith(other));
  }
}
