package dev.diptych.operations.notice;

import dev.diptych.operations.DiskRoom;
import dev.diptych.operations.DiskRoom.Room;
import dev.diptych.operations.Lookout;
import dev.diptych.operations.Lookout.LastBackup;
import dev.diptych.run.FaultWords;
import dev.diptych.run.RunSettings;
import dev.diptych.store.NightFigures;
import dev.diptych.store.NightFigures.Night;
import dev.diptych.store.Servers;
import dev.diptych.store.Servers.Server;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The parts of {@code /actuator/health}. Each says what is the matter without a stack trace. A copy
 * of the database that is missing is a warning, which does not make the whole of it down: pages and
 * nights go on.
 */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

  private static final Status WARNING = new Status("WARNING");

  @Bean
  HealthIndicator databaseHealthIndicator(NightFigures tables) {
    return () -> {
      try {
        return tables.answers() ? Health.up().build() : Health.down().build();
      } catch (RuntimeException e) {
        return Health.down().withDetail("failure", FaultWords.of(e)).build();
      }
    };
  }

  @Bean
  HealthIndicator roomHealthIndicator(DiskRoom disk) {
    return () -> {
      try {
        Room room = disk.look();
        return (room.isShort() ? Health.down() : Health.up())
            .withDetail("freeBytes", room.freeInBytes())
            .withDetail("wantedBytes", room.wantedInBytes())
            .build();
      } catch (IOException | RuntimeException e) {
        return Health.down().withDetail("failure", FaultWords.of(e)).build();
      }
    };
  }

  @Bean
  HealthIndicator servingHealthIndicator(Servers servers, RunSettings runs, Clock clock) {
    return () -> {
      try {
        Optional<Server> server = servers.current();
        if (server.isEmpty()) {
          return Health.outOfService().build();
        }
        Duration silent = Duration.between(server.get().beatAt(), clock.instant());
        boolean stale = silent.compareTo(runs.staleAfter()) > 0;
        return (stale ? Health.down() : Health.up())
            .withDetail("lastBeat", server.get().beatAt().toString())
            .build();
      } catch (RuntimeException e) {
        return Health.down().withDetail("failure", FaultWords.of(e)).build();
      }
    };
  }

  @Bean
  HealthIndicator backupHealthIndicator(Lookout lookout, BackupWatch watch, Clock clock) {
    return () -> {
      try {
        Optional<Night> missing = watch.missing();
        Health.Builder health = missing.isPresent() ? Health.status(WARNING) : Health.up();
        missing.ifPresent(
            night -> health.withDetail("noneSince", night.job() + "/" + night.label()));
        Optional<LastBackup> last = lookout.lastBackup();
        last.ifPresent(
            backup ->
                health.withDetail(
                    "ageSeconds", Duration.between(backup.at(), clock.instant()).toSeconds()));
        return health.build();
      } catch (RuntimeException e) {
        return Health.unknown().withDetail("failure", FaultWords.of(e)).build();
      }
    };
  }
}
