/**
 * What an article is: immutable records without Spring and without I/O, the vocabulary of every
 * other package.
 */
@NullMarked
package dev.diptych.article;

import org.jspecify.annotations.NullMarked;
