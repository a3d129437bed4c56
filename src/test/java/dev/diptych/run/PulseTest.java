package dev.diptych.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.engine.Reach;
import dev.diptych.job.JobFile;
import dev.diptych.job.Known;
import dev.diptych.store.BeatFile;
import dev.diptych.store.Database;
import dev.diptych.store.DatabaseSettings;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Heartbeats;
import dev.diptych.store.PassRow;
import dev.diptych.store.ProcessIdentity;
import dev.diptych.store.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A beat may be in the middle of a write when its run ends: it is waited for, never interrupted.
 */
@Timeout(60)
class PulseTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);

  @TempDir Path home;

  @Test
  void theEndOfARunWaitsForTheBeatThatIsInTheDatabase() throws Exception {
    try (Database database =
        Database.open(settings(), home, () -> new Traces(home, null, List.of()))) {
      SlowHeartbeats heartbeats = new SlowHeartbeats(JdbcClient.create(database.dataSource()));
      Pulse pulse = pulse(database, heartbeats);
      heartbeats.entered.await();

      Thread end = new Thread(pulse::close, "end-of-run");
      end.start();
      // Either it waits for the beat, or it has ended and interrupted it.
      while (end.isAlive() && end.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait();
      }
      heartbeats.go.countDown();
      end.join();

      assertThat(heartbeats.left.getCount()).as("the beat came to its end first").isZero();
      assertThat(heartbeats.interrupted).isFalse();
      assertThat(BeatFile.read(database.folder())).isEmpty();
    }
  }

  @Test
  void aBeatThatFailsIsMadeUpByTheNext() throws Exception {
    try (Database database =
        Database.open(settings(), home, () -> new Traces(home, null, List.of()))) {
      CountDownLatch beats = new CountDownLatch(3);
      Heartbeats failing =
          new Heartbeats(JdbcClient.create(database.dataSource()), CLOCK) {
            @Override
            public Order beat(long passId, int epoch) {
              beats.countDown();
              throw new IllegalStateException("told to fail");
            }
          };
      try (Pulse unused = pulse(database, failing)) {
        beats.await();
      }
    }
  }

  private Pulse pulse(Database database, Heartbeats heartbeats) {
    return new Pulse(
        run(), heartbeats, database, ProcessIdentity.current("here"), CLOCK, Duration.ofMillis(1));
  }

  private RunContext run() {
    return new RunContext(
        new EditionRow(1, "night", "2026-11-24", CLOCK.instant(), "{}", null, null, "", "1", false),
        new PassRow(
            1,
            1,
            1,
            PassRow.Kind.NIGHT,
            CLOCK.instant(),
            null,
            "op",
            null,
            PassRow.State.RUNNING,
            null,
            null,
            1,
            false,
            0,
            null,
            null),
        1,
        job(),
        List.of(),
        null,
        new RunSignal(fenced -> {}),
        new RunProgress(1));
  }

  private JobFile job() {
    try {
      Files.createDirectories(home.resolve("input"));
      Path file = Files.createDirectories(home.resolve("jobs")).resolve("night.yaml");
      Files.writeString(
          file, "name: night\ninput: input\ntargets: [en]\nengines: [own]\nformats: [html]\n");
      return JobFile.load(file, home, Known.of(Map.of("own", Reach.PROCESS), List.of("html")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DatabaseSettings settings() {
    return new DatabaseSettings(null, null, null, "data", Duration.ofSeconds(20), true);
  }

  /** Holds its first beat until the test lets it go, and notes whether it was interrupted. */
  private static final class SlowHeartbeats extends Heartbeats {

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile boolean interrupted;

    SlowHeartbeats(JdbcClient jdbc) {
      super(jdbc, CLOCK);
    }

    @Override
    public Order beat(long passId, int epoch) {
      entered.countDown();
      while (go.getCount() > 0) {
        interrupted |= Thread.interrupted();
      }
      left.countDown();
      return Order.GO_ON;
    }
  }
}
