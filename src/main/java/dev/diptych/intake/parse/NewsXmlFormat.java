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
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The formats of agencies: NITF, NewsML, NewsML-G2, and feeds. jsoup builds the tree, which follows
 * no entity of the file's own and opens no DTD. Other XML is left to Tika.
 */
final class NewsXmlFormat implements Format {

  private final TextDecoder decoder = new TextDecoder();
  private final ArticleExtractor extractor = new ArticleExtractor();
  private final ReaderSettings settings;
  private final WebArchiveFormat archive;
  private final Format other;

  NewsXmlFormat(ReaderSettings settings, WebArchiveFormat archive, Format other) {
    this.archive = archive;
    this.settings = settings;
    this.other = other;
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    return open(document).only();
  }

  @Override
  public Parsed open(RawDocument document) throws UnreadableException {
    DecodedText decoded =
        decoder.decode(document.content(), WebPageFormat.declaredCharset(document.content()));
    if (TaggedText.isTagged(decoded.text())) {
      return TaggedText.open(decoded, settings);
    }
    Document tree =
        Parser.xmlParser()
            .settings(ParseSettings.htmlDefault)
            .setMaxDepth(settings.maxNesting())
            .parseInput(decoded.text(), "");
    Element root = tree.firstElementChild();
    String name = root == null ? "" : XmlFields.local(root);
    return root == null ? other.open(document) : open(document, decoded, root, name);
  }

  private Parsed open(RawDocument document, DecodedText decoded, Element root, String name)
      throws UnreadableException {
    return switch (name) {
      case "nitf" -> Parsed.one(manuscript(document, nitf(root, root), decoded.notes()));
      case "newsmessage", "newsitem", "newsml" -> news(document, decoded, root);
      case "plist" ->
          WebArchiveFormat.isSavedPage(root) ? archive.open(root) : other.open(document);
      case "rss", "feed" -> new Feed(settings, document.mediaType()).read(root, decoded.notes());
      case "rdf" ->
          XmlFields.child(root, "item") == null
              ? other.open(document)
              : new Feed(settings, document.mediaType()).read(root, decoded.notes());
      default -> other.open(document);
    };
  }

  private static Manuscript manuscript(RawDocument document, Story story, List<String> notes) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(story.notes());
    return story
        .account()
        .manuscript(story.facts(), document.mediaType(), story.language(), story.blocks(), all);
  }

  /** What was found in a tree. */
  private record Story(
      ArticleFacts facts,
      @Nullable String language,
      List<Block> blocks,
      List<String> notes,
      LetterAccount account) {}

  private Story nitf(Element nitf, Element outer) {
    LetterAccount account = new LetterAccount();
    Element content = XmlFields.first(nitf, "body.content");
    leaveFields(outer, content, account);
    String title = XmlFields.text(XmlFields.first(nitf, "hl1"));
    title = title == null ? XmlFields.text(XmlFields.first(nitf, "hedline")) : title;
    Element head = XmlFields.first(nitf, "head");
    title = title == null && head != null ? XmlFields.text(XmlFields.first(head, "title")) : title;
    ArticleFacts facts =
        new ArticleFacts(
            title,
            XmlFields.author(XmlFields.text(XmlFields.first(nitf, "byline"))),
            XmlFields.date(nitf, "date.issue", "date.release", "story.date"),
            XmlFields.text(XmlFields.first(nitf, "distributor")),
            null,
            XmlFields.text(XmlFields.first(nitf, "abstract")),
            XmlFields.keywords(nitf));
    return new Story(
        facts,
        XmlFields.language(outer),
        content == null ? List.of() : body(content, account),
        List.of(),
        account);
  }

  /** Everything but the body is a field of the message. */
  private static void leaveFields(Element all, @Nullable Element content, LetterAccount account) {
    long body = content == null ? 0 : LetterAccount.letters(content.wholeText());
    long fields = LetterAccount.letters(all.wholeText()) - body;
    account.saw(fields).left(Kind.FACT, fields);
  }

  private Parsed news(RawDocument document, DecodedText decoded, Element root)
      throws UnreadableException {
    List<Element> items = new ArrayList<>();
    for (Element element : root.getAllElements()) {
      if (XmlFields.local(element).equals("newsitem") && hasText(element)) {
        items.add(element);
      }
    }
    if (items.isEmpty()) {
      throw new UnreadableException(
          "no text in this message of an agency (NewsML), only references to it: deliver the text");
    }
    if (items.size() == 1) {
      return Parsed.one(manuscript(document, news(items.get(0)), decoded.notes()));
    }
    Parts parts = new Parts(settings);
    decoded.notes().forEach(parts::note);
    for (Element item : items) {
      parts.add(PartKey.of(identity(item)), () -> manuscript(document, news(item), List.of()));
    }
    return parts.all();
  }

  private static boolean hasText(Element item) {
    return XmlFields.first(item, "inlinexml") != null
        || XmlFields.first(item, "inlinedata") != null
        || XmlFields.first(item, "datacontent") != null;
  }

  private static @Nullable String identity(Element item) {
    String guid = item.attr("guid").strip();
    return guid.isEmpty()
        ? XmlFields.text(
            XmlFields.first(
                item,
                XmlFields.first(item, "publicidentifier") == null
                    ? "newsitemid"
                    : "publicidentifier"))
        : guid;
  }

  private Story news(Element item) {
    Element nitf = XmlFields.first(item, "nitf");
    Story inner = nitf == null ? null : nitf(nitf, item);
    Element creator = XmlFields.first(item, "creator");
    Element provider = XmlFields.first(item, "provider");
    String title = XmlFields.text(XmlFields.first(item, "headline"));
    String author =
        XmlFields.author(
            XmlFields.text(
                XmlFields.first(
                    item, item.getElementsByTag("byline").isEmpty() ? "by" : "byline")));
    ArticleFacts facts =
        new ArticleFacts(
            title == null && inner != null ? inner.facts().title() : title,
            author == null ? XmlFields.name(creator) : author,
            XmlFields.date(
                item, "versioncreated", "firstcreated", "contentcreated", "thisrevisioncreated"),
            XmlFields.name(provider),
            null,
            XmlFields.text(XmlFields.first(item, "description")),
            XmlFields.keywords(item));
    if (inner != null && !inner.blocks().isEmpty()) {
      return new Story(facts, XmlFields.language(item), inner.blocks(), List.of(), inner.account());
    }
    Element content = XmlFields.first(item, "inlinexml");
    content = content == null ? XmlFields.first(item, "inlinedata") : content;
    content = content == null ? XmlFields.first(item, "datacontent") : content;
    Element page = content == null ? null : XmlFields.first(content, "body");
    Element body = page == null ? content : page;
    LetterAccount account = new LetterAccount();
    leaveFields(item, body, account);
    List<Block> blocks = body == null ? List.of() : body(body, account);
    return new Story(facts, XmlFields.language(item), blocks, List.of(), account);
  }

  private List<Block> body(Element content, LetterAccount account) {
    for (Element media : content.select("media,table-of-contents")) {
      long letters = LetterAccount.letters(media.wholeText());
      account.saw(letters).left(Kind.BESIDE, "captions of pictures", letters);
      media.remove();
    }
    content.select("hl2").forEach(heading -> heading.tagName("h2"));
    content.select("block").forEach(block -> block.tagName("div"));
    return XmlFields.markup(XmlFields.markupOf(content), extractor, settings, account);
  }
}
