/**
 * The plug-in side: what a translation or summary engine is asked, what it answers, and how it says
 * what went wrong. One sub-package an adapter; a new engine is a new sub-package with a Spring
 * component in it, or an {@link dev.diptych.engine.EngineProvider} that makes one engine for each
 * name it finds in the settings, and no edit elsewhere.
 *
 * <p>An engine is asked and read in two steps ({@link dev.diptych.engine.TranslationEngine}), so
 * that the answer that was paid for is stored before anything judges it. What it says of itself
 * ({@link dev.diptych.engine.Engine}) costs nothing; who it is ({@link
 * dev.diptych.engine.EngineIdentity}) may.
 */
@NullMarked
package dev.diptych.engine;

import org.jspecify.annotations.NullMarked;
