package dev.diptych.publish;

import dev.diptych.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes all sample pages and pictures of them into a folder, for people who change how pages look:
 * at 1280 and 390 pixels, light, dark, and as printed.
 */
final class Gallery {

  private Gallery() {}

  /** Writes into the folder named as the only argument. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    List<Path> pages = pages(folder);
    try (Browser browser = new Browser(true)) {
      for (Path page : pages) {
        String name = page.getFileName().toString().replace(".html", "");
        for (String scheme : List.of("light", "dark")) {
          for (int width : List.of(1280, 390)) {
            browser.media("screen", scheme).size(width, width > 600 ? 1700 : 2600).open(page);
            browser.screenshot(folder.resolve(name + "-" + width + "-" + scheme + ".png"));
          }
        }
        browser.size(794, 2246).media("print", "light").open(page);
        browser.screenshot(folder.resolve(name + "-print.png"));
      }
    }
  }

  /** Writes the pages alone. */
  static List<Path> pages(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> pages = new ArrayList<>();
    for (Map.Entry<String, Digest> sample : SampleDigests.all().entrySet()) {
      Path page = folder.resolve(sample.getKey() + ".html");
      Files.write(page, new HtmlDigest().render(sample.getValue(), DigestRendererContract.WAY));
      pages.add(page);
    }
    Map<String, EditionIndex> editions =
        Map.of("index-mixed", SampleEditions.mixed(), "index-large", SampleEditions.large(200));
    for (Map.Entry<String, EditionIndex> edition : new java.util.TreeMap<>(editions).entrySet()) {
      Path page = folder.resolve(edition.getKey() + ".html");
      Files.write(page, new EditionPages().render(edition.getValue()).get(EditionPages.INDEX));
      pages.add(page);
    }
    return pages;
  }
}
