package dev.diptych.intake.web;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the article in a page. Safe for use by several threads; keeps no state. */
public final class ArticleExtractor {

  private static final int SHORTEST_STATED = 400;
  private static final int MUCH_LONGER = 3;
  private static final int NEXT_TO_NOTHING = 250;
  private static final int LONGEST_SHELL = 100;
  private static final int LONGEST_HEADLINE = 250;
  private static final String FROM_DATA =
      "its text was read from the data in the page, which shows none";
  private static final String MOUNTS =
      "#root,#app,#__next,#__nuxt,#___gatsby,#app-root,#main-app,app-root,[ng-app],[data-reactroot]";

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
    return text && !lenient.filledByScript() ? lenient : strict;
  }

  private static WebArticle extract(Document page, boolean byName) {
    String language = language(page);
    StructuredData data = StructuredData.of(page);
    ArticleFacts facts = PageFacts.of(page, data);
    List<String> scripts = PageData.of(page);
    boolean shell = isShell(page);
    Element feed = LiveBlog.mark(page);
    PageAccount account = new PageAccount(new LetterAccount(), page.body());
    PageCleaner.clean(page, byName, account);
    Element body = BodyFinder.find(page, facts.title());
    if (feed != null && page.getAllElements().contains(feed) && !feed.parents().contains(body)) {
      body = feed;
    }
    List<Block> lead = Lead.of(page, body);
    leaveOutside(page, body, lead, account.letters());
    BodyCleaner.clean(body, account);
    List<Block> written = new ArrayList<>(lead);
    written.addAll(BlockWriter.blocks(body));
    List<Block> blocks = BlockTrimmer.trim(written, facts.title());
    account
        .letters()
        .left(Kind.FURNITURE, LetterAccount.letters(written) - LetterAccount.letters(blocks));
    List<Block> stated = stated(data.text("articleBody"));
    List<Block> updates = data.updates();
    int shown = length(blocks);
    if (length(updates) > 2 * shown || shown < NEXT_TO_NOTHING && length(updates) > shown) {
      List<Block> all = new ArrayList<>(shown < NEXT_TO_NOTHING ? text(blocks) : List.of());
      all.addAll(updates);
      return fromData(facts, language, all, account.letters(), blocks);
    }
    if (length(stated) > shown * MUCH_LONGER && length(stated) >= SHORTEST_STATED
        || shown < NEXT_TO_NOTHING && length(stated) > shown * 3 / 2) {
      return fromData(facts, language, stated, account.letters(), blocks);
    }
    boolean sparse = shown < NEXT_TO_NOTHING;
    WebArticle scripted = sparse ? PageData.story(scripts, facts.title()) : null;
    if (scripted != null && length(scripted.blocks()) > shown * 3 / 2) {
      return fromData(
          completed(facts, scripted.facts()),
          language == null ? scripted.language() : language,
          scripted.blocks(),
          account.letters(),
          blocks);
    }
    WebArticle article = headline(page, facts, language, blocks, account.letters());
    return sparse && shell
        ? new WebArticle(facts, language, List.of(), List.of(), true, account.letters())
        : article;
  }

  /** A page with nothing but an element that a script fills: its few lines are not its article. */
  private static boolean isShell(Document page) {
    boolean scripts =
        page.selectFirst("script[src],script:not([type]),script[type=module]") != null;
    for (Element mount : page.select(MOUNTS)) {
      if (mount.text().length() < LONGEST_SHELL) {
        return scripts || mount.id().startsWith("__");
      }
    }
    return false;
  }

  private static List<Block> text(List<Block> blocks) {
    return blocks.stream().filter(block -> block.kind() != Block.Kind.HEADING).toList();
  }

  private static ArticleFacts completed(ArticleFacts page, ArticleFacts data) {
    return new ArticleFacts(
        isWhole(page.title(), data.title()) ? page.title() : data.title(),
        page.author() == null ? data.author() : page.author(),
        page.published() == null ? data.published() : page.published(),
        page.site() == null ? data.site() : page.site(),
        page.canonicalUrl() == null ? data.canonicalUrl() : page.canonicalUrl(),
        page.description() == null ? data.description() : page.description(),
        page.keywords().isEmpty() ? data.keywords() : page.keywords());
  }

  /** Whether the page's title is not merely that of its data with the site's name behind it. */
  private static boolean isWhole(@Nullable String page, @Nullable String data) {
    return page != null && (data == null || !Fold.letters(page).startsWith(Fold.letters(data)));
  }

  /** What stands beside the body: prose that no rule knows as furniture is none. */
  private static void leaveOutside(
      Document page, Element body, List<Block> lead, LetterAccount letters) {
    TextStats stats = TextStats.of(page);
    int prose =
        stats.count(page.body()).prose
            - stats.count(body).prose
            - lead.stream().mapToInt(block -> block.text().length()).sum();
    long outside =
        PageAccount.lettersOf(page.body())
            - PageAccount.lettersOf(body)
            - LetterAccount.letters(lead);
    long beside = Math.min(outside, Math.max(0, prose));
    letters.left(Kind.BESIDE, "prose outside the article's body", beside);
    letters.left(Kind.FURNITURE, outside - beside);
  }

  /** The article of a page's data; what the page shows instead is furniture. */
  private static WebArticle fromData(
      ArticleFacts facts,
      @Nullable String language,
      List<Block> data,
      LetterAccount letters,
      List<Block> shown) {
    long kept =
        shown.stream().filter(data::contains).mapToLong(b -> LetterAccount.letters(b.text())).sum();
    letters.left(Kind.FURNITURE, LetterAccount.letters(shown) - kept);
    letters.saw(LetterAccount.letters(data) - kept);
    return new WebArticle(facts, language, data, List.of(FROM_DATA), false, letters);
  }

  /** Every block of a document in which there is no furniture: a message, rendered Markdown. */
  public List<Block> wholeText(Document document) {
    return wholeText(document, new LetterAccount());
  }

  /**
   * The same.
   *
   * @param letters keeps account of the document's letters
   */
  public List<Block> wholeText(Document document, LetterAccount letters) {
    PageCleaner.removeCode(document, new PageAccount(letters, document.body()));
    return BlockWriter.blocks(document.body());
  }

  /** The text that the page states in its structured data, for pages that a script fills. */
  private static List<Block> stated(@Nullable String articleBody) {
    if (articleBody == null) {
      return List.of();
    }
    return StoryData.blocks(articleBody);
  }

  private static int length(List<Block> blocks) {
    return blocks.stream().mapToInt(block -> block.text().length()).sum();
  }

  /** The only first-level heading of the page, where the text begins with it, is the title. */
  private static WebArticle headline(
      Document page,
      ArticleFacts facts,
      @Nullable String language,
      List<Block> blocks,
      LetterAccount letters) {
    boolean headline =
        blocks.size() > 1
            && blocks.get(0).kind() == Block.Kind.HEADING
            && blocks.get(0).level() == 1
            && page.select("h1").size() == 1;
    Element only = page.selectFirst("h1");
    if (!headline && only != null && page.select("h1").size() == 1 && goesOn(facts.title(), only)) {
      return new WebArticle(
          facts.withTitle(only.text()), language, blocks, List.of(), false, letters);
    }
    return headline
        ? new WebArticle(
            facts.withTitle(blocks.get(0).text()),
            language,
            blocks.subList(1, blocks.size()),
            List.of(),
            false,
            letters.left(Kind.FACT, LetterAccount.letters(blocks.get(0).text())))
        : new WebArticle(facts, language, blocks, List.of(), false, letters);
  }

  /** Whether the headline says what the title says, and more. */
  private static boolean goesOn(@Nullable String title, Element headline) {
    String begun = title == null ? "" : Fold.letters(title);
    String whole = Fold.letters(headline.text());
    return !begun.isEmpty()
        && whole.length() > begun.length()
        && headline.text().length() <= LONGEST_HEADLINE
        && whole.startsWith(begun);
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
