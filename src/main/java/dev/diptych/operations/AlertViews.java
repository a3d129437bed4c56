package dev.diptych.operations;

import dev.diptych.store.Alerts;
import dev.diptych.store.Alerts.AlertRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What was told, and what could not be. Needs the database alone; changes nothing. */
@Service
public class AlertViews {

  private static final int MOST_UNDELIVERED = 20;

  private final Alerts alerts;

  AlertViews(Alerts alerts) {
    this.alerts = alerts;
  }

  /**
   * An alert on one way.
   *
   * @param kind in one word: {@code FAILED}, {@code LATE} …
   * @param channel the way: {@code log}, {@code mail}, {@code webhook}
   * @param at when its cause was seen
   * @param attempts how often it was tried to tell it
   * @param nextAttempt when it is tried again, {@code null} if never
   * @param told when it was told, {@code null} if it was not
   * @param over when its cause was seen to be over, {@code null} while it stands
   * @param failure why the last attempt failed, {@code null} if it did not
   */
  public record AlertView(
      String kind,
      String channel,
      @Nullable String job,
      @Nullable String edition,
      String subject,
      Instant at,
      int attempts,
      @Nullable Instant nextAttempt,
      @Nullable Instant told,
      @Nullable Instant over,
      @Nullable String failure) {}

  /** Alerts, newest first. */
  public List<AlertView> newest(int limit) {
    return alerts.newest(limit).stream().map(AlertViews::view).toList();
  }

  /** Alerts that somebody should have got and has not, newest first. */
  public List<AlertView> undelivered() {
    return alerts.undelivered(MOST_UNDELIVERED).stream().map(AlertViews::view).toList();
  }

  private static AlertView view(AlertRow row) {
    return new AlertView(
        row.alert().kind(),
        row.channel(),
        row.alert().job(),
        row.alert().label(),
        row.alert().subject(),
        row.at(),
        row.attempts(),
        row.nextAt(),
        row.sentAt(),
        row.overAt(),
        row.failure());
  }
}
