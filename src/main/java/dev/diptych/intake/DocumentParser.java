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

  /**
   * Everything in a file that is text, also what is no part of an article, each place of the file a
   * part with its name. It is found another way than the articles are, so that it shows what their
   * reader passed over.
   *
   * @throws UnreadableException if the file is damaged, or its format is not told of
   */
  default Parsed everything(SourceFile source, byte[] content) throws UnreadableException {
    throw new UnreadableException("what was left out is not told of this format");
  }
}
