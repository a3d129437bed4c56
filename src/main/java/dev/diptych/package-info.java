/** Diptych: nightly bilingual digests of foreign-language article files. */
@NullMarked
package dev.diptych;

import org.jspecify.annotations.NullMarked;
