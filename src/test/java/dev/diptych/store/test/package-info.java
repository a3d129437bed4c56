/** Parts of the store that tests of whole processes need. */
@NullMarked
package dev.diptych.store.test;

import org.jspecify.annotations.NullMarked;
