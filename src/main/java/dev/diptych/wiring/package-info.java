/**
 * Which beans belong together: the Spring contexts that the command line and the console start.
 * Nothing else knows them.
 */
@NullMarked
package dev.diptych.wiring;

import org.jspecify.annotations.NullMarked;
