package dev.diptych.publish;

import org.jspecify.annotations.Nullable;

/**
 * The first sentence of an article that mentions a name of the watch list.
 *
 * @param segmentId the row of the digest
 * @param target the sentence in the target language, {@code null} without a translation
 * @param source the sentence as it was written
 */
public record WatchHit(String segmentId, @Nullable String target, String source) {}
