package dev.diptych.operations.notice;

import dev.diptych.operations.LateEditions;
import dev.diptych.operations.LateEditions.LateEdition;
import dev.diptych.store.Alerts.AlertRow;
import dev.diptych.store.Alerts.NewAlert;
import dev.diptych.store.ScheduleBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Nights of which no edition is out by their job's {@code alertBy}. */
@Component
final class LateWatch implements Watch {

  private static final Duration FOLLOWED = Duration.ofDays(3);

  private final LateEditions editions;
  private final ScheduleBook book;
  private final Clock clock;

  LateWatch(LateEditions editions, ScheduleBook book, Clock clock) {
    this.editions = editions;
    this.book = book;
    this.clock = clock;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.LATE);
  }

  @Override
  public List<NewAlert> troubles() {
    return editions.late().stream().map(LateWatch::alert).toList();
  }

  private static String key(LateEdition late) {
    return "late:%s:%s".formatted(late.job(), late.due());
  }

  private static NewAlert alert(LateEdition late) {
    return new NewAlert(
        key(late),
        Kind.LATE.name(),
        late.job(),
        null,
        Words.subject("Job %s has no edition out by %s".formatted(late.job(), late.by())),
        "Job %s was due at %s, and by %s (alertBy) no edition of it is out: %s.\n\nWhat to do:\n  diptych status\n"
            .formatted(late.job(), late.due(), late.by(), Words.quoted(late.told())),
        null);
  }

  @Override
  public Course course(AlertRow alert) {
    String[] key = alert.alert().key().split(":", 3);
    if (book.isOut(key[1], Instant.parse(key[2]))) {
      return Course.WELL;
    }
    return alert.at().isAfter(clock.instant().minus(FOLLOWED)) ? Course.STANDS : Course.MOOT;
  }
}
