/** Counts the steps of code, so that tests can say how its work grows on any machine. */
package dev.diptych.effort;
