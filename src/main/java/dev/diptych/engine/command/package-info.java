/**
 * Engines that are programs of anybody's: segments go in and targets come out as lines of JSON, in
 * any order, for as long as the program lives.
 */
@NullMarked
package dev.diptych.engine.command;

import org.jspecify.annotations.NullMarked;
