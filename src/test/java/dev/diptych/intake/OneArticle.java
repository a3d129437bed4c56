package dev.diptych.intake;

import dev.diptych.article.Article;
import dev.diptych.article.SourceFile;

/** Files that hold one article, for tests that are about that one. */
public final class OneArticle {

  private OneArticle() {}

  /** The article; the test fails if the file holds several. */
  public static Article read(
      ArticleReader reader, SourceFile source, byte[] content, String language, int sectionSize)
      throws UnreadableException {
    Contents contents = reader.open(source, content);
    if (contents.items().size() != 1) {
      throw new AssertionError(contents.items().size() + " articles where one is expected");
    }
    return contents.items().get(0).read(language, sectionSize);
  }
}
