/**
 * Facts that a reader sees on an article and no field states: the date in words, the agency of the
 * dateline, the name under the headline. Nothing is guessed: what can be read in two ways is left
 * out.
 */
@NullMarked
package dev.diptych.intake.facts;

import org.jspecify.annotations.NullMarked;
