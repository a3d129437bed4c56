package dev.diptych.operations;

import dev.diptych.job.UsageException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in time as people type it: {@code 12h} or {@code 3d} from now, a date, or a date with a
 * time. Times without a zone are UTC, as all times are shown.
 */
final class Moment {

  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,4})\\s*([mhd])");

  private Moment() {}

  /**
   * What comes, such as {@code 12h}: in twelve hours.
   *
   * @throws UsageException with examples of what would be right
   */
  static Instant ahead(String text, Instant now, String option) {
    return of(text, now, 1, option);
  }

  /**
   * What has been, such as {@code 12h}: twelve hours ago.
   *
   * @throws UsageException with examples of what would be right
   */
  static Instant back(String text, Instant now, String option) {
    return of(text, now, -1, option);
  }

  private static Instant of(String text, Instant now, int direction, String option) {
    String stripped = text.strip();
    Matcher span = SPAN.matcher(stripped);
    try {
      if (span.matches()) {
        return now.plus(length(span).multipliedBy(direction));
      }
      if (!stripped.contains("T")) {
        return LocalDate.parse(stripped).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      return stripped.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
          ? OffsetDateTime.parse(stripped).toInstant()
          : LocalDateTime.parse(stripped).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new UsageException(
          "%s: \"%s\" is no point in time. Right would be: 12h, 3d, 2026-12-01, 2026-12-01T06:00 (UTC), 2026-12-01T06:00+01:00"
              .formatted(option, stripped));
    }
  }

  private static Duration length(Matcher span) {
    long number = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
