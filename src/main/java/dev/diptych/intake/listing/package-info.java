/** What lies in an input folder: the files of an edition, and those that are left for later. */
@NullMarked
package dev.diptych.intake.listing;

import org.jspecify.annotations.NullMarked;
