package dev.diptych.publish;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When an article says it was published, on the clock of a desk.
 *
 * @param date the day there
 * @param time with the date; {@code null} if only a day is stated
 * @param zoned whether the article states an offset, so that the time could be turned into the
 *     desk's
 */
record Moment(LocalDate date, @Nullable LocalDateTime time, boolean zoned) {

  private static final int DATE_LENGTH = 10;

  /** A statement in ISO 8601; {@code null} if it is in another form. */
  static @Nullable Moment of(String iso, ZoneId zone) {
    try {
      if (iso.length() <= DATE_LENGTH) {
        return new Moment(LocalDate.parse(iso), null, false);
      }
      boolean hasOffset = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > 10;
      LocalDateTime time =
          hasOffset
              ? OffsetDateTime.parse(iso).atZoneSameInstant(zone).toLocalDateTime()
              : LocalDateTime.parse(iso);
      return new Moment(time.toLocalDate(), time, hasOffset);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** To sort by; a day counts from its beginning. */
  ZonedDateTime in(ZoneId zone) {
    return time == null ? date.atStartOfDay(zone) : time.atZone(zone);
  }
}
