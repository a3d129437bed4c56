package dev.diptych.operations;

import org.jspecify.annotations.Nullable;

/**
 * Who orders something, for the audit.
 *
 * @param name a web account, a token's name, an OS user, or {@code auto}
 * @param channel {@code cli}, {@code web}, {@code api} (by a token), {@code schedule} or {@code
 *     auto}
 * @param reason why, as the actor says; {@code null} if no reason was given
 */
public record Actor(String name, String channel, @Nullable String reason) {

  /** Diptych itself, on evidence. */
  static Actor auto(String evidence) {
    return new Actor("auto", "auto", evidence);
  }
}
