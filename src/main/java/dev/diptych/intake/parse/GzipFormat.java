package dev.diptych.intake.parse;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.DocumentParser;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** One compressed file ({@code page.html.gz}): unpacked once, within the limit of a file's size. */
final class GzipFormat implements Format {

  private static final Pattern SUFFIX = Pattern.compile("(?i)\\.gz$");

  private final ReaderSettings settings;
  private final TypeDetector types = new TypeDetector();
  private final DocumentParser inner;

  GzipFormat(ReaderSettings settings, DocumentParser inner) {
    this.settings = settings;
    this.inner = inner;
  }

  @Override
  public Manuscript read(RawDocument document) throws UnreadableException {
    return open(document).only();
  }

  @Override
  public Parsed open(RawDocument document) throws UnreadableException {
    byte[] content = unpacked(document);
    String name = SUFFIX.matcher(document.name()).replaceFirst("");
    if (content.length == 0) {
      throw new UnreadableException("the compressed file is empty; deliver it again");
    }
    if (types.detect(name, content).contains("gzip")) {
      throw new UnreadableException(
          "the file is compressed twice; unpack it and deliver the article itself");
    }
    return inner.open(new SourceFile(name, content.length, "0".repeat(64)), content);
  }

  private byte[] unpacked(RawDocument document) throws UnreadableException {
    int limit = (int) Math.min(Integer.MAX_VALUE - 16, settings.maxFileSize().toBytes());
    try (GZIPInputStream stream =
        new GZIPInputStream(new ByteArrayInputStream(document.content()))) {
      byte[] content = stream.readNBytes(limit);
      if (stream.read() >= 0) {
        throw new UnreadableException(
            "unpacked, the file is larger than one file may be (%,d bytes); unpack it and deliver the article itself"
                .formatted(limit));
      }
      return content;
    } catch (IOException e) {
      throw new UnreadableException(Reasons.damaged(document.mediaType(), e), e);
    }
  }
}
