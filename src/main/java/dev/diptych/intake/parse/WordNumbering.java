package dev.diptych.intake.parse;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The numbers that Word puts before paragraphs and that stand nowhere in their text: without them
 * "Article 3" would be an empty heading. For one document and one thread.
 */
final class WordNumbering extends DefaultHandler {

  private static final int LEVELS = 9;
  private static final int LONGEST_LABEL = 60;
  private static final int LARGEST_ROMAN = 3_999;
  private static final int[] ROMAN = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] ROMAN_SIGNS = {
    "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
  };

  private static final class Level {
    private String format = "decimal";
    private String text = "";
    private int start = 1;
  }

  private static final class Outline {
    private final @Nullable Level[] levels = new @Nullable Level[LEVELS];
    private final int[] counters = new int[LEVELS];
  }

  private final Map<String, Outline> outlines = new HashMap<>();
  private final Map<String, String> lists = new HashMap<>();
  private @Nullable Outline outline;
  private @Nullable Level level;
  private String list = "";

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes) {
    String value = WordBody.value(attributes, "val");
    Outline in = outline;
    switch (localName) {
      case "abstractNum" -> {
        outline = new Outline();
        outlines.put(WordBody.value(attributes, "abstractNumId"), outline);
      }
      case "num" -> {
        outline = null;
        level = null;
        list = WordBody.value(attributes, "numId");
      }
      case "abstractNumId" -> lists.put(list, value);
      case "lvl" -> {
        int index = WordBody.number(WordBody.value(attributes, "ilvl"), -1);
        level = new Level();
        if (in != null && index >= 0 && index < LEVELS) {
          in.levels[index] = level;
        }
      }
      default -> property(localName, value);
    }
  }

  private void property(String name, String value) {
    Level in = level;
    if (in == null) {
      return;
    }
    switch (name) {
      case "start" -> in.start = WordBody.number(value, 1);
      case "numFmt" -> in.format = value;
      case "lvlText" -> in.text = value;
      default -> {}
    }
  }

  /** Counts a paragraph and says what stands before it; empty for a bullet or an unknown list. */
  String next(String listId, int at) {
    Outline in = outlines.get(lists.getOrDefault(listId, ""));
    int index = Math.max(0, Math.min(LEVELS - 1, at));
    Level own = in == null ? null : in.levels[index];
    if (in == null || own == null) {
      return "";
    }
    in.counters[index]++;
    java.util.Arrays.fill(in.counters, index + 1, LEVELS, 0);
    if (own.format.equals("bullet") || own.format.equals("none")) {
      return "";
    }
    StringBuilder label = new StringBuilder();
    String text = own.text;
    for (int i = 0; i < text.length() && label.length() < LONGEST_LABEL; i++) {
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (text.charAt(i) == '%' && next >= '1' && next <= '9') {
        label.append(number(in, next - '1'));
        i++;
      } else {
        label.append(text.charAt(i));
      }
    }
    return label.toString().strip();
  }

  private static String number(Outline in, int index) {
    Level level = in.levels[index];
    if (level == null) {
      return "";
    }
    int count = Math.max(0, in.counters[index] - 1) + level.start;
    return switch (level.format) {
      case "lowerLetter" -> letter(count);
      case "upperLetter" -> letter(count).toUpperCase(Locale.ROOT);
      case "lowerRoman" -> roman(count);
      case "upperRoman" -> roman(count).toUpperCase(Locale.ROOT);
      case "arabicAbjad", "arabicAlpha" -> arabicLetter(count);
      default -> Integer.toString(count);
    };
  }

  private static String letter(int count) {
    return count < 1 || count > 26 ? Integer.toString(count) : "" + (char) ('a' + count - 1);
  }

  private static String arabicLetter(int count) {
    String order = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
    return count < 1 || count > order.length()
        ? Integer.toString(count)
        : order.substring(count - 1, count);
  }

  private static String roman(int count) {
    if (count < 1 || count > LARGEST_ROMAN) {
      return Integer.toString(count);
    }
    StringBuilder sign = new StringBuilder();
    int rest = count;
    for (int i = 0; i < ROMAN.length; i++) {
      while (rest >= ROMAN[i]) {
        sign.append(ROMAN_SIGNS[i]);
        rest -= ROMAN[i];
      }
    }
    return sign.toString();
  }
}
