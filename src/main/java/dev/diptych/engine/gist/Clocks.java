package dev.diptych.engine.gist;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Times of day: الساعة التاسعة والنصف صباحا "9:30 a.m.". Arabic counts the hours like anything in a
 * row, so that word by word they come out as "the ninth".
 */
final class Clocks {

  /** The hours as the index of words spells them. */
  private static final Map<String, Integer> HOURS =
      Map.ofEntries(
          Map.entry("الواحدة", 1),
          Map.entry("الثانية", 2),
          Map.entry("الثالثة", 3),
          Map.entry("الرابعة", 4),
          Map.entry("الخامسة", 5),
          Map.entry("السادسة", 6),
          Map.entry("السابعة", 7),
          Map.entry("الثامنة", 8),
          Map.entry("التاسعة", 9),
          Map.entry("العاشرة", 10),
          Map.entry("الحادية", 11));

  private static final String HOUR = ArabicText.key("الساعة");
  private static final String TEN = ArabicText.key("عشرة");
  private static final String EXCEPT = ArabicText.key("إلا");

  private static final Map<String, Integer> MINUTES =
      Map.of("والنصف", 30, "والربع", 15, "والثلث", 20);

  private static final Map<String, Integer> COUNTED =
      Map.of("وخمس", 5, "وعشر", 10, "وعشرين", 20, "وعشرون", 20);

  /** Before an hour without its noun; behind others it counts a round, a floor, a time. */
  private static final Set<String> BEFORE =
      Set.of(
          "", "في", "عند", "حتي", "منذ", "من", "بعد", "قبل", "نحو", "حوالي", "بين", "الي", "تمام",
          "حدود", "قرابة", "قرابه", "زهاء", "بحلول");

  private final List<Token> tokens;
  private final int start;
  private int at;
  private int hour;
  private int minute;

  private Clocks(List<Token> tokens, int start) {
    this.tokens = tokens;
    this.start = start;
    this.at = start;
  }

  /** The time at a token; {@code null} if there is none. */
  static PhraseIndex.@Nullable Match at(List<Token> tokens, int start) {
    Token first = tokens.get(start);
    boolean may =
        first.kind() == Token.Kind.NUMBER
            || HOURS.containsKey(first.key())
            || first.key().equals(HOUR);
    if (!may) {
      return null;
    }
    return new Clocks(tokens, start).read();
  }

  private PhraseIndex.@Nullable Match read() {
    boolean named = key(at).equals(HOUR);
    if (named) {
      at++;
    }
    boolean ranks = !named && !isFigure(at) && !mayPrecede(key(start - 1));
    named |= start > 0 && key(start - 1).equals(HOUR);
    if (ranks && !named
        || !hour()
        || !named && isFigure(at - 1) && key(at - 1).indexOf(':') < 0 && part().isEmpty()) {
      return null;
    }
    minutes();
    String part = part();
    if (!named && part.isEmpty() || minute < 0) {
      return null;
    }
    String english = english(part);
    Lemma lemma = Lemma.of(Category.FOREIGN, "ساعة", english, "time", "clock", "phrase");
    Inflection plain = Inflection.nominal(Gender.FEMININE, Count.SINGULAR, Inflection.Use.ANY);
    return new PhraseIndex.Match(new Form(lemma, plain, english), at - start);
  }

  private boolean hour() {
    String word = key(at);
    if (isFigure(at)) {
      return figure(word);
    }
    hour = HOURS.getOrDefault(word, 0);
    boolean teen = key(at + 1).equals(TEN);
    if (hour == 11 && !teen) {
      return false;
    }
    if (teen && (hour == 11 || hour == 2)) {
      hour = hour == 2 ? 12 : 11;
      at++;
    }
    at++;
    return hour > 0;
  }

  /** 9 or 9:30. */
  private boolean figure(String figure) {
    if (!figure.matches("\\d{1,2}(:\\d{2})?")) {
      return false;
    }
    int colon = figure.indexOf(':');
    hour = Integer.parseInt(colon < 0 ? figure : figure.substring(0, colon));
    minute = colon < 0 ? 0 : Integer.parseInt(figure.substring(colon + 1));
    at++;
    return hour > 0 && hour <= 12;
  }

  private void minutes() {
    String word = key(at);
    Integer share = MINUTES.get(word);
    Integer counted = COUNTED.get(word);
    if (share != null) {
      minute = share;
      at++;
    } else if (counted != null && key(at + 1).startsWith("دقي")) {
      minute = counted;
      at += 2;
    } else if (counted != null && key(at + 1).startsWith("دقا")) {
      minute = counted;
      at += 2;
    } else if (word.equals(EXCEPT) && key(at + 1).matches("(?:ال)?ربعا?")) {
      minute = 45;
      hour = hour == 1 ? 12 : hour - 1;
      at += 2;
    }
  }

  /** {@code a.m.} or {@code p.m.} with its words taken; empty if it is not said. */
  private String part() {
    String word = key(at);
    if (word.isEmpty()) {
      return "";
    }
    boolean noon = key(at + 1).equals(ArabicText.key("الظهر"));
    if (noon && word.equals("بعد")) {
      at += 2;
      return "p.m.";
    }
    if (noon && word.equals("قبل")) {
      at += 2;
      return "a.m.";
    }
    String part =
        switch (word) {
          case "صباحا", "فجرا" -> "a.m.";
          case "مساء", "عصرا" -> "p.m.";
          case "ظهرا" -> hour == 11 ? "a.m." : "p.m.";
          case "ليلا" -> hour >= 6 && hour < 12 ? "p.m." : "a.m.";
          default -> "";
        };
    if (!part.isEmpty()) {
      at++;
    }
    return part;
  }

  private String english(String part) {
    String time = minute == 0 ? Integer.toString(hour) : "%d:%02d".formatted(hour, minute);
    if (!part.isEmpty()) {
      return time + " " + part;
    }
    return minute == 0 ? time + " o'clock" : time;
  }

  private static boolean mayPrecede(String word) {
    return BEFORE.contains(word) || BEFORE.contains(word.replaceFirst("^و", ""));
  }

  private boolean isFigure(int place) {
    return place < tokens.size() && tokens.get(place).kind() == Token.Kind.NUMBER;
  }

  private String key(int place) {
    if (place < 0 || place >= tokens.size()) {
      return "";
    }
    Token token = tokens.get(place);
    return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NUMBER ? token.key() : "";
  }
}
