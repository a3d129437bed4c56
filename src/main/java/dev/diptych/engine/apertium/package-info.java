/** Engines that speak the interface of APy, the server of Apertium's rules. */
@NullMarked
package dev.diptych.engine.apertium;

import org.jspecify.annotations.NullMarked;
