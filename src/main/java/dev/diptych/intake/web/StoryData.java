package dev.diptych.intake.web;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import dev.diptych.intake.PublicationDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An article in JSON: what a script would have put on the page, or an agency's own format (ninjs,
 * WordPress, news-please). Told by its fields, whatever they lie in. The number of nodes looked at
 * and the depth of a body are bounded.
 */
public final class StoryData {

  private static final int MOST_NODES = 20_000;
  private static final int SHORTEST_BODY = 80;
  private static final int DEEPEST_BODY = 12;
  private static final int SHORTEST_BESIDE = 200;
  private static final Set<String> TOLD =
      Set.of(
          "description", "summary", "abstract", "description_text", "excerpt", "keywords", "tags");
  private static final int MOST_DEPTH = 60;
  private static final Pattern MARKUP = Pattern.compile("<(?:/p|p|br|div|h[1-6]|ul|blockquote)\\b");
  private static final Pattern PARAGRAPH =
      Pattern.compile("(?:p|paragraph|text-?block|blockquote|quote|list-?item|li)");
  private static final Pattern ARTICLE = Pattern.compile("Article|Posting|Report|Review");
  private static final Pattern HEADING = Pattern.compile("(?:heading|header|subheadline|h[1-6])");

  private static final List<String> BODIES =
      List.of(
          "articleBody",
          "body",
          "bodyHtml",
          "body_html",
          "body_xhtml",
          "body_text",
          "bodies",
          "content",
          "contentHtml",
          "content_html",
          "content_text",
          "maintext",
          "fullText",
          "full_text",
          "text",
          "html",
          "story",
          "blocks");
  private static final List<String> TITLES =
      List.of("headline", "headlines", "title", "titre", "name");
  private static final List<String> AUTHORS =
      List.of("author", "authors", "byline", "by", "creator");
  private static final List<String> DATES =
      List.of(
          "datePublished",
          "date_publish",
          "date_published",
          "publish_date",
          "publishedAt",
          "published_at",
          "publishDate",
          "publicationDate",
          "pubDate",
          "published",
          "date",
          "firstpublished",
          "versioncreated",
          "versionCreated",
          "firstcreated",
          "createdAt");
  private static final List<String> OUTLETS =
      List.of(
          "publisher",
          "provider",
          "infoSources",
          "source",
          "site",
          "site_name",
          "siteName",
          "meta_site_name",
          "sitename",
          "source-hostname",
          "source_domain",
          "hostname");

  private static final List<String> LISTS =
      List.of(
          "items", "articles", "posts", "results", "stories", "entries", "data", "hits", "docs");

  private StoryData() {}

  /**
   * The stories in a tree, a story within a story not counted.
   *
   * @param most how many to look for
   */
  public static List<WebArticle> stories(JsonNode root, int most) {
    return nodes(root).stream().limit(most).map(StoryData::article).toList();
  }

  /**
   * The entries of a file that is a list of articles: its root, or the one list of objects in it in
   * which a story lies. Empty if it is none.
   */
  public static List<JsonNode> listed(JsonNode root) {
    if (isList(root) && (root.size() > 1 || isStory(root.get(0)))) {
      return entries(root);
    }
    for (String name : LISTS) {
      JsonNode list = root.path(name);
      if (isList(list) && (isFeed(root) || list.values().stream().anyMatch(StoryData::isStory))) {
        return entries(list);
      }
    }
    return List.of();
  }

  /** Beside an article structured data describe its site, its pictures and the way to it. */
  private static List<JsonNode> entries(JsonNode list) {
    return list.values().stream()
        .filter(
            node ->
                isStory(node)
                    || !node.has("@type")
                    || ARTICLE.matcher(text(node.path("@type"))).find())
        .toList();
  }

  private static boolean isList(JsonNode node) {
    return node.isArray() && !node.isEmpty() && node.values().stream().allMatch(JsonNode::isObject);
  }

  private static boolean isFeed(JsonNode root) {
    return root.path("version").asString("").contains("jsonfeed.org");
  }

  /** The title of a JSON Feed, {@code null} for any other file. */
  public static @Nullable String feedTitle(JsonNode root) {
    return isFeed(root) ? orNull(first(root, List.of("title"))) : null;
  }

