/** What every package needs of texts: checksums, folding, counting words. No Spring, no I/O. */
@NullMarked
package dev.diptych.text;

import org.jspecify.annotations.NullMarked;
