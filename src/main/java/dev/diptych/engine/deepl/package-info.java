/** Engines that speak DeepL's interface. */
@NullMarked
package dev.diptych.engine.deepl;

import org.jspecify.annotations.NullMarked;
