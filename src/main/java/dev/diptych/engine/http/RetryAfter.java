package dev.diptych.engine.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After}: seconds, or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");

  /** Some providers write fractions, which the standard does not know. */
  private static final Pattern FRACTION = Pattern.compile("(\\d{1,18})\\.\\d+");

  private RetryAfter() {}

  /** How long to wait from now on, {@code null} if it does not say. */
  static @Nullable Duration of(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    String text = header.strip();
    var fraction = FRACTION.matcher(text);
    if (fraction.matches()) {
      return Duration.ofSeconds(Long.parseLong(fraction.group(1)) + 1);
    }
    if (SECONDS.matcher(text).matches()) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return date.isBefore(now) ? Duration.ZERO : Duration.between(now, date);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
