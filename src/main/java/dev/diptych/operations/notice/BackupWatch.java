package dev.diptych.operations.notice;

import dev.diptych.operations.Lookout;
import dev.diptych.operations.Lookout.LastBackup;
import dev.diptych.store.Alerts.AlertRow;
import dev.diptych.store.Alerts.NewAlert;
import dev.diptych.store.NightFigures;
import dev.diptych.store.NightFigures.Night;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A copy of the database that is missing: a night has ended, and the newest copy is from before it.
 * An installation in which no night ends needs no newer one.
 */
@Component
final class BackupWatch implements Watch {

  /** A night backs up when its run has ended. */
  private static final Duration TO_WRITE_ONE = Duration.ofMinutes(10);

  private final Lookout lookout;
  private final NightFigures nights;
  private final OrdersInHand orders;
  private final NoticeSettings settings;
  private final Clock clock;

  BackupWatch(
      Lookout lookout,
      NightFigures nights,
      OrdersInHand orders,
      NoticeSettings settings,
      Clock clock) {
    this.lookout = lookout;
    this.nights = nights;
    this.orders = orders;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.BACKUP);
  }

  @Override
  public boolean single() {
    return true;
  }

  @Override
  public List<NewAlert> troubles() {
    return missing().map(this::alert).stream().toList();
  }

  /** The night of which there should be a copy, and is none. */
  Optional<Night> missing() {
    Night night = nights.last().orElse(null);
    LastBackup backup = lookout.lastBackup().orElse(null);
    // Names of copies say the second.
    if (night == null || (backup != null && !backup.at().isBefore(night.ended().minusSeconds(1)))) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    boolean due =
        lookout.backsUpByItself()
            ? !night.ended().isAfter(now.minus(TO_WRITE_ONE)) && orders.open().isEmpty()
            // Who never noted a copy of a server has another way to watch over them.
            : backup != null && backup.at().isBefore(now.minus(settings.backupAge()));
    return due ? Optional.of(night) : Optional.empty();
  }

  private NewAlert alert(Night night) {
    String last =
        lookout
            .lastBackup()
            .map(backup -> "The newest is %s, of %s".formatted(backup.file(), backup.at()))
            .orElse("There is none at all");
    return new NewAlert(
        "backup:" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
        Kind.BACKUP.name(),
        null,
        null,
        Words.subject(
            "The database has no copy since edition %s/%s".formatted(night.job(), night.label())),
        "Edition %s/%s was finished at %s, and no copy of the database was made since. %s. Why it could not be made stands at the end of the run, and in data/logs/diptych.log.\n\nTo make one now:\n  diptych db backup FILE\n"
            .formatted(night.job(), night.label(), night.ended(), last),
        null);
  }

  @Override
  public Course course(AlertRow alert) {
    return missing().isPresent() ? Course.STANDS : Course.WELL;
  }
}
