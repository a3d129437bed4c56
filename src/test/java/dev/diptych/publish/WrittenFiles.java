package dev.diptych.publish;

import dev.diptych.text.Checksums;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what a renderer writes in memory. */
final class WrittenFiles implements EditionFolder {

  private final Map<String, byte[]> files = new TreeMap<>();

  @Override
  public String write(String name, Content content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.to(out);
    files.put(name, out.toByteArray());
    return Checksums.sha256(out.toByteArray());
  }

  /** File name → its bytes. */
  static Map<String, byte[]> of(
      EditionRenderer renderer, EditionIndex index, EditionDigests digests) {
    WrittenFiles written = new WrittenFiles();
    try {
      renderer.render(index, digests, written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written.files;
  }

  /** The index pages and the manifest of an edition. */
  static Map<String, byte[]> of(EditionIndex index) {
    return of(new EditionPages(), index, EditionDigests.NONE);
  }
}
