package dev.diptych.workbench;

import org.jspecify.annotations.Nullable;

/**
 * A line and its translation.
 *
 * @param target one line of text; empty for a blank line and where the translation is missing,
 *     never the source
 * @param reason why it is missing, {@code null} if it is not
 */
public record TranslatedLine(String target, @Nullable String reason) {}
