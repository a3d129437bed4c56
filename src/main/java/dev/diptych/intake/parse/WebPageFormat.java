package dev.diptych.intake.parse;

import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.web.ArticleExtractor;
import dev.diptych.intake.web.WebArticle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** HTML and XHTML. jsoup resolves no entity but HTML's own and opens no address. */
final class WebPageFormat implements Format {

  private static final int HEAD = 64 * 1024;
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?i)<(?:meta\\s[^>]{0,300}?charset|\\?xml\\s[^>]{0,100}?encoding)\\s*=\\s*[\"']?\\s*([\\w.:-]{2,40})");

  private final TextDecoder decoder = new TextDecoder();
  private final ArticleExtractor extractor = new ArticleExtractor();
  private final ReaderSettings settings;

  WebPageFormat(ReaderSettings settings) {
    this.settings = settings;
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    DecodedText decoded = decoder.decode(document.content(), declaredCharset(document.content()));
    return read(decoded, document.mediaType());
  }

  /** Reads a page that is already text, for example the HTML part of a message. */
  Manuscript read(DecodedText decoded, String mediaType) throws UnreadableException {
    Parser parser = Parser.htmlParser().setMaxDepth(settings.maxNesting());
    WebArticle article = extractor.extract(() -> parser.parseInput(decoded.text(), ""));
    if (article.filledByScript()) {
      throw new UnreadableException(
          "the page has no article text: a script fetches it when the page is shown; open it in a"
              + " browser and save the whole page");
    }
    List<String> notes = new ArrayList<>(decoded.notes());
    notes.addAll(article.notes());
    return article
        .letters()
        .manuscript(article.facts(), mediaType, article.language(), article.blocks(), notes);
  }

  static @Nullable String declaredCharset(byte[] content) {
    String head =
        new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
    Matcher matcher = DECLARED.matcher(head);
    return matcher.find() ? matcher.group(1) : null;
  }
}
