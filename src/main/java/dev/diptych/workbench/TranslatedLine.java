package dev.diptych.workbench;

/**
 * A line and its translation.
 *
 * @param target one line of text; empty for a blank line and where the translation is missing,
 *     never the source
 * @param why it is missing, in words; empty if it is not
 */
public record TranslatedLine(String target, String why) {}
