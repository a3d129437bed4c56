package dev.diptych.operations;

import org.jspecify.annotations.Nullable;

/**
 * Which edition an order is about, as a person names it.
 *
 * @param job the job's name
 * @param label the edition's label, {@code null} for the newest
 */
public record EditionName(String job, @Nullable String label) {}
