/**
 * The Spring Batch job and everything that starts, changes or lists runs. Spring Batch's types are
 * known here and nowhere else.
 */
@NullMarked
package dev.diptych.run;

import org.jspecify.annotations.NullMarked;
