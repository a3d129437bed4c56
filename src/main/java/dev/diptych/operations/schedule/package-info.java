/**
 * The clock of the process that serves: rings when a job is due, by db-scheduler, which is known
 * here alone. What a ring means, {@link dev.diptych.operations.ScheduledFires} decides.
 */
@NullMarked
package dev.diptych.operations.schedule;

import org.jspecify.annotations.NullMarked;
