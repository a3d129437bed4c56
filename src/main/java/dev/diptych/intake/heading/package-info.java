/**
 * Finding the structure that a text shows but does not mark: lines → units (a paragraph, a heading,
 * an entry of a list) → blocks.
 */
@NullMarked
package dev.diptych.intake.heading;

import org.jspecify.annotations.NullMarked;
