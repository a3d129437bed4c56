package dev.diptych.intake.parse;

import static java.util.Map.entry;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.DocumentParser;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses every format in the process it is called in: the parsing process, or this one for what is
 * proven safe. Safe for use by several threads.
 */
final class FormatParser implements DocumentParser {

  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private static final int HEAD = 2_000;
  private static final Pattern NEWS =
      Pattern.compile(
          "(?:\u00EF\u00BB\u00BF)?\\s*(?:<\\?xml[^>]{0,200}>\\s*)?(?:<![^\\[>]{0,500}>\\s*){0,3}<(?:nitf|newsMessage|newsItem|NewsML|rss|feed)[\\s>]");

  private final TypeDetector types = new TypeDetector();
  private final Map<String, Format> formats;
  private final Format pictures;
  private final Format xml;
  private final Format other;

  FormatParser(ReaderSettings settings) {
    Format page = new WebPageFormat(settings);
    Format markdown = new MarkdownFormat(settings);
    Ocr ocr = new Ocr(settings);
    pictures = new PictureFormat(settings, ocr);
    other = new TikaFormat(settings);
    MailFormat mail = new MailFormat(settings);
    Format word = new WordFormat(settings, mail, other);
    xml = new NewsXmlFormat(settings, other);
    formats =
        Map.ofEntries(
            entry("text/plain", new PlainTextFormat(settings)),
            entry("text/markdown", markdown),
            entry("text/x-web-markdown", markdown),
            entry("text/html", page),
            entry("application/xhtml+xml", page),
            entry("application/pdf", new PdfFormat(settings, ocr)),
            entry("message/rfc822", mail),
            entry("application/vnd.ms-outlook", new OutlookFormat(settings, other)),
            entry(WORD, word),
            entry("application/vnd.openxmlformats-officedocument.wordprocessingml.template", word),
            entry("application/vnd.ms-word.document.macroenabled.12", word),
            entry("application/x-tika-ooxml", word),
            entry("application/epub+zip", new EpubFormat(settings, other)),
            entry("application/json", new NewsJsonFormat(settings)),
            entry("text/sgml", new PlainTextFormat(settings)),
            entry("application/xml", xml),
            entry("text/xml", xml),
            entry("application/rss+xml", xml),
            entry("application/atom+xml", xml),
            entry("application/gzip", new GzipFormat(settings, this::parse)));
  }

  @Override
  public Manuscript parse(SourceFile source, byte[] content) throws UnreadableException {
    return parse(source, types.detect(source.name(), content), content);
  }

  /** The same where the type was detected before, by a {@link TypeDetector}. */
  Manuscript parse(SourceFile source, String type, byte[] content) throws UnreadableException {
    RawDocument document = new RawDocument(source.name(), type, content);
    Format tagged = tagged(content);
    Format format = tagged == null ? formats.get(type) : tagged;
    if (format != null) {
      return format.read(document);
    }
    if (type.startsWith("application/vnd.iptc.")) {
      return xml.read(document);
    }
    return switch (type.substring(0, type.indexOf('/')).toLowerCase(Locale.ROOT)) {
      case "image" -> pictures.read(document);
      case "audio", "video" ->
          throw new UnreadableException(
              "the file is a recording (%s), not an article".formatted(type));
      default -> other.read(document);
    };
  }

  /**
   * The format of a tagged text by its first tag, {@code null} for any other: a headline or a title
   * within makes it a page by its signature.
   */
  private @Nullable Format tagged(byte[] content) {
    String head =
        new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
    if (TaggedText.mayBeTagged(content)) {
      return formats.get("text/plain");
    }
    return NEWS.matcher(head).lookingAt() ? xml : null;
  }
}
