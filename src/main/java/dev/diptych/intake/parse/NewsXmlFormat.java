package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.PublicationDate;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.web.ArticleExtractor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The formats of agencies: NITF, NewsML, NewsML-G2, and a feed of one item. jsoup builds the tree,
 * which follows no entity of the file's own and opens no DTD. Other XML is left to Tika.
 */
final class NewsXmlFormat implements Format {

  private static final int LONGEST_FACT = 1_000;
  private static final int SHORTEST_NOTED = 200;

  private final TextDecoder decoder = new TextDecoder();
  private final ArticleExtractor extractor = new ArticleExtractor();
  private final ReaderSettings settings;
  private final Format other;

  NewsXmlFormat(ReaderSettings settings, Format other) {
    this.settings = settings;
    this.other = other;
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    DecodedText decoded =
        decoder.decode(document.content(), WebPageFormat.declaredCharset(document.content()));
    if (TaggedText.isTagged(decoded.text())) {
      return TaggedText.read(decoded, settings);
    }
    Document tree =
        Parser.xmlParser()
            .settings(ParseSettings.htmlDefault)
            .setMaxDepth(settings.maxNesting())
            .parseInput(decoded.text(), "");
    Element root = tree.firstElementChild();
    List<String> notes = new ArrayList<>(decoded.notes());
    Story story = root == null ? null : story(root, notes);
    if (story == null) {
      return other.read(document);
    }
    return new Manuscript(
        story.facts(), document.mediaType(), story.language(), story.blocks(), notes);
  }

  /** What was found in a tree. */
  private record Story(ArticleFacts facts, @Nullable String language, List<Block> blocks) {}

  private @Nullable Story story(Element root, List<String> notes) throws UnreadableException {
    return switch (local(root)) {
      case "nitf" -> nitf(root, root, notes);
      case "newsmessage", "newsitem", "newsml" -> news(root, notes);
      case "rss", "feed", "rdf" -> feed(root);
      default -> null;
    };
  }

  private Story nitf(Element nitf, Element outer, List<String> notes) {
    Element content = first(nitf, "body.content");
    String title = text(first(nitf, "hl1"));
    title = title == null ? text(first(nitf, "hedline")) : title;
    Element head = first(nitf, "head");
    title = title == null && head != null ? text(first(head, "title")) : title;
    ArticleFacts facts =
        new ArticleFacts(
            title,
            author(text(first(nitf, "byline"))),
            date(nitf, "date.issue", "date.release", "story.date"),
            text(first(nitf, "distributor")),
            null,
            text(first(nitf, "abstract")),
            keywords(nitf));
    return new Story(facts, language(outer), content == null ? List.of() : body(content, notes));
  }

  private Story news(Element root, List<String> notes) throws UnreadableException {
    List<Element> items = new ArrayList<>();
    for (Element element : root.getAllElements()) {
      boolean item = local(element).equals("newsitem");
      boolean text =
          first(element, "inlinexml") != null
              || first(element, "inlinedata") != null
              || first(element, "datacontent") != null;
      if (item && text) {
        items.add(element);
      }
    }
    if (items.size() > 1) {
      throw new UnreadableException(Reasons.several(items.size()));
    }
    if (items.isEmpty()) {
      throw new UnreadableException(
          "no text in this message of an agency (NewsML), only references to it: deliver the text");
    }
    Element item = items.get(0);
    Element nitf = first(item, "nitf");
    Story inner = nitf == null ? null : nitf(nitf, item, notes);
    Element creator = first(item, "creator");
    Element provider = first(item, "provider");
    String title = text(first(item, "headline"));
    String author =
        author(text(first(item, item.getElementsByTag("byline").isEmpty() ? "by" : "byline")));
    ArticleFacts facts =
        new ArticleFacts(
            title == null && inner != null ? inner.facts().title() : title,
            author == null ? name(creator) : author,
            date(item, "versioncreated", "firstcreated", "contentcreated", "thisrevisioncreated"),
            name(provider),
            null,
            text(first(item, "description")),
            keywords(item));
    if (inner != null && !inner.blocks().isEmpty()) {
      return new Story(facts, language(item), inner.blocks());
    }
    Element content = first(item, "inlinexml");
    content = content == null ? first(item, "inlinedata") : content;
    content = content == null ? first(item, "datacontent") : content;
    Element page = content == null ? null : first(content, "body");
    List<Block> blocks = content == null ? List.of() : body(page == null ? content : page, notes);
    return new Story(facts, language(item), blocks);
  }

