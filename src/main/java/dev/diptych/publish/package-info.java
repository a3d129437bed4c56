/**
 * Digests as files: the renderers of each format, the edition's index and manifest, the output
 * folder. Never calls an engine; everything that comes from an article is cleaned and escaped here.
 *
 * <p>{@code HtmlDigest}, {@code MarkdownDigest} and {@code JsonDigest} say the same of a digest;
 * its words are made once, in {@code DigestWords}, from the message bundles of the target language.
 * {@code EditionPages} writes the index and the manifest, {@code EditionBook} and {@code AtomFeed}
 * the whole edition for jobs that name them. A new format is one more {@link
 * dev.diptych.publish.DigestRenderer} or {@link dev.diptych.publish.EditionRenderer} that passes
 * the contract test. The schemas of the JSON files are in {@code schema/} of the jar.
 */
@NullMarked
package dev.diptych.publish;

import org.jspecify.annotations.NullMarked;
