package dev.diptych.console.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes guessing slow: after a few wrong passwords the next one is refused for a time that doubles,
 * for each account and for each address, whether there is such an account or not. Nobody waits in
 * here; whoever is too early is told how long. Kept in memory, and bounded. Safe for use by several
 * threads.
 */
@Component
final class LoginThrottle {

  static final int FREE_FOR_ACCOUNT = 4;
  static final int FREE_FOR_ADDRESS = 20;

  private static final Logger log = LoggerFactory.getLogger(LoginThrottle.class);

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
  private static final int REMEMBERED = 10_000;
  private static final int LONGEST_NAME = 60;
  private static final String ACCOUNT = "account ";
  private static final String ADDRESS = "address ";

  /** The first half of an IPv6 address is a household's, the second is for it to choose. */
  private static final int HOUSEHOLD_IN_BYTES = 8;

  private final Map<String, Tries> tries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
          return size() > REMEMBERED;
        }
      };

  private final Clock clock;

  LoginThrottle(Clock clock) {
    this.clock = clock;
  }

  /** Wrong ones so far, and when the last was. */
  private record Tries(int wrong, Instant last) {}

  /**
   * Asks for a try. One that is granted counts as wrong until {@link #right} says otherwise, so
   * that many at once are not granted more than one after the other.
   *
   * @return zero if it is granted, otherwise how long to wait
   */
  synchronized Duration tryNow(String account, String address) {
    Instant now = clock.instant();
    Duration wait = wait(ofAccount(account), FREE_FOR_ACCOUNT, now);
    Duration ofAddress = wait(ofAddress(address), FREE_FOR_ADDRESS, now);
    if (ofAddress.compareTo(wait) > 0) {
      wait = ofAddress;
    }
    if (wait.isZero()) {
      count(ofAccount(account), FREE_FOR_ACCOUNT, now);
      count(ofAddress(address), FREE_FOR_ADDRESS, now);
    }
    return wait;
  }

  /** A try was right: the account starts anew, and it does not count for the address. */
  synchronized void right(String account, String address) {
    tries.remove(ofAccount(account));
    tries.computeIfPresent(
        ofAddress(address),
        (key, before) -> before.wrong() == 1 ? null : new Tries(before.wrong() - 1, before.last()));
  }

  /** How many accounts and addresses it knows something of. */
  synchronized int remembered() {
    return tries.size();
  }

  private Duration wait(String key, int free, Instant now) {
    Tries before = tries.get(key);
    if (before == null || !before.last().plus(FORGOTTEN_AFTER).isAfter(now)) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, before.last().plus(delay(before.wrong(), free)));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Duration delay(int wrong, int free) {
    int beyond = wrong - free;
    if (beyond < 0) {
      return Duration.ZERO;
    }
    Duration delay = Duration.ofSeconds(1L << Math.min(beyond + 1, 30));
    return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
  }

  private void count(String key, int free, Instant now) {
    Tries before = tries.get(key);
    int wrong =
        before == null || !before.last().plus(FORGOTTEN_AFTER).isAfter(now) ? 0 : before.wrong();
    Tries after = new Tries(wrong + 1, now);
    tries.put(key, after);
    if (after.wrong() == free + 1) {
      // What was typed for an account may be anything, also a password in the wrong field.
      log.warn(
          "Many wrong passwords {}; further tries have to wait",
          key.startsWith(ADDRESS) ? "from " + key : "for one account");
    }
  }

  private static String ofAccount(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    return ACCOUNT + name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  private static String ofAddress(String address) {
    if (address.indexOf(':') < 0) {
      return ADDRESS + address.substring(0, Math.min(address.length(), LONGEST_NAME));
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress(); // With colons it is never a name.
      Arrays.fill(bytes, Math.min(HOUSEHOLD_IN_BYTES, bytes.length), bytes.length, (byte) 0);
      return ADDRESS + InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      return ADDRESS + "unknown";
    }
  }
}
