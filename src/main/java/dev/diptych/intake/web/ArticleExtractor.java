package dev.diptych.intake.web;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the article in a page. Safe for use by several threads; changes the document given. */
public final class ArticleExtractor {

  /** Extracts. The document is used up: what is not the article is removed from it. */
  public WebArticle extract(Document page) {
    String language = language(page);
    ArticleFacts facts = PageFacts.of(page);
    PageCleaner.clean(page);
    Element body = BodyFinder.find(page, facts.title());
    BodyCleaner.clean(body);
    List<Block> blocks = BlockTrimmer.trim(BlockWriter.blocks(body), facts.title());
    return new WebArticle(facts, language, blocks);
  }

  private static @Nullable String language(Document page) {
    Element html = page.selectFirst("html[lang]");
    String lang = html == null ? "" : html.attr("lang").strip().replace('_', '-');
    if (lang.isEmpty()) {
      return null;
    }
    String tag = Locale.forLanguageTag(lang).toLanguageTag();
    return tag.equals("und") ? null : tag;
  }
}
