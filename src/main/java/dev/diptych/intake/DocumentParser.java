package dev.diptych.intake;

import dev.diptych.article.SourceFile;

/**
 * Parses a document of any supported format. Safe for use by several threads; whatever a hostile
 * file does (hang, exhaust memory, crash the parser) costs that one file.
 */
public interface DocumentParser {

  /**
   * Parses one file.
   *
   * @param source its name is a hint for the detection of its type
   * @param content the bytes, never empty
   * @throws UnreadableException with the reason for the skip list
   */
  Parsed open(SourceFile source, byte[] content) throws UnreadableException;
}
