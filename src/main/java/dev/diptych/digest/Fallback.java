package dev.diptych.digest;

import java.time.Instant;

/**
 * That targets of a unit are a later engine's, because an earlier one could not be asked: they may
 * be had again, better, when it is back.
 *
 * @param engine the earlier engine
 * @param cause why it could not be asked
 * @param at when it was passed over
 */
public record Fallback(String engine, Cause cause, Instant at) {}
