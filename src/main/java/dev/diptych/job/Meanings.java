package dev.diptych.job;

import dev.diptych.digest.Detail;
import dev.diptych.digest.Reaction;
import dev.diptych.job.JobSchedule.Misfire;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.util.unit.DataSize;

/**
 * What the texts of a job file mean. Every method throws an {@link IllegalArgumentException} whose
 * message continues the sentence {@code "text" …}.
 */
final class Meanings {

  /** {@code feed.xml!name}, as items inside files are called. */
  private static final Pattern INSIDE = Pattern.compile("\\.[A-Za-z]{2,8}!");

  static final String AUTO = "auto";

  private static final int MICROS = 6;

  /** From here on, any day that exists comes. */
  private static final LocalDateTime SOME_DAY = LocalDateTime.of(2000, 1, 1, 0, 0);

  private static final Set<String> LANGUAGES =
      Arrays.stream(Locale.getISOLanguages()).collect(Collectors.toUnmodifiableSet());
  private static final Map<String, String> LANGUAGE_NAMES =
      LANGUAGES.stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  tag ->
                      Locale.forLanguageTag(tag)
                          .getDisplayLanguage(Locale.ENGLISH)
                          .toLowerCase(Locale.ROOT),
                  tag -> tag,
                  (a, b) -> a));

  private Meanings() {}

  /** A name that may stand in a path: nothing in it has a meaning to a file system. */
  static String name(String text) {
    return matching(
        text,
        "[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?",
        "must be 1 to 60 lower-case letters, digits and hyphens");
  }

  /** An edition's label. */
  static String label(String text) {
    String label =
        matching(
            text,
            "[A-Za-z0-9](?:[A-Za-z0-9-]{0,58}[A-Za-z0-9])?",
            "must be 1 to 60 letters, digits and hyphens");
    if (label.equalsIgnoreCase("latest")) {
      throw wrong("is the name of the link to the newest edition");
    }
    return label;
  }

  private static String matching(String text, String pattern, String otherwise) {
    if (!text.matches(pattern)) {
      throw wrong(otherwise);
    }
    return text;
  }

  static String text(String text) {
    if (text.isEmpty()) {
      throw wrong("is empty");
    }
    return text;
  }

  /** A BCP 47 tag of a language that exists, in its canonical form. */
  static String language(String text) {
    Locale locale = wellFormed(text);
    String language = locale.getLanguage();
    boolean exists = language.length() == 3 || LANGUAGES.contains(language);
    if (!exists) {
      throw wrong("is not a language tag (BCP 47)" + meant(text));
    }
    return locale.toLanguageTag();
  }

  private static Locale wellFormed(String text) {
    try {
      return new Locale.Builder().setLanguageTag(text).build();
    } catch (IllformedLocaleException e) {
      throw wrong("is not a language tag (BCP 47)" + meant(text));
    }
  }

  private static String meant(String text) {
    String tag = LANGUAGE_NAMES.get(text.toLowerCase(Locale.ROOT));
    return tag == null ? "" : " (did you mean %s?)".formatted(tag);
  }

  /** A language tag or {@link #AUTO}. */
  static String source(String text) {
    return text.equals(AUTO) ? AUTO : language(text);
  }

  static Detail detail(String text) {
    for (Detail detail : Detail.values()) {
      if (detail.word().equals(text)) {
        return detail;
      }
    }
    throw wrong("is neither full nor summary");
  }

  /** A whole number of this range, both ends included. */
  static Fields.Meaning<Integer> between(int least, int most) {
    return text -> Math.toIntExact(number(text, least, most));
  }

  /** A whole number, at least 1. */
  static Long count(String text) {
    return number(text, 1, Long.MAX_VALUE);
  }

  /** An amount of money, in millionths. */
  static Long money(String text) {
    String wrong = "is not an amount above 0 with at most 6 decimals";
    if (!text.matches("\\d{1,9}(?:\\.\\d{1,6})?")) {
      throw wrong(wrong);
    }
    long micros = new BigDecimal(text).movePointRight(MICROS).longValueExact();
    if (micros == 0) {
      throw wrong(wrong);
    }
    return micros;
  }

  private static long number(String text, long least, long most) {
    String range =
        most == Long.MAX_VALUE
            ? "is not a whole number of at least %d".formatted(least)
            : "is not a whole number from %d to %d".formatted(least, most);
    try {
      long number = Long.parseLong(text);
      if (number < least || number > most) {
        throw wrong(range);
      }
      return number;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(range, e);
    }
  }

  static Boolean onOrOff(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "on", "true", "yes" -> true;
      case "off", "false", "no" -> false;
      default -> throw wrong("is neither on nor off");
    };
  }

  /** Whether engines may reach outside. */
  static Boolean network(String text) {
    return switch (text) {
      case "any" -> true;
      case "none" -> false;
      default -> throw wrong("is neither none nor any");
    };
  }

  static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      String near = Suggestion.of(text, ZoneId.getAvailableZoneIds());
      throw new IllegalArgumentException("is not a time zone" + near, e);
    }
  }

  static String cron(String text) {
    try {
      if (CronExpression.parse(text).next(SOME_DAY) != null) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      boolean secondsMissing = text.strip().split("\\s+").length == 5;
      String why =
          secondsMissing ? "has five fields; the first of six is the second" : e.getMessage();
      throw new IllegalArgumentException("is not a schedule: " + why, e);
    }
    throw wrong("is a schedule whose day never comes");
  }

  static Misfire misfire(String text) {
    return switch (text) {
      case "run-once" -> Misfire.RUN_ONCE;
      case "skip" -> Misfire.SKIP;
      default -> throw wrong("is neither run-once nor skip");
    };
  }

  static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("is not a time of day", e);
    }
  }

  /** A length of time from nothing to a day. */
  static Duration duration(String text) {
    Duration duration = parsedDuration(text);
    if (duration.isNegative() || duration.compareTo(Duration.ofDays(1)) > 0) {
      throw wrong("is not a time between nothing and a day");
    }
    return duration;
  }

  private static Duration parsedDuration(String text) {
    withUnit(text, "is not a length of time (a number with s, m or h)");
    try {
      return DurationStyle.detectAndParse(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException("is not a length of time (a number with s, m or h)", e);
    }
  }

  private static void withUnit(String text, String otherwise) {
    if (!text.isEmpty() && text.chars().allMatch(Character::isDigit)) {
      throw wrong(otherwise);
    }
  }

  static Reaction reaction(String text) {
    List<String> words = List.of(text.strip().split("\\s+"));
    if (words.equals(List.of("next"))) {
      return Reaction.NEXT;
    }
    if (words.equals(List.of("stop"))) {
      return new Reaction(Reaction.Kind.STOP, null);
    }
    if (words.size() == 2 && words.get(0).equals("wait")) {
      return new Reaction(Reaction.Kind.WAIT, duration(words.get(1)));
    }
    throw wrong("is none of next, stop and wait with a time");
  }

  static DataSize size(String text) {
    withUnit(text, "is not a size (a number with KB, MB or GB)");
    try {
      DataSize size = DataSize.parse(text);
      if (size.isNegative()) {
        throw wrong("is less than nothing");
      }
      return size;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException("is not a size (a number with KB, MB or GB)", e);
    }
  }

  static String glob(String text) {
    if (INSIDE.matcher(text).find()) {
      throw wrong(
          "names an article inside a file, and patterns are of files. To take one article out of an"
              + " edition: diptych withdraw JOB FILE!ARTICLE --reason WHY");
    }
    try {
      FilePatterns.matches(text, Path.of("x"));
      return text;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is not a file pattern: " + e.getMessage(), e);
    }
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what);
  }
}
