package dev.diptych;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that the test moves. Safe for use by several threads. */
public final class SettableClock extends Clock {

  private volatile Instant now;

  /** It stands at this instant. */
  public SettableClock(Instant now) {
    this.now = now;
  }

  /** Sets it. */
  public synchronized void set(String instant) {
    now = Instant.parse(instant);
  }

  /** Lets it go on. */
  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
