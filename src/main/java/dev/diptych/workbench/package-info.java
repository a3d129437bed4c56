/**
 * Single pieces of the night's work for a person at a terminal, without a job, an edition or a
 * database.
 */
@NullMarked
package dev.diptych.workbench;

import org.jspecify.annotations.NullMarked;
