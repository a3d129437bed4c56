/** Telling which language a text is written in: its script, its frequent words, its letters. */
@NullMarked
package dev.diptych.intake.language;

import org.jspecify.annotations.NullMarked;
