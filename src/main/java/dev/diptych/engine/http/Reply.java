package dev.diptych.engine.http;

import dev.diptych.engine.EngineException;
import dev.diptych.text.Beginning;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A whole response.
 *
 * @param property prefix of the engine's settings, for messages: {@code diptych.engine.openai.desk}
 * @param status HTTP's
 * @param body its text; of a refusal perhaps with characters that could not be decoded
 * @param retryAfter how long the provider asks to wait, {@code null} if it does not say
 * @param secret what no message may hold
 */
public record Reply(
    String property, int status, String body, @Nullable Duration retryAfter, Secret secret) {

  private static final int LONGEST_QUOTATION = 200;

  /** Whether the provider says that it did what was asked. */
  public boolean ok() {
    return status / 100 == 2;
  }

  /** Whether it is a web page, in place of what programs read. */
  public boolean isPage() {
    return body.stripLeading().startsWith("<");
  }

  /**
   * This response with what it says inside, for providers that report errors under another status.
   */
  public Reply under(int otherStatus) {
    return new Reply(property, otherStatus, body, retryAfter, secret);
  }

  /**
   * What a refusal means where the adapter knows nothing better.
   *
   * @param said the provider's own words, empty if it has none: shortened, without the key
   */
  public EngineException failure(String said) {
    String quoted = quote(said);
    return switch (status) {
      case 401, 403 ->
          // Not quoted: what providers say of a key has parts of it.
          new EngineException.Unavailable(
              "it refuses the key (status %d): set %s.key".formatted(status, property), null);
      case 402, 456 ->
          new EngineException.QuotaExceeded("what was bought is used up" + quoted, null);
      case 404 ->
          new EngineException.Unavailable(
              "nothing of that name is there (status 404)%s: check %s.url and what else is set there"
                  .formatted(quoted, property),
              null);
      case 405, 406, 410, 415, 501, 505 ->
          new EngineException.Unavailable(
              "it does not speak this protocol (status %d)%s: check %s.url"
                  .formatted(status, quoted, property),
              null);
      case 408, 425 -> new EngineException.Transient(words(quoted), retryAfter, null);
      case 429 -> new EngineException.Transient("too many requests" + quoted, retryAfter, null);
      // A gateway that gave up: who stands behind it may have done the work.
      case 502, 504, 524 -> EngineException.Transient.afterSending(words(quoted), null);
      default ->
          status >= 500
              ? new EngineException.Transient(words(quoted), retryAfter, null)
              : new EngineException.Rejected(words(quoted), null);
    };
  }

  private String words(String quoted) {
    return "it answered with status " + status + quoted;
  }

  /** A provider's words as they may stand in a message: one line, short, without the key. */
  public String quote(String said) {
    if (said.isBlank()) {
      return "";
    }
    String line = secret.clear(said).replaceAll("[\\p{C}\\p{Z}\\s]+", " ").strip();
    return ": \"" + Beginning.marked(line, LONGEST_QUOTATION) + "\"";
  }

  /** Whether the provider's words contain one of these, whatever the case. */
  public boolean says(String... words) {
    String lower = body.toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (lower.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Neither text nor key. */
  @Override
  public String toString() {
    return "status %d, %d characters".formatted(status, body.length());
  }
}