  /** An entry of a JSON Feed: it may be short and without a title. */
  public static WebArticle entry(JsonNode node) {
    WebArticle article = article(node);
    if (!article.blocks().isEmpty()) {
      return article;
    }
    List<Block> summary = new ArrayList<>();
    collect(node.path("summary"), summary, 0);
    return new WebArticle(
        article.facts(),
        article.language(),
        summary,
        List.of("the feed gives only its beginning or a summary; the whole text is at its address"),
        false);
  }

  /** What names an article for good in its file, {@code null} if nothing does. */
  public static @Nullable String identity(JsonNode node) {
    return orNull(first(node, List.of("id", "guid", "_id", "uri", "url", "link", "canonicalUrl")));
  }

  /** The story of a page with a title: the one that bears it, else the longest. */
  static @Nullable WebArticle story(JsonNode root, @Nullable String title) {
    String wanted = title == null ? "" : Fold.letters(title);
    WebArticle longest = null;
    for (JsonNode node : nodes(root)) {
      WebArticle article = article(node);
      String own = article.facts().title() == null ? "" : Fold.letters(article.facts().title());
      if (own.length() >= SHORTEST_BODY / 10 && wanted.startsWith(own)) {
        return article;
      }
      if (longest == null || length(article) > length(longest)) {
        longest = article;
      }
    }
    return longest;
  }

  private static int length(WebArticle article) {
    return article.blocks().stream().mapToInt(block -> block.text().length()).sum();
  }

  /**
   * What became of the letters of a story's node: what is neither in its text nor short nor a fact
   * is beside it.
   */
  public static LetterAccount account(JsonNode node, WebArticle story) {
    LetterAccount account = new LetterAccount().saw(LetterAccount.letters(story.blocks()));
    StringBuilder text = new StringBuilder();
    story.blocks().forEach(block -> text.append(Fold.letters(block.text())));
    Deque<Step> open = new ArrayDeque<>();
    for (String name : node.propertyNames()) {
      Kind kind = TOLD.contains(name) ? Kind.FACT : Kind.BESIDE;
      open.clear();
      open.add(new Step(node.path(name), 0));
      for (int seen = 0; !open.isEmpty() && seen < MOST_NODES; seen++) {
        Step step = open.remove();
        if (step.node().isString()) {
          leave(step.node().asString(""), kind, text, account);
        } else if (step.depth() < MOST_DEPTH) {
          step.node().forEach(child -> open.add(new Step(child, step.depth() + 1)));
        }
      }
    }
    return account;
  }

  private static void leave(String value, Kind kind, StringBuilder text, LetterAccount account) {
    String plain = value.indexOf('<') < 0 ? value : Jsoup.parse(value).text();
    long letters = LetterAccount.letters(plain);
    String folded = Fold.letters(plain);
    boolean same = text.indexOf(folded) >= 0 || !text.isEmpty() && folded.contains(text.toString());
    if (letters > 0 && !same) {
      account.saw(letters);
      if (letters < SHORTEST_BESIDE || kind == Kind.FACT) {
        account.left(Kind.FACT, letters);
      } else {
        account.left(kind, "other fields with text", letters);
      }
    }
  }

  /** A node and how deep it lies. */
  private record Step(JsonNode node, int depth) {}

  /** The nodes of the stories in a tree, a story within a story not counted. */
  public static List<JsonNode> nodes(JsonNode root) {
    List<JsonNode> found = new ArrayList<>();
    Deque<Step> open = new ArrayDeque<>();
    open.add(new Step(root, 0));
    for (int seen = 0; !open.isEmpty() && seen < MOST_NODES; seen++) {
      Step step = open.remove();
      if (step.node().isObject() && isStory(step.node())) {
        found.add(step.node());
      } else if (step.depth() < MOST_DEPTH) {
        step.node().forEach(child -> open.add(new Step(child, step.depth() + 1)));
      }
    }
    return found;
  }

  private static boolean isStory(JsonNode node) {
    return !first(node, TITLES).isEmpty()
        && body(node).stream().mapToInt(block -> block.text().length()).sum() >= SHORTEST_BODY;
  }

  private static WebArticle article(JsonNode node) {
    String language = first(node, List.of("language", "lang", "inLanguage"));
    List<String> keywords = new ArrayList<>();
    for (JsonNode word :
        node.path("keywords").isArray() ? node.path("keywords") : node.path("tags")) {
      String text = text(word);
      if (!text.isEmpty()) {
        keywords.add(text);
      }
    }
    String url =
        first(node, List.of("canonicalUrl", "canonical", "canonicalurl", "url", "link", "source"));
    ArticleFacts facts =
        new ArticleFacts(
            orNull(first(node, TITLES)),
            orNull(names(node)),
            date(node),
            orNull(outlet(node)),
            url.startsWith("http") ? url : null,
            orNull(first(node, List.of("description", "summary", "abstract", "description_text"))),
            keywords.stream().distinct().limit(50).toList());
    return new WebArticle(facts, orNull(language), body(node), List.of(), false);
  }

