package dev.diptych.intake.web;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the article in a page. Safe for use by several threads; keeps no state. */
public final class ArticleExtractor {

  private static final int SHORTEST_STATED = 400;
  private static final int MUCH_LONGER = 3;
  private static final int NEXT_TO_NOTHING = 250;

  /**
   * Extracts. Where the usual rules leave next to nothing, because a page calls its own text by the
   * names of furniture, it is read once more without going by names.
   *
   * @param parse gives the page's document anew at every call; each is used up
   */
  public WebArticle extract(Supplier<Document> parse) {
    WebArticle strict = extract(parse.get(), true);
    if (length(strict.blocks()) >= NEXT_TO_NOTHING) {
      return strict;
    }
    WebArticle lenient = extract(parse.get(), false);
    boolean text =
        length(lenient.blocks()) >= 2 * NEXT_TO_NOTHING
            && length(lenient.blocks()) > MUCH_LONGER * length(strict.blocks());
    return text ? lenient : strict;
  }

  private static WebArticle extract(Document page, boolean byName) {
    String language = language(page);
    StructuredData data = StructuredData.of(page);
    ArticleFacts facts = PageFacts.of(page, data);
    PageCleaner.clean(page, byName);
    Element body = BodyFinder.find(page, facts.title());
    BodyCleaner.clean(body);
    List<Block> blocks = BlockTrimmer.trim(BlockWriter.blocks(body), facts.title());
    List<Block> stated = stated(data.text("articleBody"));
    return length(stated) > length(blocks) * MUCH_LONGER
        ? new WebArticle(facts, language, stated)
        : headline(page, facts, language, blocks);
  }

  /** Every block of a document in which there is no furniture: a message, rendered Markdown. */
  public List<Block> wholeText(Document document) {
    PageCleaner.removeCode(document);
    return BlockWriter.blocks(document.body());
  }

  /** The text that the page states in its structured data, for pages that a script fills. */
  private static List<Block> stated(@Nullable String articleBody) {
    if (articleBody == null || articleBody.length() < SHORTEST_STATED) {
      return List.of();
    }
    String text = articleBody.indexOf('<') < 0 ? articleBody : Jsoup.parse(articleBody).wholeText();
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(Block::paragraph)
        .toList();
  }

  private static int length(List<Block> blocks) {
    return blocks.stream().mapToInt(block -> block.text().length()).sum();
  }

  /** The only first-level heading of the page, where the text begins with it, is the title. */
  private static WebArticle headline(
      Document page, ArticleFacts facts, @Nullable String language, List<Block> blocks) {
    boolean headline =
        blocks.size() > 1
            && blocks.get(0).kind() == Block.Kind.HEADING
            && blocks.get(0).level() == 1
            && page.select("h1").size() == 1;
    return headline
        ? new WebArticle(
            facts.withTitle(blocks.get(0).text()), language, blocks.subList(1, blocks.size()))
        : new WebArticle(facts, language, blocks);
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
