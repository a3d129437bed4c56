/**
 * From a file's bytes to a {@link dev.diptych.intake.Manuscript}: type and charset detection, one
 * {@code Format} a family of types, and the process apart in which everything but plain text and
 * ordinary web pages is parsed.
 */
@NullMarked
package dev.diptych.intake.parse;

import org.jspecify.annotations.NullMarked;
