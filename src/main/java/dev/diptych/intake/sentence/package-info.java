/** Splitting text into sentences: Unicode's rules, then ours for abbreviations and quotations. */
@NullMarked
package dev.diptych.intake.sentence;

import org.jspecify.annotations.NullMarked;
