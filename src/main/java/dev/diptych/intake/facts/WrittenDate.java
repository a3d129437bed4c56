package dev.diptych.intake.facts;

import dev.diptych.intake.facts.Months.Calendar;
import dev.diptych.intake.facts.Months.Month;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.chrono.HijrahDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the date that a line of text shows, in words or figures, and gives it in ISO 8601: a day,
 * or a day and a time where the time stands beside it. Hijri dates are turned by the calendar of
 * Umm al-Qura, solar ones of Iran by its leap years of 33; where the same line names the Gregorian
 * day, that one counts. Relative dates ("two hours ago") and days that can be read in two ways
 * (03/04/2026 in English) are none; nor is the day on which a text was changed.
 */
public final class WrittenDate {

  private static final int LONGEST = 300;
  private static final int EARLIEST_YEAR = 1800;
  private static final int LATEST_YEAR = 2200;

  private static final Pattern CHANGED =
      Pattern.compile(
          "(?:اخر تحديث|اخر تعديل|تم التحديث|تحديث|حدث في|عدل في|معدل|(?<!\\p{L})(?:last"
              + " )?(?:updated|modified|edited|revised)(?!\\p{L})|(?:derniere )?mise? a jour|mis à"
              + " jour|mise à jour|modifié|actualisé|ب(?:ه ?)?روزرساني|اخرين ويرايش)");
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "(?:نشر|النشر|صدر|تاريخ|(?<!\\p{L})(?:published|posted|issued|first"
              + " published)(?!\\p{L})|publié|paru|انتشار|منتشر)");

  private static final Pattern WORD_OR_NUMBER = Pattern.compile("\\p{L}+|\\d+");
  private static final Pattern FIGURES =
      Pattern.compile(
          "(?<![\\d./:-])(\\d{1,4})\\s?([/.\\-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{1,4})(?![\\d/:-])");
  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\d:./])(\\d{1,2})[:hH](\\d{2})(?::\\d{2})?(?![\\d:/])\\s*"
              + "((?:صباحا|صباح|ص|مساء|ظهرا|عصرا|م|a\\.?m\\.?|p\\.?m\\.?)(?!\\p{L}))?");
  private static final Pattern ZULU =
      Pattern.compile("(?:gmt|utc|غرينتش|جرينتش|تغ|ت\\.غ|ت غ)(?!\\p{L}|\\s?[+-]\\d)");
  private static final Pattern CLOCK_WORDS =
      Pattern.compile(
          "[\\s\\p{P}|]*(?:(?:في|في تمام|عند|علي|at|à|um|-)[\\s:]*)?(?:(?:الساعه|ساعت)[\\s:]*)?");

  private WrittenDate() {}

  /**
   * The day of publication that a line shows.
   *
   * @param line a line of a page or of a text; one of more than {@value #LONGEST} characters shows
   *     none
   * @param dayFirst whether "03/04/2026" is the third of April, as in Arabic, Persian and French
   */
  public static Optional<String> in(String line, boolean dayFirst) {
    if (line.length() > LONGEST) {
      return Optional.empty();
    }
    String text = withoutChange(Months.folded(line));
    boolean days = dayFirst || hasArabic(text);
    List<Found> found = new ArrayList<>(named(text));
    found.addAll(figures(text, days));
    return found.stream()
        .min((a, b) -> a.rank() != b.rank() ? a.rank() - b.rank() : a.start - b.start)
        .map(best -> best.day + time(text, best));
  }

  /** Whether a line shows a date and hardly anything else. */
  public static boolean isDateLine(String line) {
    String text = Months.folded(line);
    if (line.length() > 140 || in(line, true).isEmpty()) {
      return false;
    }
    Matcher words = WORD_OR_NUMBER.matcher(text);
    int count = 0;
    while (words.find()) {
      count++;
    }
    String stripped = line.strip();
    boolean ends = ".!؟?۔".indexOf(stripped.charAt(stripped.length() - 1)) >= 0;
    return count <= (ends ? 6 : 16);
  }

  /** Cuts out what is said of the day of a change. */
  private static String withoutChange(String text) {
    Matcher changed = CHANGED.matcher(text);
    if (!changed.find()) {
      return text;
    }
    String before = text.substring(0, changed.start());
    String after = text.substring(changed.end());
    Matcher published = PUBLISHED.matcher(after);
    return published.find() ? before + " " + after.substring(published.start()) : before;
  }

  private static boolean hasArabic(String text) {
    return text.chars().anyMatch(c -> c >= 0x620 && c <= 0x6D3);
  }

  /**
   * A date at its place.
   *
   * @param day in ISO 8601
   */
  private record Found(String day, int start, int end, Calendar calendar) {
    int rank() {
      return calendar == Calendar.GREGORIAN ? 0 : 1;
    }
  }

  /** {@code 23 نوفمبر 2026}, {@code November 23, 2026}, {@code 23 تشرين الثاني (نوفمبر) 2026}. */
  private static List<Found> named(String text) {
    List<Token> tokens = tokens(text);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      for (int words = Math.min(Months.mostWords(), tokens.size() - i); words > 0; words--) {
        Month month = month(tokens, i, words);
        if (month != null) {
          Found date = around(tokens, i, words, month);
          if (date != null) {
            found.add(date);
          }
          i += words - 1;
          break;
        }
      }
    }
    return found;
  }

  private static @Nullable Month month(List<Token> tokens, int at, int words) {
    StringBuilder name = new StringBuilder();
    for (int k = at; k < at + words; k++) {
      name.append(k == at ? "" : " ").append(tokens.get(k).text);
    }
    return Months.of(name.toString());
  }

  private static @Nullable Found around(List<Token> tokens, int at, int words, Month month) {
    int before = at - 1;
    while (before >= 0
        && at - before <= 4
        && (isLink(tokens.get(before)) || isMonth(tokens, before, month))) {
      before--;
    }
    int after = at + words;
    while (after < tokens.size()
        && after - at <= words + 3
        && (isLink(tokens.get(after)) || isMonth(tokens, after, month))) {
      after++;
    }
    Integer day = before >= 0 ? tokens.get(before).day() : null;
    Token next = after < tokens.size() ? tokens.get(after) : null;
    if (day != null && next != null && next.year() != null) {
      return found(month, day, next.year(), tokens.get(before).start, next.end);
    }
    int beyond = after + 1;
    while (beyond < tokens.size() && beyond - after <= 2 && isLink(tokens.get(beyond))) {
      beyond++;
    }
    Token last = beyond < tokens.size() ? tokens.get(beyond) : null;
    if (next != null && last != null && next.day() != null && last.year() != null) {
      return found(month, next.day(), last.year(), tokens.get(at).start, last.end);
    }
    return null;
  }

  private static boolean isLink(Token token) {
    return switch (token.text) {
      case "من",
          "شهر",
          "of",
          "the",
          "de",
          "ماه",
          "سنه",
          "عام",
          "العام",
          "st",
          "nd",
          "rd",
          "th",
          "er",
          "لعام",
          "لسنه",
          "سال" ->
          true;
      default -> false;
    };
  }

  /** The same month by its other name. */
  private static boolean isMonth(List<Token> tokens, int at, Month month) {
    for (int from = Math.max(0, at - 1); from <= at; from++) {
      for (int words = 1; words <= Months.mostWords() && from + words <= tokens.size(); words++) {
        if (from + words > at && month.equals(month(tokens, from, words))) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable Found found(Month month, int day, int year, int start, int end) {
    LocalDate date = date(month.calendar(), year, month.number(), day);
    return date == null ? null : new Found(date.toString(), start, end, month.calendar());
  }

  private static List<Found> figures(String text, boolean dayFirst) {
    List<Found> found = new ArrayList<>();
    Matcher matcher = FIGURES.matcher(text);
    while (matcher.find()) {
      int first = Integer.parseInt(matcher.group(1));
      int middle = Integer.parseInt(matcher.group(3));
      int last = Integer.parseInt(matcher.group(4));
      boolean yearFirst = matcher.group(1).length() == 4;
      if (yearFirst == (matcher.group(4).length() == 4)
          || !yearFirst && matcher.group(4).length() != 4) {
        continue;
      }
      int year = yearFirst ? first : last;
      int day = yearFirst ? last : first;
      int month = middle;
      if (!yearFirst && !dayFirst && first <= 12 && middle != first) {
        if (middle <= 12) {
          continue; // the third of April or the fourth of March
        }
        day = middle;
        month = first;
      } else if (!yearFirst && middle > 12 && first <= 12) {
        day = middle;
        month = first;
      }
      Calendar calendar = calendar(text, year, matcher.end());
      if (calendar == null) {
        continue;
      }
      LocalDate date = date(calendar, year, month, day);
      if (date != null) {
        found.add(new Found(date.toString(), matcher.start(), matcher.end(), calendar));
      }
    }
    return found;
  }

  /** By the year and what stands behind it; {@code null} where that leaves two calendars. */
  private static @Nullable Calendar calendar(String text, int year, int end) {
    String behind = text.substring(end, Math.min(text.length(), end + 4)).strip();
    if (year >= EARLIEST_YEAR) {
      return Calendar.GREGORIAN;
    }
    boolean lunar = behind.startsWith("ه") && !behind.startsWith("ه.ش") && !behind.startsWith("هش");
    if (year >= 1425 && year <= 1500) {
      return Calendar.HIJRI;
    }
    if (year >= 1300 && year < 1425) {
      return lunar ? Calendar.HIJRI : year >= 1340 ? Calendar.SOLAR : null;
    }
    return null;
  }

  private static @Nullable LocalDate date(Calendar calendar, int year, int month, int day) {
    try {
      LocalDate date =
          switch (calendar) {
            case GREGORIAN -> LocalDate.of(year, month, day);
            case HIJRI -> LocalDate.from(HijrahDate.of(year, month, day));
            case SOLAR -> solar(year, month, day);
          };
      return date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR ? date : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Iran's calendar in its present cycle of 33 years, of which eight are leap years. */
  private static LocalDate solar(int year, int month, int day) {
    int longest = month <= 6 ? 31 : month < 12 ? 30 : isSolarLeap(year) ? 30 : 29;
    if (year < 1206 || year > 1498 || month < 1 || month > 12 || day < 1 || day > longest) {
      throw new DateTimeException("no day of the solar calendar");
    }
    LocalDate newYear = LocalDate.of(2021, 3, 21); // the first day of 1400
    for (int y = 1400; y < year; y++) {
      newYear = newYear.plusDays(isSolarLeap(y) ? 366 : 365);
    }
    for (int y = year; y < 1400; y++) {
      newYear = newYear.minusDays(isSolarLeap(y) ? 366 : 365);
    }
    int past = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
    return newYear.plusDays(past + day - 1L);
  }

  private static boolean isSolarLeap(int year) {
    int place = year % 33;
    return place == 1
        || place == 5
        || place == 9
        || place == 13
        || place == 17
        || place == 22
        || place == 26
        || place == 30;
  }

  /** The time right behind or right before the date, with Z where the line says GMT or UTC. */
  private static String time(String text, Found date) {
    Matcher matcher = TIME.matcher(text);
    while (matcher.find()) {
      boolean behind =
          matcher.start() >= date.end
              && CLOCK_WORDS.matcher(text.substring(date.end, matcher.start())).matches();
      boolean ahead =
          matcher.end() <= date.start
              && date.start - matcher.end() <= 24
              && text.substring(matcher.end(), date.start).chars().noneMatch(Character::isDigit);
      if (behind || ahead) {
        LocalTime time = time(matcher);
        if (time == null) {
          return "";
        }
        int to = Math.min(text.length(), matcher.end() + 24);
        boolean utc = ZULU.matcher(text.substring(matcher.end(), to)).find();
        return "T" + time + (utc ? "Z" : "");
      }
    }
    return "";
  }

  private static @Nullable LocalTime time(Matcher matcher) {
    int hour = Integer.parseInt(matcher.group(1));
    int minute = Integer.parseInt(matcher.group(2));
    String half = matcher.group(3) == null ? "" : matcher.group(3).replace(".", "");
    boolean morning = half.startsWith("ص") || half.equals("am");
    if (!half.isEmpty() && hour > 12) {
      half = "";
      morning = false;
    }
    if (morning && hour == 12) {
      hour = 0;
    } else if (!half.isEmpty() && !morning && hour < 12) {
      hour += 12;
    }
    return hour < 24 && minute < 60 ? LocalTime.of(hour, minute) : null;
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = WORD_OR_NUMBER.matcher(text);
    while (matcher.find()) {
      tokens.add(new Token(matcher.group(), matcher.start(), matcher.end()));
    }
    return tokens;
  }

  /** A word or a number, folded. */
  private record Token(String text, int start, int end) {

    @Nullable Integer day() {
      return number(1, 2, 1, 31);
    }

    @Nullable Integer year() {
      return number(4, 4, 1300, LATEST_YEAR);
    }

    private @Nullable Integer number(int shortest, int longest, int least, int most) {
      boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
      if (!digits || text.length() < shortest || text.length() > longest) {
        return null;
      }
      int value = Integer.parseInt(text);
      return value >= least && value <= most ? value : null;
    }
  }
}
