/**
 * The job file: what a job is, written by a person in YAML, checked whole before anything starts,
 * and frozen as JSON in the edition's row so that a restart runs what was started.
 */
@NullMarked
package dev.diptych.job;

import org.jspecify.annotations.NullMarked;
