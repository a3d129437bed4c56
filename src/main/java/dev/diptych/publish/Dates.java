package dev.diptych.publish;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
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
              "edition.numbered",
              date,
              messages.digits(rest.startsWith("-") ? rest.substring(1) : rest));
    } catch (DateTimeException e) {
      return label;
    }
  }

  /**
   * A date of publication in the desk's time; a time without an offset stays as it is and says so,
   * and so do unknown forms.
   */
  String published(String iso, ZoneId zone) {
    Moment moment = Moment.of(iso, zone);
    if (moment == null) {
      return iso;
    }
    LocalDateTime time = moment.time();
    if (time == null) {
      return date(moment.date());
    }
    return moment.zoned()
        ? dateTime(time)
        : messages.text("published.local", new Messages.Part(dateTime(time)));
  }

  /** A date of publication as short as a list allows; unknown forms stay as they are. */
  String brief(String iso, String edition, ZoneId zone) {
    Moment moment = Moment.of(iso, zone);
    if (moment == null) {
      return iso;
    }
    LocalDateTime time = moment.time();
    if (time != null && edition.startsWith(moment.date().toString())) {
      return clock(time.toLocalTime());
    }
    String day = inEdition(moment.date(), edition);
    return time == null ? day : day + " " + clock(time.toLocalTime());
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

  private String dateTime(LocalDateTime moment) {
    return date(moment.toLocalDate()) + messages.text("list") + clock(moment.toLocalTime());
  }

  /** A time of day to the minute. */
  String clock(LocalTime time) {
    return messages.digits(
        String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute()));
  }

  private String date(LocalDate date) {
    return messages.number(date.getDayOfMonth())
        + " "
        + messages.text("month." + date.getMonthValue())
        + " "
        + messages.number(date.getYear());
  }
}
