package dev.diptych.console.access;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a session lasts, kept in it.
 *
 * @param since when its owner logged in
 * @param seen when they last asked for something
 */
record SignedIn(Instant since, Instant seen) {

  private static final String ATTRIBUTE = SignedIn.class.getName();

  static @Nullable SignedIn in(@Nullable HttpSession session) {
    return session == null ? null : (SignedIn) session.getAttribute(ATTRIBUTE);
  }

  void keepIn(HttpSession session) {
    session.setAttribute(ATTRIBUTE, this);
  }

  boolean over(AccessSettings settings, Instant now) {
    return reached(seen, settings.idle(), now) || reached(since, settings.longest(), now);
  }

  private static boolean reached(Instant from, Duration time, Instant now) {
    return !from.plus(time).isAfter(now);
  }
}
