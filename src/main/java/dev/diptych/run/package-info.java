/**
 * The Spring Batch job: its stages and lanes, whoever carries a pass out, the pulse, and recovery
 * of runs that died. Spring Batch's types are known here and nowhere else.
 */
@NullMarked
package dev.diptych.run;

import org.jspecify.annotations.NullMarked;
