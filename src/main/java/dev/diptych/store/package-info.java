/** The tables and the SQL; implements the ports of {@code digest}. */
@NullMarked
package dev.diptych.store;

import org.jspecify.annotations.NullMarked;
