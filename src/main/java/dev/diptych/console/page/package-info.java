/** Pages: what an operator sees in a browser, with scripts and without. */
@NullMarked
package dev.diptych.console.page;

import org.jspecify.annotations.NullMarked;
