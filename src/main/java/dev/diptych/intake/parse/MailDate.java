package dev.diptych.intake.parse;

import dev.diptych.intake.PublicationDate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as mail programs write them for people: "Tuesday, November 24, 2026 9:05 AM". */
final class MailDate {

  private static final int LONGEST = 120;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /**
   * The names of each month from January on, or how they begin: English, French, German, Spanish,
   * Italian, Portuguese, Dutch, Polish, Russian, Turkish, Persian, Hebrew; Arabic of Egypt, the
   * Levant, the Maghreb.
   */
  private static final List<String> MONTHS =
      List.of(
          "jan|janv|ene|gen|stycz|oca|янв|ژانویه|ינו|يناير|كانون الثاني|جانفي",
          "feb|fév|fev|lut|şub|фев|فوریه|פבר|فبراير|شباط|فيفري",
          "mar(?!d)(?!te)|mär|mrt|maart|мар|מרץ|مارس|آذار",
          "apr|avr|abr|kwie|nis|апр|آوریل|אפר|أبريل|ابريل|إبريل|نيسان|أفريل",
          "may|mai|mag|mei|maj|мая|май|مه|מאי|مايو|أيار|ماي",
          "jun|juin|giu|czer|haz|июн|ژوئن|יונ|يونيو|يونيه|حزيران|جوان",
          "jul|juil|lug|lip|tem|июл|ژوئیه|יול|يوليو|يوليه|تموز|جويلية",
          "aug|aoû|aou|ago|sierp|ağu|авг|אוג|أغسطس|اغسطس|آب|أوت",
          "sep|set|wrze|eyl|сен|سپتامبر|ספט|سبتمبر|أيلول",
          "oct|okt|ott|out|paź|eki|окт|اکتبر|אוק|أكتوبر|اكتوبر|تشرين الأول|تشرين الاول",
          "nov|lis|kas|ноя|نوامبر|נוב|نوفمبر|تشرين الثاني",
          "dec|déc|dez|dic|gru|ara|дек|دسامبر|דצמ|ديسمبر|كانون الأول|كانون الاول");

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?!\\d)");
  private static final Pattern DAY =
      Pattern.compile("(?<![\\d:])(\\d{1,2})(?![\\d:])(?:er|st|nd|rd|th)?");
  private static final Pattern TIME =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})[:h](\\d{2})(?::\\d{2})?[\\s\\u202F\\u00A0]*(am|pm|a\\.m\\.|p\\.m\\.|ص|م)?",
          FLAGS);

  private MailDate() {}

  /** The date in ISO 8601, without an offset where none is stated; {@code null} if unsure. */
  static @Nullable String normalise(@Nullable String written) {
    if (written == null || written.length() > LONGEST) {
      return null;
    }
    String plain = PublicationDate.normalise(written);
    if (plain != null) {
      return plain;
    }
    String text = western(written).toLowerCase(Locale.ROOT);
    int month = month(text);
    Matcher year = YEAR.matcher(text);
    if (month == 0 || !year.find()) {
      return null;
    }
    Matcher time = TIME.matcher(text);
    boolean timed = time.find();
    String rest = timed ? text.substring(0, time.start()) + " " + text.substring(time.end()) : text;
    Matcher day = DAY.matcher(rest);
    if (!day.find()) {
      return null;
    }
    try {
      LocalDate date =
          LocalDate.of(Integer.parseInt(year.group()), month, Integer.parseInt(day.group(1)));
      return timed ? date.atTime(time(time)).toString() : date.toString();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalTime time(Matcher time) {
    int hour = Integer.parseInt(time.group(1));
    String half = time.group(3) == null ? "" : time.group(3);
    boolean after = half.startsWith("p") || half.equals("م");
    boolean before = half.startsWith("a") || half.equals("ص");
    int of24 = after && hour < 12 ? hour + 12 : before && hour == 12 ? 0 : hour;
    return LocalTime.of(of24, Integer.parseInt(time.group(2)));
  }

  /**
   * The month named in a text: one of two words wins over one of its words, and of two of a length
   * the later, for before it stands the day ("mar 24 nov").
   */
  private static int month(String text) {
    int month = 0;
    int longest = 0;
    int latest = -1;
    for (int i = 0; i < MONTHS.size(); i++) {
      for (String name : MONTHS.get(i).split("\\|", -1)) {
        Matcher named = Pattern.compile("(?<!\\p{L})(?:" + name + ")").matcher(text);
        while (named.find()) {
          int length = named.group().length();
          if (length > longest || length == longest && named.start() > latest) {
            month = i + 1;
            longest = length;
            latest = named.start();
          }
        }
      }
    }
    return month;
  }

  private static String western(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = Character.isDigit(c) ? Character.digit(c, 10) : -1;
      digits.append(value >= 0 ? (char) ('0' + value) : c);
    }
    return digits.toString();
  }
}
