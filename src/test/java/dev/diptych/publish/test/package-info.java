/** Parts of the publishing side that tests of whole processes need. */
@NullMarked
package dev.diptych.publish.test;

import org.jspecify.annotations.NullMarked;
