package dev.diptych.store;

import dev.diptych.digest.Cause;
import dev.diptych.digest.Fallback;
import dev.diptych.digest.UnitState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work unit as lists show it.
 *
 * @param articleId the article
 * @param path its file
 * @param unit {@code head} or a section's id
 * @param target BCP 47 tag
 * @param state where it stands
 * @param causes for a gap or a deferral; otherwise empty
 * @param fallback why a later engine made it, {@code null} if the first could be asked
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
    List<Cause> causes,
    @Nullable Fallback fallback,
    @Nullable String engines,
    int attempts,
    int pass) {}
