/**
 * Composing a work unit (memory, glossary, engine chain and its reaction policy, quality gates) and
 * the {@link dev.diptych.digest.Digest}, the bilingual document that results. Storage is reached
 * through the ports {@code Memory} and {@code AnswerLog} only.
 */
@NullMarked
package dev.diptych.digest;

import org.jspecify.annotations.NullMarked;
