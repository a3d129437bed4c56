/**
 * Digests as files: the renderers of each format, the edition's index and manifest, the output
 * folder. Never calls an engine; everything that comes from an article is escaped here.
 */
@NullMarked
package dev.diptych.publish;

import org.jspecify.annotations.NullMarked;
