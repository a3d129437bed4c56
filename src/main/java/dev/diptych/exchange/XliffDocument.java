package dev.diptych.exchange;

import java.util.List;

/**
 * Digests in one file.
 *
 * @param sourceLanguage BCP 47 tag
 * @param targetLanguage BCP 47 tag
 * @param files the digests, at least one
 */
public record XliffDocument(String sourceLanguage, String targetLanguage, List<XliffFile> files) {

  /** Copies the list, so that the document cannot change. */
  public XliffDocument {
    files = List.copyOf(files);
  }
}
