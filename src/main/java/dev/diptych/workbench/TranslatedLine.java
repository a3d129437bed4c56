package dev.diptych.workbench;

import dev.diptych.digest.Reason;
import java.util.List;

/**
 * A line and its translation.
 *
 * @param target one line of text; empty for a blank line and where the translation is missing,
 *     never the source
 * @param reasons why it is missing; empty if it is not
 */
public record TranslatedLine(String target, List<Reason> reasons) {}
