package dev.diptych.intake.parse;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.DocumentParser;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.util.Map;

/**
 * Parses every format in the process it is called in: the parsing process, or this one for what is
 * proven safe. Safe for use by several threads.
 */
final class FormatParser implements DocumentParser {

  private final TypeDetector types = new TypeDetector();
  private final Map<String, Format> formats;
  private final Format other;

  FormatParser(ReaderSettings settings) {
    Format page = new WebPageFormat(settings);
    formats =
        Map.of(
            "text/plain",
            new PlainTextFormat(),
            "text/html",
            page,
            "application/xhtml+xml",
            page,
            "application/pdf",
            new PdfFormat(settings));
    other = new TikaFormat(settings);
  }

  @Override
  public Manuscript parse(SourceFile source, byte[] content) throws UnreadableException {
    String type = types.detect(source.name(), content);
    RawDocument document = new RawDocument(source.name(), type, content);
    return formats.getOrDefault(type, other).read(document);
  }
}
