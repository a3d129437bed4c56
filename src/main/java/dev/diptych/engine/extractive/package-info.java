/**
 * The extractive summary: the segments that say most of what the article says, in reading order.
 * Costs nothing, needs no network, works for any language the segmenter knows.
 */
@NullMarked
package dev.diptych.engine.extractive;

import org.jspecify.annotations.NullMarked;
