package dev.diptych.operations.notice;

import dev.diptych.operations.DiskRoom;
import dev.diptych.operations.DiskRoom.Room;
import dev.diptych.store.Alerts.AlertRow;
import dev.diptych.store.Alerts.NewAlert;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A disk that has less room than a job wants. */
@Component
final class DiskWatch implements Watch {

  private final DiskRoom disk;
  private final Clock clock;

  DiskWatch(DiskRoom disk, Clock clock) {
    this.disk = disk;
    this.clock = clock;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.DISK);
  }

  @Override
  public boolean single() {
    return true;
  }

  @Override
  public List<NewAlert> troubles() throws IOException {
    Room room = disk.look();
    if (!room.isShort()) {
      return List.of();
    }
    return List.of(
        new NewAlert(
            "disk:" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
            Kind.DISK.name(),
            null,
            null,
            Words.subject("The disk of %s is nearly full".formatted(room.folder())),
            "%d MB are free on the disk of %s, and job %s wants %d MB (minFreeSpace): its next run will be refused.\n\nMake room, then look again:\n  diptych status\n"
                .formatted(
                    room.freeInBytes() >> 20,
                    room.folder(),
                    room.job(),
                    room.wantedInBytes() >> 20),
            null));
  }

  @Override
  public Course course(AlertRow alert) throws IOException {
    return disk.look().isShort() ? Course.STANDS : Course.WELL;
  }
}
