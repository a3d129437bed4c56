package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers in words and digits, as a noun phrase has them. */
final class NumberPhrases {

  private static final Map<String, Integer> SMALL =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90));

  private static final String[] UNITS = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"
  };

  private static final List<String> SCALES = List.of("thousand", "million", "billion", "trillion");

  private static final List<String> DUALS = List.of("ألفا", "مليونا", "مليارا");

  private static final List<String> ORDINALS =
      List.of(
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth");

  private NumberPhrases() {}

  /** 10 for {@code tenth}; 0 for anything else. */
  static int ofOrdinal(String english) {
    return ORDINALS.indexOf(english) + 1;
  }

  /** {@code seven} for 7, which must be at most ten. */
  static String unit(int number) {
    return UNITS[Math.min(number, UNITS.length - 1)];
  }

  /** Reads the number at a cursor. */
  static final class Reader {

    private final Cursor cursor;

    Reader(Cursor cursor) {
      this.cursor = cursor;
    }

    /** The number in English; the cursor stands behind it. */
    String read() {
      List<String> words = new ArrayList<>();
      Word first = cursor.take();
      boolean vague = first.has("vague");
      words.add(first.english());
      while (true) {
        int mark = cursor.mark();
        boolean and = cursor.next(Category.CONJUNCTION, "و");
        if (and) {
          cursor.take();
        }
        Word next = cursor.peek();
        boolean more =
            next != null
                && next.is(Category.NUMERAL)
                && (!and || !next.has("digits"))
                && (and || !next.article() || vague && isManyFold(next));
        if (!more) {
          cursor.reset(mark);
          return words.size() == 1 ? alone(first, next) : percent(manyFold(words));
        }
        words.add(cursor.take().english());
      }
    }

    private String alone(Word first, @Nullable Word next) {
      if (isManyFold(first)) {
        return first.english() + "s of";
      }
      boolean dual =
          DUALS.contains(first.lemma().arabic())
              && next != null
              && next.is(Category.NOUN)
              && !next.isAccusative();
      return dual ? "two " + first.english() : percent(english(List.of(first.english())));
    }

    private String percent(String number) {
      Word next = cursor.peek();
      boolean percent = next != null && next.english().equals("percent");
      return percent ? number + " " + cursor.take().english() : number;
    }
  }

  /** آلاف, ملايين: a plural that only counts roughly where no number stands before it. */
  private static boolean isManyFold(Word word) {
    return word.is(Category.NUMERAL) && word.has("scale") && word.has("pl");
  }

  /** عشرات الآلاف: "tens of thousands of". */
  private static String manyFold(List<String> words) {
    String first = words.get(0);
    if (words.size() == 2 && first.endsWith(" of") && SCALES.contains(words.get(1))) {
      String tens = first.equals("dozens of") ? "tens of" : first;
      return tens + " " + words.get(1) + "s of";
    }
    return english(words);
  }

  /** Whether the number, in English, only counts roughly: "thousands of". */
  static boolean isVague(String number) {
    return number.endsWith(" of");
  }

  /** Numerals in Arabic order as English writes the number: small ones in words, others digits. */
  static String english(List<String> words) {
    if (words.size() == 1) {
      return words.get(0).equals("thousand")
              || words.get(0).equals("hundred")
              || words.get(0).equals("million")
              || words.get(0).equals("billion")
          ? "one " + words.get(0)
          : words.get(0);
    }
    if (words.stream().allMatch(NumberPhrases::isCountable)) {
      long value = value(words);
      return value <= 10 ? UNITS[(int) value] : Figures.grouped(value);
    }
    return String.join(" ", words);
  }

  private static boolean isCountable(String word) {
    return SMALL.containsKey(word)
        || isFigure(word)
        || word.endsWith("hundred")
        || word.endsWith("thousand");
  }

  private static boolean isFigure(String word) {
    return word.length() <= 3 && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static long value(List<String> words) {
    long total = 0;
    long current = 0;
    for (String word : words) {
      String last = word.substring(word.lastIndexOf(' ') + 1);
      int factor =
          word.contains(" ") ? SMALL.getOrDefault(word.substring(0, word.indexOf(' ')), 1) : 1;
      if (last.equals("thousand")) {
        total += Math.max(1, current) * factor * 1000L;
        current = 0;
      } else if (last.equals("hundred")) {
        current = current > 0 && current < 10 ? current * 100 : current + 100L * factor;
      } else {
        current += isFigure(last) ? Integer.parseInt(last) : SMALL.getOrDefault(last, 0);
      }
    }
    return total + current;
  }
}
