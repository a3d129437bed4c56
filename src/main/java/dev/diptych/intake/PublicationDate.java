package dev.diptych.intake;

import dev.diptych.intake.facts.WrittenDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Normalises the dates that files state to ISO 8601: a date, a local date-time, or a date-time with
 * its offset where the file states one. What cannot be read for certain (03/04/2026) is left out.
 */
public final class PublicationDate {

  private static final int LONGEST = 60;
  private static final int EARLIEST_YEAR = 1800;
  private static final int LATEST_YEAR = 2200;
  private static final Pattern SECONDS = Pattern.compile("\\d{10}");
  private static final Pattern MILLIS = Pattern.compile("\\d{13}");
  private static final Pattern BASIC =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})(\\d{2})?(Z|[+-]\\d{2}:?\\d{2})?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{2})[/.-](\\d{1,2})[/.-](\\d{4})(?:[ T](\\d{2}:\\d{2}(?::\\d{2})?))?");
  private static final Pattern WHOLE_DAY =
      Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");

  /**
   * ISO 8601 with what strangers make of it: a blank for the T, no seconds, +0000, a blank before.
   */
  private static final DateTimeFormatter LENIENT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("yyyy-MM-dd['T'][' ']HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[' ']")
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendLiteral("UTC")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private static final List<DateTimeFormatter> WITH_OFFSET =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss z", Locale.ENGLISH),
          DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss z yyyy", Locale.ENGLISH));

  private static final List<DateTimeFormatter> DAYS =
      List.of(
          DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH),
          DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH),
          DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH),
          DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT));

  private PublicationDate() {}

  /** The date in ISO 8601, {@code null} if there is none or it cannot be told. */
  public static @Nullable String normalise(@Nullable String stated) {
    if (stated == null || stated.isBlank() || stated.length() > LONGEST) {
      return null;
    }
    String text = spelledOut(stated.strip());
    return epoch(text)
        .or(() -> lenient(text))
        .or(() -> day(text))
        .or(() -> withOffset(text))
        .or(() -> namedDay(text))
        .or(() -> WrittenDate.in(text, false))
        .orElse(null);
  }

  /**
   * Without signs between the parts (20261125T104000+0200, as agencies write it), and with the day
   * first where it cannot be the month (16/05/2017).
   */
  private static String spelledOut(String text) {
    Matcher basic = BASIC.matcher(text);
    if (basic.matches()) {
      String offset = basic.group(7) == null ? "" : basic.group(7);
      String seconds = basic.group(6) == null ? "00" : basic.group(6);
      return "%s-%s-%sT%s:%s:%s%s"
          .formatted(
              basic.group(1),
              basic.group(2),
              basic.group(3),
              basic.group(4),
              basic.group(5),
              seconds,
              offset);
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (dayFirst.matches()
        && Integer.parseInt(dayFirst.group(1)) > 12
        && Integer.parseInt(dayFirst.group(2)) <= 12) {
      String day =
          "%s-%02d-%s"
              .formatted(dayFirst.group(3), Integer.parseInt(dayFirst.group(2)), dayFirst.group(1));
      return dayFirst.group(4) == null ? day : day + " " + dayFirst.group(4);
    }
    return text;
  }

  private static Optional<String> epoch(String text) {
    if (SECONDS.matcher(text).matches()) {
      return plausible(Instant.ofEpochSecond(Long.parseLong(text)).atOffset(ZoneOffset.UTC));
    }
    if (MILLIS.matcher(text).matches()) {
      return plausible(Instant.ofEpochMilli(Long.parseLong(text)).atOffset(ZoneOffset.UTC));
    }
    return Optional.empty();
  }

  private static Optional<String> lenient(String text) {
    try {
      TemporalAccessor parsed = LENIENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      if (parsed instanceof OffsetDateTime offset) {
        return plausible(offset);
      }
      LocalDateTime local = LocalDateTime.from(parsed);
      return text.endsWith("UTC")
          ? plausible(local.atOffset(ZoneOffset.UTC))
          : plausible(local.toLocalDate()).map(day -> local.toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> day(String text) {
    var matcher = WHOLE_DAY.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return plausible(
          LocalDate.of(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> withOffset(String text) {
    for (DateTimeFormatter format : WITH_OFFSET) {
      try {
        return plausible(ZonedDateTime.parse(text, format).toOffsetDateTime());
      } catch (DateTimeException e) {
        continue;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> namedDay(String text) {
    for (DateTimeFormatter format : DAYS) {
      try {
        return plausible(LocalDate.parse(text, format));
      } catch (DateTimeException e) {
        continue;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> plausible(OffsetDateTime time) {
    return plausible(time.toLocalDate()).map(day -> time.toString());
  }

  private static Optional<String> plausible(LocalDate day) {
    boolean known = day.getYear() >= EARLIEST_YEAR && day.getYear() <= LATEST_YEAR;
    return known ? Optional.of(day.toString()) : Optional.empty();
  }
}
