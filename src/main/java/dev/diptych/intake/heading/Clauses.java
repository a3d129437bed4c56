package dev.diptych.intake.heading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The articles of a law, a decree or a treaty ("المادة (١)", "Article premier"). Each is found by
 * the count that runs through the text, so that all of them are sections or none is: a reference
 * ("Article 2 of this decree") stands in no row.
 */
final class Clauses {

  private static final int LOOK = 80;
  private static final int FEWEST = 2;
  private static final int LONGEST_BARE = 20;

  /**
   * The label of a clause and what stands behind it.
   *
   * @param number counted from 1
   * @param label as written, without what parts it from the text
   * @param rest the text in the same paragraph, often empty
   */
  record Label(int number, String label, String rest) {}

  private static final Pattern LABEL =
      Pattern.compile(
          "((?:(?:ال)?ماد[ةه]|article|art\\.?|artículo|artikel|artigo|статья)\\s{0,3}"
              + "(?:رقم\\s{0,2}|no\\.?\\s{0,2})?[(\\[«]?\\s{0,2}"
              + "([0-9٠-٩۰-۹]{1,3}|[\\p{L}\\p{M}-]{1,14}(?:\\s(?:عشرة?|وال\\p{L}{4,8}))?)(?:er|ère|º)?"
              + "\\s{0,2}[)\\]»]?(?:\\s(?:مكررا?ً?|bis|ter))?)(\\s{0,3}[:：.،\\-–—/]{1,3}|(?=\\s)|$)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Words with which a sentence goes on that speaks of a clause. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:من|في|إلى|على|و|أو|of|and|or|to|du|de|des|et|ou|in|is|was|that|which|est)\\s.*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private static final Map<String, Integer> WORDS = words();

  private Clauses() {}

  /** The clauses by the index of their paragraph; empty unless there are several in a row. */
  static Map<Integer, Label> find(List<String> paragraphs) {
    Map<Integer, Label> found = new HashMap<>();
    int last = 0;
    for (int i = 0; i < paragraphs.size(); i++) {
      Label label = label(paragraphs.get(i));
      if (label == null) {
        continue;
      }
      boolean bare = label.rest().isEmpty();
      boolean next = label.number() == last + 1 || label.number() == 1;
      boolean again = label.number() == last && label.label().matches(".*\\s(?:مكررا?ً?|bis|ter)");
      if (next || again || bare && label.number() > last) {
        found.put(i, label);
        last = label.number();
      }
    }
    return found.size() >= FEWEST && found.values().stream().anyMatch(l -> l.number() == 1)
        ? found
        : Map.of();
  }

  private static @Nullable Label label(String paragraph) {
    String head = paragraph.length() > LOOK ? paragraph.substring(0, LOOK) : paragraph;
    Matcher matcher = LABEL.matcher(head);
    if (!matcher.lookingAt()) {
      return null;
    }
    int number = number(matcher.group(2));
    String rest = paragraph.substring(matcher.end()).strip();
    boolean parted = !matcher.group(3).isEmpty() || rest.isEmpty() || isNewLine(paragraph, matcher);
    boolean refers = !parted && (REFERENCE.matcher(rest).matches() || rest.length() < LONGEST_BARE);
    return number == 0 || refers ? null : new Label(number, matcher.group(1).strip(), rest);
  }

  private static boolean isNewLine(String paragraph, Matcher matcher) {
    return matcher.end() < paragraph.length() && paragraph.charAt(matcher.end()) == '\n';
  }

  private static int number(String written) {
    if (Character.isDigit(written.charAt(0))) {
      int number = 0;
      for (int i = 0; i < written.length(); i++) {
        number = number * 10 + Character.digit(written.charAt(i), 10);
      }
      return number;
    }
    return WORDS.getOrDefault(folded(written), 0);
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT)
        .replaceAll("\\p{M}", "")
        .replaceAll("[أإآ]", "ا")
        .replace('ة', 'ه')
        .replace('ى', 'ي');
  }

  private static Map<String, Integer> words() {
    Map<String, Integer> words = new HashMap<>();
    List<String> units =
        List.of(
            "الاولي", "الثانيه", "الثالثه", "الرابعه", "الخامسه", "السادسه", "السابعه", "الثامنه",
            "التاسعه", "العاشره");
    List<String> tens =
        List.of(
            "العشرون",
            "الثلاثون",
            "الاربعون",
            "الخمسون",
            "الستون",
            "السبعون",
            "الثمانون",
            "التسعون");
    List<String> small = new ArrayList<>(units.subList(0, 9));
    small.set(0, "الحاديه");
    for (int i = 0; i < units.size(); i++) {
      words.put(units.get(i), i + 1);
    }
    for (int i = 0; i < small.size(); i++) {
      words.put(small.get(i) + " عشر", i + 11);
      words.put(small.get(i) + " عشره", i + 11);
      for (int ten = 0; ten < tens.size(); ten++) {
        words.put(small.get(i) + " و" + tens.get(ten), (ten + 2) * 10 + i + 1);
      }
    }
    for (int ten = 0; ten < tens.size(); ten++) {
      words.put(tens.get(ten), (ten + 2) * 10);
    }
    number(words, "one two three four five six seven eight nine ten eleven twelve");
    number(words, "first second third fourth fifth sixth seventh eighth ninth tenth");
    number(words, "premier deux trois quatre cinq six sept huit neuf dix onze douze");
    number(words, "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx");
    return words;
  }

  private static void number(Map<String, Integer> words, String inOrder) {
    String[] each = inOrder.split(" ", -1);
    for (int i = 0; i < each.length; i++) {
      words.put(each[i], i + 1);
    }
  }
}
