/**
 * Orders of people and schedules (what is wanted, as records) apart from carrying them out; views
 * of editions, mending, tidying. The command line and the console have no other way.
 */
@NullMarked
package dev.diptych.operations;

import org.jspecify.annotations.NullMarked;
