/** The command line: thin picocli commands over {@code run}. The only place that prints. */
@NullMarked
package dev.diptych.cli;

import org.jspecify.annotations.NullMarked;
