/**
 * What every other package may want to know of plain text: when two spellings are the same word,
 * how many words there are, and the checksum of content. Knows no file, article or engine.
 */
@NullMarked
package dev.diptych.text;

import org.jspecify.annotations.NullMarked;
