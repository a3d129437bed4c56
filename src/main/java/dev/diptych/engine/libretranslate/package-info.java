/** Engines that speak the interface of LibreTranslate, a server of one's own. */
@NullMarked
package dev.diptych.engine.libretranslate;

import org.jspecify.annotations.NullMarked;