  private Story feed(Element root) throws UnreadableException {
    List<Element> items = new ArrayList<>();
    for (Element element : root.getAllElements()) {
      if (local(element).equals("item") || local(element).equals("entry")) {
        items.add(element);
      }
    }
    if (items.size() != 1) {
      throw new UnreadableException(
          items.isEmpty()
              ? "the feed holds no article; deliver the article itself"
              : Reasons.several(items.size()));
    }
    Element item = items.get(0);
    Element author = first(item, "creator");
    author = author == null ? first(item, "author") : author;
    Element channel = item.parent() == null ? root : item.parent();
    Element body = first(item, "encoded");
    body = body == null ? first(item, "content") : body;
    body = body == null ? first(item, "description") : body;
    body = body == null ? first(item, "summary") : body;
    Element link = first(item, "link");
    String url = link == null ? "" : link.hasAttr("href") ? link.attr("href") : link.text().strip();
    ArticleFacts facts =
        new ArticleFacts(
            text(first(item, "title")),
            name(author),
            date(item, "pubdate", "published", "date", "updated"),
            text(directChild(channel, "title")),
            url.startsWith("http") ? url : null,
            null,
            keywords(item));
    String language = text(directChild(channel, "language"));
    return new Story(
        facts,
        language == null ? language(root) : language,
        body == null ? List.of() : markup(markupOf(body)));
  }

  /** Escaped or in CDATA the markup is text here; as XHTML it is elements. */
  private static String markupOf(Element body) {
    return body.childrenSize() == 0 ? body.wholeText() : body.html();
  }

  private List<Block> body(Element content, List<String> notes) {
    int left = 0;
    for (Element media : content.select("media,table-of-contents")) {
      left += media.text().length();
      media.remove();
    }
    if (left >= SHORTEST_NOTED) {
      notes.add("captions of pictures were left out (%,d characters)".formatted(left));
    }
    content.select("hl2").forEach(heading -> heading.tagName("h2"));
    content.select("block").forEach(block -> block.tagName("div"));
    return markup(markupOf(content));
  }

  private List<Block> markup(String html) {
    if (html.indexOf('<') < 0) {
      return List.of(new Block(Block.Kind.PLAIN, 0, Parser.unescapeEntities(html, false), false));
    }
    Parser parser = Parser.htmlParser().setMaxDepth(settings.maxNesting());
    return extractor.wholeText(parser.parseInput(html, ""));
  }

  /** A name without the prefix of its namespace. */
  private static String local(Element element) {
    String name = element.normalName().toLowerCase(Locale.ROOT);
    return name.substring(name.indexOf(':') + 1);
  }

  private static @Nullable Element first(Element within, String name) {
    for (Element element : within.getAllElements()) {
      if (element != within && local(element).equals(name)) {
        return element;
      }
    }
    return null;
  }

  private static @Nullable Element directChild(Element within, String name) {
    for (Element element : within.children()) {
      if (local(element).equals(name)) {
        return element;
      }
    }
    return null;
  }

  private static @Nullable String text(@Nullable Element element) {
    if (element == null) {
      return null;
    }
    String text = element.text().replaceAll("\\s+", " ").strip();
    return text.isEmpty() || text.length() > LONGEST_FACT ? null : text;
  }

  private static @Nullable String name(@Nullable Element person) {
    if (person == null) {
      return null;
    }
    String name = text(first(person, "name"));
    name = name == null ? text(person) : name;
    String literal = person.attr("literal").strip();
    return name != null ? name : literal.isEmpty() ? null : literal;
  }

  private static @Nullable String author(@Nullable String byline) {
    return byline == null ? null : byline.replaceFirst("(?i)^(?:by|par|von|بقلم|كتبت?)[\\s:]+", "");
  }

  private static @Nullable String date(Element within, String... names) {
    for (String name : names) {
      Element element = first(within, name);
      if (element != null) {
        String stated = element.hasAttr("norm") ? element.attr("norm") : element.text();
        String date = PublicationDate.normalise(stated);
        if (date != null) {
          return date;
        }
      }
    }
    return null;
  }

  private static @Nullable String language(Element element) {
    String language = element.attr("xml:lang").strip();
    return language.isEmpty() ? null : language;
  }

  private static List<String> keywords(Element within) {
    List<String> words = new ArrayList<>();
    for (Element element : within.getAllElements()) {
      String name = local(element);
      if (name.equals("keyword") || name.equals("category")) {
        String word = element.hasAttr("key") ? element.attr("key").strip() : element.text().strip();
        if (!word.isEmpty() && word.length() < 100 && !words.contains(word) && words.size() < 50) {
          words.add(word);
        }
      }
    }
    return words;
  }
}
