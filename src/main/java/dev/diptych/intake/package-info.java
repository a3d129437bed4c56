/**
 * From a file to an {@link dev.diptych.article.Article}: parsing in a process apart (Tika), text
 * cleaning, headings, sections, segments, language. Nothing outside this package and its
 * sub-packages knows Tika.
 *
 * <p>The way of a file: {@code bytes → Parsing (isolated; every format is a Tika parser that emits
 * XHTML) → Manuscript (blocks in reading order) → Sectioniser, Segmenter → Article}.
 */
@NullMarked
package dev.diptych.intake;

import org.jspecify.annotations.NullMarked;
