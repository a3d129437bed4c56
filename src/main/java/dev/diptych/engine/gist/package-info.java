/**
 * Gist: an embedded Arabic→English translator of the classic transfer kind, for triage. No network,
 * no download; its knowledge is tab-separated files that a person can extend.
 *
 * <p>The way of a sentence: {@code text → Tokeniser → Analyser (all readings of each token) →
 * Disambiguator (one reading each) → Word list → Parser (parts in English order) → Realiser
 * (English words) → Finisher (casing, punctuation)}. Each stage has types of its own and every loop
 * is linear in the sentence.
 */
@NullMarked
package dev.diptych.engine.gist;

import org.jspecify.annotations.NullMarked;
