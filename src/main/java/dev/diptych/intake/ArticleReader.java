package dev.diptych.intake;

import dev.diptych.article.SourceFile;
import java.util.List;

/**
 * Finds the articles in a file's bytes. Safe for use by several threads; keeps no state between
 * files. The same bytes, name and settings give the same articles.
 */
public interface ArticleReader {

  /**
   * Looks what a file holds. Finding its articles costs one parse of the file, making one of them
   * its sentences and languages: what is known already need not be made.
   *
   * @param source the file as listed; its name is a hint for detection, nothing more
   * @param content the file's bytes, whose checksum is {@link SourceFile#checksum()}
   * @throws UnreadableException with the reason for the skip list
   */
  Contents open(SourceFile source, byte[] content) throws UnreadableException;

  /**
   * What a file holds beside its articles; for a person who doubts, it costs a second parse.
   *
   * @param kept the text of its articles
   * @throws UnreadableException if that is not told of its format
   */
  default List<LeftOut> leftOut(SourceFile source, byte[] content, List<String> kept)
      throws UnreadableException {
    throw new UnreadableException("what was left out is not told by this reader");
  }
}