  /** The first of the fields that is a name and no address. */
  private static String outlet(JsonNode node) {
    for (String field : OUTLETS) {
      String name = first(node, List.of(field));
      if (!name.isEmpty() && !name.contains("://")) {
        return name;
      }
    }
    return "";
  }

  private static @Nullable String date(JsonNode node) {
    for (String name : DATES) {
      String date = PublicationDate.normalise(text(node.path(name)));
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text;
  }

  private static String first(JsonNode node, List<String> names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      String text = text(value.isArray() && !value.isEmpty() ? value.get(0) : value);
      if (!text.isEmpty() && text.length() < 1_000) {
        return text.indexOf('<') < 0 && text.indexOf('&') < 0
            ? text
            : Jsoup.parse(text).text().strip();
      }
    }
    return "";
  }

  private static String names(JsonNode node) {
    for (String field : AUTHORS) {
      JsonNode value = node.path(field);
      List<String> names = new ArrayList<>();
      for (JsonNode one : value.isArray() ? value : List.of(value)) {
        String name = text(one);
        if (!name.isEmpty() && name.length() <= 120 && !name.contains("://")) {
          names.add(name);
        }
      }
      if (!names.isEmpty()) {
        return String.join(", ", names);
      }
    }
    return "";
  }

  /** A plain value, or the text of an object that wraps one. */
  private static String text(JsonNode value) {
    if (value.isObject()) {
      for (String name : List.of("rendered", "value", "name", "text", "title")) {
        if (value.path(name).isString()) {
          return value.path(name).asString("").strip();
        }
      }
      return "";
    }
    return value.isValueNode() && !value.isNull() ? value.asString("").strip() : "";
  }

  private static List<Block> body(JsonNode node) {
    List<Block> best = List.of();
    for (String name : BODIES) {
      List<Block> blocks = new ArrayList<>();
      collect(node.path(name), blocks, 0);
      if (length(blocks) >= SHORTEST_BODY) {
        return blocks;
      }
      best = length(blocks) > length(best) ? blocks : best;
    }
    return best;
  }

  private static int length(List<Block> blocks) {
    return blocks.stream().mapToInt(block -> block.text().length()).sum();
  }

  private static void collect(JsonNode value, List<Block> blocks, int depth) {
    if (depth > DEEPEST_BODY || blocks.size() > MOST_NODES) {
      return;
    }
    if (value.isString()) {
      blocks.addAll(blocks(value.asString("")));
    } else if (value.isArray()) {
      value.forEach(child -> collect(child, blocks, depth + 1));
    } else if (value.isObject()) {
      collectObject(value, blocks, depth);
    }
  }

  private static void collectObject(JsonNode value, List<Block> blocks, int depth) {
    String type = value.path("type").asString("").toLowerCase(Locale.ROOT);
    boolean heading = HEADING.matcher(type).matches();
    if (heading || PARAGRAPH.matcher(type).matches()) {
      List<Block> parts = new ArrayList<>();
      children(value, parts, depth);
      String text = String.join("", parts.stream().map(Block::text).toList()).strip();
      if (!text.isEmpty()) {
        blocks.add(heading ? Block.heading(2, text) : Block.paragraph(text));
      }
    } else {
      children(value, blocks, depth);
    }
  }

  private static void children(JsonNode value, List<Block> blocks, int depth) {
    for (String name :
        List.of("rendered", "value", "html", "text", "content", "children", "data")) {
      if (value.has(name)) {
        collect(value.path(name), blocks, depth + 1);
        return;
      }
    }
  }

  /** Blocks of a text that may be markup. */
  static List<Block> blocks(String text) {
    if (MARKUP.matcher(text).find()) {
      var page = Parser.htmlParser().setMaxDepth(200).parseInput(text, "");
      PageCleaner.removeCode(page, new PageAccount(new LetterAccount(), page.body()));
      return BlockWriter.blocks(page.body());
    }
    String plain =
        text.indexOf('<') < 0 && text.indexOf('&') < 0 ? text : Jsoup.parse(text).wholeText();
    return plain
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(Block::paragraph)
        .toList();
  }
}
