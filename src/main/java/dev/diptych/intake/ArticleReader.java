package dev.diptych.intake;

import dev.diptych.article.Article;
import dev.diptych.article.SourceFile;

/**
 * Turns a file's bytes into an article. Safe for use by several threads; keeps no state between
 * files. The same bytes, name and settings give the same article.
 */
public interface ArticleReader {

  /**
   * Reads one file.
   *
   * @param source the file as listed; its name is a hint for detection, nothing more
   * @param content the file's bytes, whose checksum is {@link SourceFile#checksum()}
   * @param sourceLanguage BCP 47 tag if the job states it, or {@code auto}
   * @param sectionSizeInChars the most UTF-16 units of text in one section; a longer one continues
   *     in a further section without heading
   * @throws UnreadableException with the reason for the skip list
   */
  Article read(SourceFile source, byte[] content, String sourceLanguage, int sectionSizeInChars)
      throws UnreadableException;
}
