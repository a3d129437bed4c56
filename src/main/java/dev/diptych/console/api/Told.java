package dev.diptych.console.api;

/**
 * What was done at once.
 *
 * @param message in words, as the command line says it
 */
record Told(String message) {}
