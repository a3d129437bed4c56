package dev.diptych.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as TMX writes them: {@code 20261124T020000Z}. */
final class TmxDates {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

  private TmxDates() {}

  static String of(Instant instant) {
    return FORMAT.format(instant);
  }

  /** The time; {@code null} if there is none, or in a form that TMX does not have. */
  static @Nullable Instant parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return FORMAT.parse(text.strip(), Instant::from);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
