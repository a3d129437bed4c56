package dev.diptych.intake.parse;

import static java.util.Map.entry;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.DocumentParser;
import dev.diptych.intake.Parsed;
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
          "(?:\u00EF\u00BB\u00BF)?\\s*(?:<\\?xml[^>]{0,200}>\\s*)?(?:<![^\\[>]{0,500}>\\s*){0,3}<(?:nitf|newsMessage|newsItem|NewsML|rss|feed|rdf:RDF|plist)[\\s>]");

  private static final Pattern JSON =
      Pattern.compile(
          "(?:\u00EF\u00BB\u00BF)?\\s{0,100}(?:\\[\\s{0,100})?\\{\\s{0,100}\"[\\w@$"
              + " .:-]{1,60}\"\\s{0,20}:\\s{0,20}[\"\\[{\\dtfn-]");

  private final TypeDetector types = new TypeDetector();
  private final Map<String, Format> formats;
  private final Everything everything;
  private final Format pictures;
  private final Format xml;
  private final Format json;
  private final Format wire;
  private final WebArchiveFormat archive;
  private final Format other;

  FormatParser(ReaderSettings settings) {
    this(settings, new Inner(settings));
  }

  /**
   * A parser.
   *
   * @param attached reads what is attached to a message
   */
  private FormatParser(ReaderSettings settings, DocumentParser attached) {
    WebPageFormat page = new WebPageFormat(settings);
    json = new NewsJsonFormat(settings);
    wire = new WireText(settings);
    archive = new WebArchiveFormat(page);
    Format markdown = new MarkdownFormat(settings);
    Ocr ocr = new Ocr(settings);
    pictures = new PictureFormat(settings, ocr);
    TikaFormat tika = new TikaFormat(settings);
    other = tika;
    everything = new Everything(settings, tika);
    MailFormat mail = new MailFormat(settings, page, attached);
    Format open = new OpenDocumentFormat(settings, other);
    Format word = new WordFormat(settings, mail, other);
    xml = new NewsXmlFormat(settings, archive, other);
    formats =
        Map.ofEntries(
            entry("text/plain", new PlainTextFormat(settings)),
            entry("text/markdown", markdown),
            entry("text/x-web-markdown", markdown),
            entry("text/html", page),
            entry("application/xhtml+xml", page),
            entry("application/pdf", new PdfFormat(settings, ocr)),
            entry("message/rfc822", mail),
            entry("multipart/related", mail),
            entry("application/mbox", new MailboxFormat(settings, mail)),
            entry("application/x-webarchive", xml),
            entry("application/vnd.ms-outlook", new OutlookFormat(settings, other, attached)),
            entry(WORD, word),
            entry("application/vnd.openxmlformats-officedocument.wordprocessingml.template", word),
            entry("application/vnd.ms-word.document.macroenabled.12", word),
            entry("application/x-tika-ooxml", word),
            entry("application/vnd.oasis.opendocument.text", open),
            entry("application/vnd.oasis.opendocument.text-template", open),
            entry("application/rtf", new RtfFormat(other)),
            entry("text/rtf", new RtfFormat(other)),
            entry("application/epub+zip", new EpubFormat(settings, other)),
            entry("application/json", json),
            entry("text/sgml", new PlainTextFormat(settings)),
            entry("application/xml", xml),
            entry("text/xml", xml),
            entry("application/rss+xml", xml),
            entry("application/atom+xml", xml),
            entry("application/rdf+xml", xml),
            entry("application/gzip", new GzipFormat(settings, this::open)));
  }

  /** One level in, and made when the first message with documents comes. */
  private static final class Inner implements DocumentParser {

    private final ReaderSettings settings;
    private @Nullable FormatParser parser;

    Inner(ReaderSettings settings) {
      this.settings = settings;
    }

    @Override
    public Parsed open(SourceFile source, byte[] content) throws UnreadableException {
      return parser().open(source, content);
    }

    private synchronized FormatParser parser() {
      if (parser == null) {
        parser = new FormatParser(settings, Inner::tooDeep);
      }
      return parser;
    }

    private static Parsed tooDeep(SourceFile source, byte[] content) throws UnreadableException {
      throw new UnreadableException("it is attached to an attached message; deliver it by itself");
    }
  }

  @Override
  public Parsed open(SourceFile source, byte[] content) throws UnreadableException {
    return open(source, types.detect(source.name(), content), content);
  }

  @Override
  public Parsed everything(SourceFile source, byte[] content) throws UnreadableException {
    String type = types.detect(source.name(), content);
    return everything.of(new RawDocument(source.name(), type, content), type);
  }

  /** The same where the type was detected before, by a {@link TypeDetector}. */
  Parsed open(SourceFile source, String type, byte[] content) throws UnreadableException {
    RawDocument document = new RawDocument(source.name(), type, content);
    Format tagged = tagged(type, content);
    Format format = tagged == null ? formats.get(type) : tagged;
    if (format != null) {
      return format.open(document);
    }
    if (type.startsWith("application/vnd.iptc.")) {
      return xml.open(document);
    }
    return switch (type.substring(0, type.indexOf('/')).toLowerCase(Locale.ROOT)) {
      case "image" -> pictures.open(document);
      case "audio", "video" ->
          throw new UnreadableException(
              "the file is a recording (%s), not an article".formatted(type));
      default -> other.open(document);
    };
  }

  /** Whether bytes begin as a list or an object of JSON, whatever the file is called. */
  static boolean mayBeJson(byte[] content) {
    String head =
        new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
    return JSON.matcher(head).lookingAt();
  }

  /**
   * The format of a tagged text by its first tag, {@code null} for any other: a headline or a title
   * within makes it a page by its signature.
   */
  private @Nullable Format tagged(String type, byte[] content) {
    String head =
        new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
    if (TaggedText.mayBeTagged(content)) {
      return formats.get("text/plain");
    }
    if (PropertyList.isOne(content)) {
      return archive;
    }
    if (WireText.mayBeWire(content)) {
      return wire;
    }
    if (type.equals("text/plain") && mayBeJson(content)) {
      return json;
    }
    return NEWS.matcher(head).lookingAt() ? xml : null;
  }
}
