package dev.diptych.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is kept.
 *
 * @param id its number
 * @param key makes it one: a second with the same key is the first
 * @param verb what is wanted
 * @param job the job's name
 * @param label the edition's, {@code null} for the newest or one that is to be made
 * @param arguments the whole order as JSON
 * @param actor who placed it
 * @param channel by which way
 * @param reason why, {@code null} if none was given
 * @param state where it stands
 * @param placedAt when it was placed
 * @param waitUntil until when it waits for another run to end; {@code null} if it does not wait
 * @param takenAt when it was taken up, {@code null} before
 * @param endedAt when it came to its end, {@code null} before
 * @param passId the pass that it became, {@code null} before or if none was needed
 * @param exitCode as the verb's would be, {@code null} before the end
 * @param answer what there is to say of its end as JSON, {@code null} before
 */
public record OrderRow(
    long id,
    String key,
    String verb,
    String job,
    @Nullable String label,
    String arguments,
    String actor,
    String channel,
    @Nullable String reason,
    State state,
    Instant placedAt,
    @Nullable Instant waitUntil,
    @Nullable Instant takenAt,
    @Nullable Instant endedAt,
    @Nullable Long passId,
    @Nullable Integer exitCode,
    @Nullable String answer) {

  /** Where an order stands. */
  public enum State {
    /** Nobody has taken it up. */
    PLACED,
    /** It is being carried out. */
    TAKEN,
    /** It was carried out; the exit code says with what success. */
    ENDED,
    /** It was not allowed, or was wrong; nothing was begun. */
    REFUSED,
    /** Whoever placed it took it back before it was begun. */
    CANCELLED,
    /** The process that took orders died. */
    LOST;

    /** Whether nothing more becomes of it. */
    public boolean over() {
      return this != PLACED && this != TAKEN;
    }
  }

  /**
   * An order that is to be placed.
   *
   * @param waitUntil see {@link OrderRow}
   */
  public record NewOrder(
      String key,
      String verb,
      String job,
      @Nullable String label,
      String arguments,
      String actor,
      String channel,
      @Nullable String reason,
      @Nullable Instant waitUntil) {}
}
