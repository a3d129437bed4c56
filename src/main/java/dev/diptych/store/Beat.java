package dev.diptych.store;

import java.time.Instant;

/**
 * A sign of life of the process that runs a pass.
 *
 * @param passId the pass
 * @param epoch of the run
 * @param process who runs it
 * @param at when it last showed that it lives
 */
public record Beat(long passId, int epoch, ProcessIdentity process, Instant at) {}
