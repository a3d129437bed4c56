package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.PublicationDate;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.web.ArticleExtractor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The tagged text of corpora and old wires (TREC, LDC): {@code <DOC>} with a field a tag. It is no
 * XML: tags may stay open and signs unescaped. Fields are facts, the text is the body.
 */
final class TaggedText {

  private static final int LOOK = 600;
  private static final int LOOK_BARE = 4_000;
  private static final int MOST_FIELDS = 300;
  private static final int LONGEST_FIELD = 1_000;
  private static final Pattern BEGINS =
      Pattern.compile(
          "\\s*(?:<\\?xml[^>]{0,100}>\\s*)?(?:<!DOCTYPE\\s[^>\\[]{0,200}>\\s*)?<(?:DOC|REUTERS)(?:\\s[^>]{0,300})?>",
          Pattern.CASE_INSENSITIVE);

  /** Fields without an element around them, which scrapers write. */
  private static final Pattern BARE =
      Pattern.compile(
          "\\s*<(?:URL|TITLE|HEADLINE|DATE|SOURCE|AUTHOR|DOCNO|DOCID|ID|LINK)>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TEXT = Pattern.compile("<TEXT>", Pattern.CASE_INSENSITIVE);
  private static final Pattern PAGE =
      Pattern.compile("<(?:html|body|head)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern DOCUMENT =
      Pattern.compile("<(?:DOC|REUTERS)(?:\\s[^>]{0,300})?>", Pattern.CASE_INSENSITIVE);
  private static final Pattern ID =
      Pattern.compile(
          "<(?:DOC|REUTERS)\\s[^>]{0,300}?\\b(?:new)?id\\s*=\\s*[\"']([^\"'<>]{1,100})[\"']",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG =
      Pattern.compile("<([A-Za-z][\\w.-]{0,40})(?:\\s[^<>]{0,200})?>");
  private static final Pattern DECLARATION = Pattern.compile("<[!?][^<>]{0,300}>");
  private static final Pattern MARKUP =
      Pattern.compile("</?[A-Za-z][\\w.-]{0,20}(?:\\s[^<>]{0,200})?>");

  private static final List<String> BODIES = List.of("text", "body", "content", "story");
  private static final List<String> TITLES =
      List.of("title", "headline", "hl", "head", "heading", "tl");
  private static final List<String> DATES =
      List.of("date", "datetime", "date_time", "pubdate", "published");
  private static final List<String> AUTHORS = List.of("author", "byline", "by", "writer");
  private static final List<String> OUTLETS =
      List.of("source", "publisher", "newspaper", "outlet", "agency");
  private static final List<String> WORDS =
      List.of("keywords", "category", "subject", "topic", "section");

  private TaggedText() {}

  /** Whether bytes may be tagged text in any charset whose letters are ASCII's. */
  static boolean mayBeTagged(byte[] content) {
    return isTagged(
        new String(content, 0, Math.min(content.length, LOOK_BARE), StandardCharsets.ISO_8859_1)
            .replace("\u00EF\u00BB\u00BF", ""));
  }

  static boolean isTagged(String text) {
    if (BEGINS.matcher(head(text, LOOK)).lookingAt()) {
      return true;
    }
    String head = head(text, LOOK_BARE);
    return BARE.matcher(head).lookingAt()
        && TEXT.matcher(head).find()
        && !PAGE.matcher(head).find();
  }

  private static String head(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }

  /** One document is one article, several are as many. */
  static Parsed open(DecodedText decoded, ReaderSettings settings) throws UnreadableException {
    String text = decoded.text();
    List<Integer> begins = new ArrayList<>();
    Matcher document = DOCUMENT.matcher(text);
    while (document.find()) {
      begins.add(document.start());
    }
    if (begins.size() < 2) {
      return Parsed.one(read(text, decoded.notes(), settings));
    }
    Parts parts = new Parts(settings);
    decoded.notes().forEach(parts::note);
    for (int i = 0; i < begins.size(); i++) {
      int end = i + 1 < begins.size() ? begins.get(i + 1) : text.length();
      String one = text.substring(begins.get(i), end);
      parts.add(PartKey.of(identity(one)), () -> read(one, List.of(), settings));
    }
    return parts.all();
  }

  private static @Nullable String identity(String document) {
    Matcher attribute = ID.matcher(document);
    return attribute.lookingAt()
        ? attribute.group(1)
        : line(fields(document), List.of("docno", "docid", "id", "url", "link"));
  }

  private static Manuscript read(String text, List<String> notes, ReaderSettings settings)
      throws UnreadableException {
    Map<String, String> fields = fields(text);
    String body = body(fields);
    if (body == null) {
      throw new UnreadableException(
          "the file is tagged (<DOC>) and has no <TEXT>: deliver it again with its text");
    }
    String url = line(fields, List.of("url", "link"));
    String words = line(fields, WORDS);
    ArticleFacts facts =
        new ArticleFacts(
            line(fields, TITLES),
            line(fields, AUTHORS),
            PublicationDate.normalise(line(fields, DATES)),
            line(fields, OUTLETS),
            url != null && url.startsWith("http") ? url : null,
            null,
            words == null
                ? List.of()
                : Arrays.stream(words.split("[,،;؛]", -1))
                    .map(String::strip)
                    .filter(w -> !w.isEmpty())
                    .distinct()
                    .toList());
    List<Block> blocks = blocks(body, settings);
    LetterAccount account = new LetterAccount().saw(plain(text));
    for (Map.Entry<String, String> field : fields.entrySet()) {
      long letters = LetterAccount.letters(plain(field.getValue()));
      if (!BODIES.contains(field.getKey())) {
        account.left(Kind.FACT, letters);
      } else if (!field.getValue().equals(body)) {
        account.left(Kind.BESIDE, "the field " + field.getKey(), letters);
      }
    }
    return account.manuscript(
        facts, "text/plain", line(fields, List.of("lang", "language")), blocks, notes);
  }

  /**
   * The text; where it holds the body and other fields, as Reuters wrote them, these are taken out.
   */
  private static @Nullable String body(Map<String, String> fields) {
    String text = first(fields, BODIES);
    if (text == null) {
      return null;
    }
    Map<String, String> within = fields(text);
    String body = within.get("body");
    if (body == null) {
      return text;
    }
    fields.values().remove(text);
    within.forEach(fields::putIfAbsent);
    return body;
  }

  /** Without tags and references. */
  private static String plain(String text) {
    String words = DECLARATION.matcher(text).replaceAll(" ");
    return Parser.unescapeEntities(MARKUP.matcher(words).replaceAll(" "), false);
  }

  private static List<Block> blocks(String body, ReaderSettings settings) {
    if (!MARKUP.matcher(body).find()) {
      String plain = Parser.unescapeEntities(body, false);
      return List.of(new Block(Block.Kind.PLAIN, 0, plain, false));
    }
    Parser parser = Parser.htmlParser().setMaxDepth(settings.maxNesting());
    return new ArticleExtractor().wholeText(parser.parseInput(body, ""));
  }

  /** The fields within the document; those within the body are its own. */
  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher tag = TAG.matcher(text);
    int at = 0;
    for (int seen = 0; seen < MOST_FIELDS && tag.find(at); seen++) {
      String name = tag.group(1).toLowerCase(Locale.ROOT);
      at = tag.end();
      boolean around = name.equals("doc") || name.equals("reuters");
      int end = around ? -1 : closing(text, name, at);
      if (end >= 0) {
        fields.merge(name, text.substring(at, end), (one, two) -> one + "\n\n" + two);
        at = end;
      }
    }
    return fields;
  }

  private static int closing(String text, String name, int from) {
    String wanted = "</" + name + ">";
    for (int i = text.indexOf("</", from); i >= 0; i = text.indexOf("</", i + 2)) {
      if (text.regionMatches(true, i, wanted, 0, wanted.length())) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable String first(Map<String, String> fields, List<String> names) {
    for (String name : names) {
      String value = fields.get(name);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable String line(Map<String, String> fields, List<String> names) {
    String value = first(fields, names);
    if (value == null || value.length() > LONGEST_FIELD) {
      return null;
    }
    String line = plain(value).replaceAll("\\s+", " ").strip();
    return line.isEmpty() ? null : line;
  }
}
