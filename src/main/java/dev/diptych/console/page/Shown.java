package dev.diptych.console.page;

import dev.diptych.article.ItemPlace;
import dev.diptych.publish.PlainText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How texts of strangers, times and amounts are written on pages; templates call it {@code @shown}.
 * Thymeleaf escapes markup; what else may be hostile in a text is made harmless here.
 */
@Component("shown")
class Shown {

  /** So much of a name or title is shown. */
  private static final int NAME = 140;

  private static final int BRIEF = 60;

  /** So much of a message is shown. */
  private static final int MESSAGE = 1_500;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter WITH_YEAR =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter WITH_DAY =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ENGLISH);

  private final ZoneId zone;
  private final Clock clock;

  Shown(PageSettings settings, Clock clock) {
    this.zone = settings.zoneOrMachines();
    this.clock = clock;
  }

  /** A name or title as one line of bounded length. */
  public String name(@Nullable String text) {
    return bounded(text, NAME);
  }

  /** A message, reason or fault as one line of bounded length. */
  public String message(@Nullable String text) {
    return bounded(text, MESSAGE);
  }

  /** The lines of a message of several, each as {@link #message} shows it. */
  public List<String> lines(String text) {
    return text.lines().filter(line -> !line.isBlank()).map(this::message).toList();
  }

  /** The number of a file among those of its edition, and of an article inside one. */
  public String place(int position) {
    return ItemPlace.shown(position);
  }

  private static String bounded(@Nullable String text, int length) {
    // Bounded twice: what is far too long is not even read to its end, and words may grow.
    return text == null
        ? ""
        : PlainText.beginning(PlainText.line(PlainText.beginning(text, length)).strip(), length);
  }

  /** The first words of a text. */
  public String brief(@Nullable String text) {
    return bounded(text, BRIEF);
  }

  /** This moment, to the second. */
  public String now() {
    return exact(clock.instant());
  }

  /** A time, to the minute. */
  public String time(@Nullable Instant instant) {
    if (instant == null) {
      return "–";
    }
    ZonedDateTime then = instant.atZone(zone);
    boolean thisYear = then.getYear() == clock.instant().atZone(zone).getYear();
    return (thisYear ? TIME : WITH_YEAR).format(then);
  }

  /** A time as a clock of some zone shows it. */
  public String local(LocalDateTime time) {
    return WITH_DAY.format(time);
  }

  /** A time, to the second. */
  public String exact(@Nullable Instant instant) {
    return instant == null ? "–" : EXACT.format(instant.atZone(zone));
  }

  /** A time of the day alone. */
  public String clockTime(@Nullable Instant instant) {
    return instant == null ? "–" : CLOCK.format(instant.atZone(zone));
  }

  /** How long it takes until then. */
  public String until(@Nullable Instant instant) {
    return instant == null ? "–" : duration(Duration.between(clock.instant(), instant));
  }

  /** Money in millionths as people write it. */
  public String money(long micros) {
    return BigDecimal.valueOf(micros, 6).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  /** An amount of a budget; of the cost in millionths. */
  public String amount(String what, long amount) {
    return what.equals("cost") ? money(amount) : count(amount);
  }

  /** The zone in which days are told, for services that want it. */
  ZoneId today() {
    return zone;
  }

  /** The zone of all times, for the foot of a page. */
  public String zone() {
    return zone.getId();
  }

  /** How long something took, or takes until now. */
  public String span(@Nullable Instant from, @Nullable Instant to) {
    return from == null ? "–" : duration(Duration.between(from, to == null ? clock.instant() : to));
  }

  /** A duration in its two largest units. */
  public String duration(@Nullable Duration duration) {
    if (duration == null) {
      return "–";
    }
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3_600) {
      return "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }
    return "%d h %02d min".formatted(seconds / 3_600, seconds / 60 % 60);
  }

  /** How long ago something was. */
  public String ago(@Nullable Instant instant) {
    if (instant == null) {
      return "–";
    }
    Duration since = Duration.between(instant, clock.instant());
    return since.toDays() > 1 ? since.toDays() + " days" : duration(since);
  }

  /** A number with its thousands apart. */
  public String count(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** A size in the largest unit in which it has a whole number. */
  public String bytes(long bytes) {
    if (bytes < 1_024) {
      return bytes + " B";
    }
    return bytes < 1_048_576
        ? String.format(Locale.ENGLISH, "%.1f kB", bytes / 1_024.0)
        : String.format(Locale.ENGLISH, "%.1f MB", bytes / 1_048_576.0);
  }

  /** How much of a whole, from 0 to 100. */
  public int percent(int part, int whole) {
    return whole == 0 ? 0 : (int) (100L * part / whole);
  }
}
