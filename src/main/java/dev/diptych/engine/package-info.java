/**
 * The plug-in side: what a translation or summary engine is asked, what it answers, and how it says
 * what went wrong. One sub-package an adapter; a new engine is a new sub-package with a Spring
 * component in it and no edit elsewhere.
 *
 * <p>An engine is asked and read in two steps ({@link dev.diptych.engine.TranslationEngine}), so
 * that the answer that was paid for is stored before anything judges it.
 */
@NullMarked
package dev.diptych.engine;

import org.jspecify.annotations.NullMarked;
