package dev.diptych.intake.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * Names a file's type by its first bytes, with its name as a hint. Opens no container, so it is
 * safe for hostile bytes: it reads at most the first 64 KB. Safe for use by several threads.
 */
final class TypeDetector {

  private static final int PREFIX = 64 * 1024;

  private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

  /** The media type, {@code application/octet-stream} if nothing is known. */
  String detect(String name, byte[] content) {
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    try {
      MediaType type =
          types.detect(
              new ByteArrayInputStream(content, 0, Math.min(content.length, PREFIX)), metadata);
      return type.getBaseType().toString();
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory failed", e);
    }
  }
}
