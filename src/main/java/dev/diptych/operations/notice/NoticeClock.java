package dev.diptych.operations.notice;

import dev.diptych.operations.Serving;
import dev.diptych.run.FaultWords;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks at the tables again and again while this process serves. */
@Component
class NoticeClock implements Serving.Companion {

  private static final Logger log = LoggerFactory.getLogger("faults");

  private static final long LAST_WAIT_IN_SECONDS = 30;

  private final Notices notices;
  private final Figures figures;
  private final NoticeSettings settings;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "notices");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Instant last;

  NoticeClock(Notices notices, Figures figures, NoticeSettings settings, Clock clock) {
    this.notices = notices;
    this.figures = figures;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void begun() {
    // Often, for time is the clock's and not the timer's: it may be set, and a machine may sleep.
    var unused = timer.scheduleWithFixedDelay(this::tick, 0, 1, TimeUnit.SECONDS);
  }

  private void tick() {
    try {
      Instant now = clock.instant();
      Instant before = last;
      if (before != null && !now.isBefore(before) && now.isBefore(before.plus(settings.look()))) {
        return;
      }
      last = now;
      figures.refresh();
      notices.look();
    } catch (RuntimeException | Error e) {
      // The next look makes up for it; what is thrown from here would end all later ones.
      log.warn("A look for alerts was missed: {}", FaultWords.of(e), e);
    }
  }

  @Override
  public void ending() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(LAST_WAIT_IN_SECONDS, TimeUnit.SECONDS)) {
        log.warn("The last look for alerts does not end; it is left behind");
      }
    } catch (InterruptedException e) {
      log.warn("Interrupted while alerts ended; they are left to themselves");
    }
  }
}
