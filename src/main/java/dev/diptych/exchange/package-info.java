/**
 * The two formats in which translators pass their work on: memories as TMX 1.4b, digests as XLIFF
 * 2.1. Both are read and written as streams; what a file of a stranger may do is bounded here.
 */
@NullMarked
package dev.diptych.exchange;

import org.jspecify.annotations.NullMarked;
