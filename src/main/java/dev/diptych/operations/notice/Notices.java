package dev.diptych.operations.notice;

import dev.diptych.operations.notice.Channel.NotToldException;
import dev.diptych.operations.notice.Watch.Course;
import dev.diptych.run.FaultWords;
import dev.diptych.store.Alerts;
import dev.diptych.store.Alerts.AlertRow;
import dev.diptych.store.Alerts.NewAlert;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Notes what is to be told, each cause once, and tells it until it is taken or was tried often
 * enough. What is noted stands in the tables, so that a process that dies forgets nothing and says
 * nothing twice. Safe for use by several threads and processes.
 */
@Component
class Notices {

  private static final Logger log = LoggerFactory.getLogger("faults");

  /** Before the key of an alert: that it is over. */
  static final String CLEAR = "clear:";

  /** What is waited after each attempt but the last. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(3));

  private static final Duration KEPT = Duration.ofDays(90);
  private static final int MOST_AT_ONCE = 50;

  private final List<Watch> watches;
  private final Map<String, Channel> channels;
  private final MorningMail morning;
  private final Alerts alerts;
  private final Clock clock;

  Notices(
      List<Watch> watches,
      List<Channel> channels,
      MorningMail morning,
      Alerts alerts,
      Clock clock) {
    this.watches = List.copyOf(watches);
    this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
    this.morning = morning;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** One look at everything; what cannot be looked at keeps nobody from looking at the rest. */
  synchronized void look() {
    for (Watch watch : watches) {
      try {
        end(watch);
        raise(watch);
      } catch (IOException | RuntimeException e) {
        log.warn("Not looked at for alerts: {}: {}", watch.kinds(), FaultWords.of(e), e);
      }
    }
    note(morning.due());
    for (AlertRow alert : alerts.due(MOST_AT_ONCE)) {
      tell(alert);
    }
    alerts.deleteBefore(clock.instant().minus(KEPT));
  }

  private void raise(Watch watch) throws IOException {
    List<NewAlert> troubles = watch.troubles();
    if (watch.single() && isStanding(watch)) {
      return;
    }
    note(troubles);
  }

  private boolean isStanding(Watch watch) {
    return watch.kinds().stream().anyMatch(kind -> !alerts.standing(kind.name()).isEmpty());
  }

  private void note(List<NewAlert> news) {
    for (NewAlert one : news) {
      Kind kind = Kind.valueOf(one.kind());
      for (Channel channel : channels.values()) {
        if (channel.takes(kind)) {
          alerts.add(one, channel.name());
        }
      }
    }
  }

  private void end(Watch watch) throws IOException {
    for (Kind kind : watch.kinds()) {
      for (AlertRow alert : alerts.standing(kind.name())) {
        Course course = watch.course(alert);
        if (course == Course.WELL && alert.sentAt() != null) {
          // Before the alert is closed: what was noted twice is told once, what never was is lost.
          alerts.add(clear(alert.alert()), alert.channel());
        }
        if (course != Course.STANDS) {
          alerts.over(alert.id());
        }
      }
    }
  }

  private NewAlert clear(NewAlert alert) {
    return new NewAlert(
        CLEAR + alert.key(),
        Kind.ALL_CLEAR.name(),
        alert.job(),
        alert.label(),
        Words.subject("All clear: " + alert.subject()),
        "This is over, and has ended well:\n  %s\nSeen at %s.\n"
            .formatted(alert.subject(), clock.instant()),
        null);
  }

  private void tell(AlertRow alert) {
    Channel channel = channels.get(alert.channel());
    Instant next = next(alert.attempts());
    if (!alerts.attempt(alert, next)) {
      return;
    }
    try {
      if (channel == null || !channel.takes(Kind.valueOf(alert.alert().kind()))) {
        throw new NotToldException("nobody is named any more who gets it by " + alert.channel());
      }
      channel.tell(alert);
      alerts.told(alert.id());
    } catch (NotToldException | RuntimeException e) {
      String why = e instanceof NotToldException ? e.getMessage() : FaultWords.of(e);
      log.warn(
          "Not told by {}: {} ({}): {}",
          alert.channel(),
          alert.alert().subject(),
          next == null ? "given up" : "tried again at " + next,
          why,
          e);
      alerts.failed(alert.id(), String.valueOf(why));
    }
  }

  /** When an attempt is followed by another, {@code null} if it is the last. */
  private @Nullable Instant next(int attemptsBefore) {
    return attemptsBefore < PAUSES.size() ? clock.instant().plus(PAUSES.get(attemptsBefore)) : null;
  }
}
