package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.PublicationDate;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.web.ArticleExtractor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * CommonMark with tables and a front matter of {@code key: value} lines. HTML in it is read as HTML
 * and never run.
 */
final class MarkdownFormat implements Format {

  private static final Pattern FRONT_LINE = Pattern.compile("([A-Za-z_]{1,30})\\s*:\\s*(.*)");
  private static final int MOST_FRONT_LINES = 100;

  private final TextDecoder decoder = new TextDecoder();
  private final ArticleExtractor extractor = new ArticleExtractor();
  private final Parser parser =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private final HtmlRenderer renderer =
      HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();
  private final ReaderSettings settings;

  MarkdownFormat(ReaderSettings settings) {
    this.settings = settings;
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    DecodedText decoded = decoder.decode(document.content(), null);
    Reasons.requireLength(decoded.text().length(), settings);
    String text = decoded.text().replace("\r\n", "\n");
    int end = endOfFrontMatter(text);
    Map<String, String> front = frontMatter(text.substring(0, end));
    LetterAccount account = new LetterAccount().saw(text.substring(0, end));
    account.left(Kind.FACT, account.seen());
    List<Block> blocks = blocks(text.substring(end), account);
    return account.manuscript(
        facts(front), document.mediaType(), language(front), blocks, decoded.notes());
  }

  private List<Block> blocks(String markdown, LetterAccount account) {
    String html = renderer.render(parser.parse(markdown));
    return extractor.wholeText(
        org.jsoup.parser.Parser.htmlParser()
            .setMaxDepth(settings.maxNesting())
            .parseInput(html, ""),
        account);
  }

  private static int endOfFrontMatter(String text) {
    if (!text.startsWith("---\n")) {
      return 0;
    }
    int end = text.indexOf("\n---\n", 3);
    return end < 0 ? 0 : end + "\n---\n".length();
  }

  private static Map<String, String> frontMatter(String text) {
    Map<String, String> front = new HashMap<>();
    for (String line : text.lines().limit(MOST_FRONT_LINES).toList()) {
      Matcher matcher = FRONT_LINE.matcher(line);
      if (matcher.matches()) {
        front.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), unquoted(matcher.group(2)));
      }
    }
    return front;
  }

  private static String unquoted(String value) {
    String text = value.strip();
    boolean quoted =
        text.length() >= 2
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static ArticleFacts facts(Map<String, String> front) {
    String keywords = front.getOrDefault("tags", front.getOrDefault("keywords", ""));
    return new ArticleFacts(
        text(front, "title"),
        text(front, "author"),
        PublicationDate.normalise(front.get("date")),
        text(front, "site"),
        text(front, "canonical"),
        text(front, "description"),
        Arrays.stream(keywords.replaceAll("[\\[\\]\"']", "").split("[,،;]", -1))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList());
  }

  private static @Nullable String language(Map<String, String> front) {
    String stated = text(front, "lang");
    return stated != null ? stated : text(front, "language");
  }

  private static @Nullable String text(Map<String, String> front, String key) {
    String value = front.get(key);
    return value == null || value.isBlank() ? null : value;
  }
}
