/**
 * Recognising the same article twice in an edition: reprints and small edits. A text's signature is
 * small and can be stored; groups are made of signatures alone.
 */
@NullMarked
package dev.diptych.intake.duplicate;

import org.jspecify.annotations.NullMarked;
