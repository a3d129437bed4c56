package dev.diptych.intake.parse;

import static java.util.Map.entry;

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

  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

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
    MailFormat mail = new MailFormat(settings);
    Format word = new WordFormat(settings, mail, other);
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
            entry("application/gzip", new GzipFormat(settings, this::parse)));
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
