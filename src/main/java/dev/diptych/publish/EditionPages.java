package dev.diptych.publish;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The files of a whole edition: {@code index.html} for readers, with further pages where there are
 * more than {@value IndexPages#ARTICLES} articles, and {@code manifest.json}.
 */
@Component
final class EditionPages implements EditionRenderer {

  static final String INDEX = "index.html";
  static final String MANIFEST = "manifest.json";

  @Override
  public void render(EditionIndex index, EditionDigests digests, EditionFolder folder)
      throws IOException {
    Map<String, String> pages = new LinkedHashMap<>();
    for (IndexPages.Page page : new IndexPages(index.survey()).all()) {
      String name = IndexPages.file(page.number());
      pages.put(name, folder.write(name, new IndexPage(index, page).bytes()));
    }
    folder.write(MANIFEST, out -> ManifestFile.write(index, pages, out));
  }
}
