package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.web.ArticleExtractor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** RSS, RDF and Atom: each entry an article, whose outlet is the feed's title. */
final class Feed {

  private static final String SUMMARY_ONLY =
      "the feed gives only its beginning or a summary; the whole text is at its address";

  /** What a well-known program for sites adds below each entry of its feeds. */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "(?:the post .{1,300} appeared first on .{1,200}|ظهرت المقالة .{1,300} أولا?ً? على"
              + " .{1,200}|cet article .{1,300} est apparu en premier sur .{1,200})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private final ReaderSettings settings;
  private final String mediaType;
  private final ArticleExtractor extractor = new ArticleExtractor();

  Feed(ReaderSettings settings, String mediaType) {
    this.settings = settings;
    this.mediaType = mediaType;
  }

  Parsed read(Element root, List<String> notes) throws UnreadableException {
    Parts parts = new Parts(settings);
    notes.forEach(parts::note);
    Element channel = XmlFields.child(root, "channel");
    Element head = channel == null ? root : channel;
    for (Element element : root.getAllElements()) {
      String name = XmlFields.local(element);
      if (name.equals("item") || name.equals("entry")) {
        parts.add(PartKey.of(identity(element)), () -> entry(element, head, root));
      }
    }
    if (parts.size() == 0) {
      throw new UnreadableException("the feed holds no article; deliver the article itself");
    }
    return parts.all();
  }

  private Manuscript entry(Element entry, Element head, Element root) throws UnreadableException {
    Element full = XmlFields.child(entry, "encoded", "content");
    boolean whole = full != null && !full.wholeText().isBlank();
    Element body = whole ? full : XmlFields.child(entry, "description", "summary");
    LetterAccount account = new LetterAccount();
    for (Element field : entry.children()) {
      if (field != body) {
        long letters = LetterAccount.letters(field.wholeText());
        account.saw(letters).left(Kind.FACT, letters);
      }
    }
    List<Block> blocks = body == null ? List.of() : blocks(body, account);
    if (blocks.isEmpty()) {
      throw new UnreadableException(
          "the feed gives its title and no text; deliver the article's own page");
    }
    String url = address(entry);
    String language = language(entry, head);
    ArticleFacts facts =
        new ArticleFacts(
            XmlFields.plain(XmlFields.child(entry, "title")),
            XmlFields.name(XmlFields.child(entry, "creator", "author")),
            XmlFields.date(entry, "pubdate", "published", "date", "issued", "updated"),
            XmlFields.plain(XmlFields.child(head, "title")),
            url,
            null,
            XmlFields.keywords(entry));
    return account.manuscript(
        facts,
        mediaType,
        language == null ? XmlFields.language(root) : language,
        blocks,
        whole ? List.of() : List.of(SUMMARY_ONLY));
  }

  private static @Nullable String language(Element entry, Element head) {
    String own = XmlFields.language(entry);
    return own == null ? XmlFields.text(XmlFields.child(head, "language")) : own;
  }

  /** What names the entry for good: its id, else its address, else its title. */
  private static @Nullable String identity(Element entry) {
    Element id = XmlFields.child(entry, "guid", "id", "identifier");
    String stated = XmlFields.text(id);
    if (stated != null) {
      return stated;
    }
    String about = entry.attr("rdf:about").strip();
    if (!about.isEmpty()) {
      return about;
    }
    String url = address(entry);
    return url == null ? XmlFields.text(XmlFields.child(entry, "title")) : url;
  }

  private static @Nullable String address(Element entry) {
    String found = "";
    for (Element link : entry.children()) {
      if (!XmlFields.local(link).equals("link")) {
        continue;
      }
      String relation = link.attr("rel");
      boolean page = relation.isEmpty() || relation.equals("alternate");
      String url = link.hasAttr("href") ? link.attr("href").strip() : link.text().strip();
      if (page && found.isEmpty()) {
        found = url;
      }
    }
    if (found.isEmpty()) {
      Element guid = XmlFields.child(entry, "guid");
      found = guid == null || guid.attr("isPermaLink").equals("false") ? "" : guid.text().strip();
    }
    return found.startsWith("http") ? found : null;
  }

  private List<Block> blocks(Element body, LetterAccount account) {
    List<Block> blocks =
        new ArrayList<>(XmlFields.markup(XmlFields.markupOf(body), extractor, settings, account));
    blocks.removeIf(block -> block.text().isBlank());
    int last = blocks.size() - 1;
    if (last > 0 && ORIGIN.matcher(blocks.get(last).text().strip()).matches()) {
      account.left(Kind.FURNITURE, LetterAccount.letters(blocks.remove(last).text()));
    }
    return blocks;
  }
}
