/** The JSON API: what pages show and do, for other programs. */
@NullMarked
package dev.diptych.console.api;

import org.jspecify.annotations.NullMarked;
