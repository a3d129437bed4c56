package dev.diptych.publish;

import org.jspecify.annotations.Nullable;

/**
 * Where a digest stands in its edition.
 *
 * @param position from 1
 * @param of how many articles the edition has
 * @param previous slug of the digest before, {@code null} for the first
 * @param next slug of the digest after, {@code null} for the last
 */
public record Way(int position, int of, @Nullable String previous, @Nullable String next) {}
