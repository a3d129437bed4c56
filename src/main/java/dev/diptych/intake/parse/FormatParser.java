package dev.diptych.intake.parse;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.DocumentParser;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.util.Locale;
import java.util.Map;

/**
 * Parses every format in the process it is called in: the parsing process, or this one for what is
 * proven safe. Safe for use by several threads.
 */
final class FormatParser implements DocumentParser {

  private final TypeDetector types = new TypeDetector();
  private final Map<String, Format> formats;
  private final Format pictures;
  private final Format other;

  FormatParser(ReaderSettings settings) {
    Format page = new WebPageFormat(settings);
    Format markdown = new MarkdownFormat(settings);
    Ocr ocr = new Ocr(settings);
    pictures = new PictureFormat(settings, ocr);
    other = new TikaFormat(settings);
    formats =
        Map.of(
            "text/plain", new PlainTextFormat(settings),
            "text/markdown", markdown,
            "text/x-web-markdown", markdown,
            "text/html", page,
            "application/xhtml+xml", page,
            "application/pdf", new PdfFormat(settings, ocr),
            "message/rfc822", new MailFormat(settings),
            "application/vnd.ms-outlook", new OutlookFormat(settings, other),
            "application/gzip", new GzipFormat(settings, this::parse));
  }

  @Override
  public Manuscript parse(SourceFile source, byte[] content) throws UnreadableException {
    return parse(source, types.detect(source.name(), content), content);
  }

  /** The same where the type was detected before, by a {@link TypeDetector}. */
  Manuscript parse(SourceFile source, String type, byte[] content) throws UnreadableException {
    RawDocument document = new RawDocument(source.name(), type, content);
    Format format = formats.get(type);
    if (format != null) {
      return format.read(document);
    }
    return switch (type.substring(0, type.indexOf('/')).toLowerCase(Locale.ROOT)) {
      case "image" -> pictures.read(document);
      case "audio", "video" ->
          throw new UnreadableException(
              "the file is a recording (%s), not an article".formatted(type));
      default -> other.read(document);
    };
  }
}
