package dev.diptych.store;

import dev.diptych.digest.UnitState;
import org.jspecify.annotations.Nullable;

/**
 * A work unit as lists show it.
 *
 * @param articleId the article
 * @param path its file
 * @param unit {@code head} or a section's id
 * @param target BCP 47 tag
 * @param state where it stands
 * @param reason for a gap or a deferral
 * @param engines behind its targets, joined by commas
 * @param attempts how often it was begun
 * @param pass the last pass that dealt with it
 */
public record UnitRow(
    String articleId,
    String path,
    String unit,
    String target,
    UnitState state,
    @Nullable String reason,
    @Nullable String engines,
    int attempts,
    int pass) {}
