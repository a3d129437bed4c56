/**
 * The other end of {@code engine.remote}: a process that answers for an engine of its own, without
 * database, input or output; and a broker for a start, which carries messages and knows nothing of
 * what they hold.
 */
@NullMarked
package dev.diptych.worker;

import org.jspecify.annotations.NullMarked;
