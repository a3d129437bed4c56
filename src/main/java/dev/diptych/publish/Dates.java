package dev.diptych.publish;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Function;

/**
 * Dates in the words of the pages. The names of months come from the message bundles: those of the
 * platform differ from release to release.
 */
final class Dates {

  private static final int DATE_LENGTH = 10;

  private final Messages messages;

  Dates(Messages messages) {
    this.messages = messages;
  }

  /** An edition's label: {@code 2026-11-24-2} becomes "24 Nov 2026, no. 2". */
  String edition(String label) {
    return edition(label, this::date);
  }

  /** The label of another edition: without the year if that is the same. */
  String otherEdition(String label, String edition) {
    return edition(label, date -> inEdition(date, edition));
  }

  private String edition(String label, Function<LocalDate, String> words) {
    if (label.length() < DATE_LENGTH) {
      return label;
    }
    try {
      String date = words.apply(LocalDate.parse(label.substring(0, DATE_LENGTH)));
      String rest = label.substring(DATE_LENGTH);
      return rest.isEmpty()
          ? date
          : messages.text(
              "edition.numbered", date, rest.startsWith("-") ? rest.substring(1) : rest);
    } catch (DateTimeException e) {
      return label;
    }
  }

  /** A date of publication as the article's facts state it; unknown forms stay as they are. */
  String published(String iso) {
    try {
      if (iso.length() <= DATE_LENGTH) {
        return date(LocalDate.parse(iso));
      }
      boolean hasOffset = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > 10;
      if (!hasOffset) {
        return dateTime(LocalDateTime.parse(iso));
      }
      OffsetDateTime moment = OffsetDateTime.parse(iso);
      return dateTime(moment.toLocalDateTime()) + " " + offset(moment.getOffset());
    } catch (DateTimeException e) {
      return iso;
    }
  }

  /** A date of publication as short as a list allows; unknown forms stay as they are. */
  String brief(String iso, String edition) {
    try {
      LocalDate date = LocalDate.parse(iso.substring(0, Math.min(DATE_LENGTH, iso.length())));
      int minutes = DATE_LENGTH + 6;
      boolean hasTime = iso.length() >= minutes && iso.charAt(DATE_LENGTH) == 'T';
      String time = hasTime ? iso.substring(DATE_LENGTH + 1, minutes) : "";
      if (hasTime && edition.startsWith(date.toString())) {
        return time;
      }
      String day = inEdition(date, edition);
      return hasTime ? day + " " + time : day;
    } catch (DateTimeException e) {
      return iso;
    }
  }

  private String inEdition(LocalDate date, String edition) {
    return edition.startsWith(date.getYear() + "-")
        ? messages.text(
            "date.short",
            date.getDayOfMonth(),
            new Messages.Part(messages.text("month." + date.getMonthValue())))
        : date(date);
  }

  /** An instant in a zone, which the page names once at its foot. */
  String instant(Instant instant, ZoneId zone) {
    return dateTime(LocalDateTime.ofInstant(instant, zone));
  }

  /**
   * An instant in a zone: the time of day alone on the day of the edition, otherwise with the date.
   *
   * @param asOf the edition's reference instant
   */
  String since(Instant asOf, Instant instant, ZoneId zone) {
    LocalDateTime moment = LocalDateTime.ofInstant(instant, zone);
    return moment.toLocalDate().equals(LocalDate.ofInstant(asOf, zone))
        ? clock(moment.toLocalTime())
        : dateTime(moment);
  }

  private static String offset(ZoneOffset offset) {
    return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
  }

  private String dateTime(LocalDateTime moment) {
    return date(moment.toLocalDate()) + ", " + clock(moment.toLocalTime());
  }

  /** A time of day to the minute. */
  static String clock(LocalTime time) {
    return String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
  }

  private String date(LocalDate date) {
    return date.getDayOfMonth()
        + " "
        + messages.text("month." + date.getMonthValue())
        + " "
        + date.getYear();
  }
}
