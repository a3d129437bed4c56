package dev.diptych.publish;

import dev.diptych.text.Checksums;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The files of a whole edition: {@code index.html} for readers, {@code manifest.json}. */
@Component
final class EditionPages implements EditionRenderer {

  static final String INDEX = "index.html";
  static final String MANIFEST = "manifest.json";

  @Override
  public Map<String, byte[]> render(EditionIndex index, EditionDigests digests) {
    return render(index);
  }

  Map<String, byte[]> render(EditionIndex index) {
    byte[] page = new IndexPage(index).bytes();
    Map<String, byte[]> files = new TreeMap<>();
    files.put(INDEX, page);
    files.put(MANIFEST, ManifestFile.of(index, Checksums.sha256(page)));
    return files;
  }
}
