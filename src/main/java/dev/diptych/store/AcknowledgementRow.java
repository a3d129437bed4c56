package dev.diptych.store;

import java.time.Instant;

/**
 * What a person has seen and does not want to be told of again for a while.
 *
 * @param subject what it is about, in words that are compared
 * @param stand how that stood when they saw it: as soon as it stands otherwise, this holds no more
 * @param actor who
 * @param reason why it can wait
 * @param at when they said so
 * @param until how long at most
 */
public record AcknowledgementRow(
    String subject, String stand, String actor, String reason, Instant at, Instant until) {}
