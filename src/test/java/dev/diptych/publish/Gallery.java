package dev.diptych.publish;

import dev.diptych.browser.Browser;
import dev.diptych.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes all sample pages and pictures of them into a folder, for people who change how pages look:
 * at 1280 and 390 pixels, light, dark, and as printed.
 */
final class Gallery {

  private Gallery() {}

  /** The folder to write into, then the pages; without any, the samples. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    List<Path> named =
        Arrays.stream(arguments).skip(1).map(page -> Path.of(page).toAbsolutePath()).toList();
    List<Path> pages = named.isEmpty() ? pages(folder) : named;
    try (Browser browser = new Browser(true)) {
      for (Path page : pages) {
        photograph(browser, page, folder);
      }
    }
  }

  private static void photograph(Browser browser, Path page, Path folder) throws IOException {
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
        Map.of(
            "index-mixed",
            SampleEditions.mixed(),
            "index-28",
            SampleEditions.large(28),
            "index-arabic",
            SampleEditions.arabic(),
            "index-large",
            SampleEditions.large(2_000));
    for (Map.Entry<String, EditionIndex> edition : new TreeMap<>(editions).entrySet()) {
      Path page = folder.resolve(edition.getKey() + ".html");
      Files.write(page, WrittenFiles.of(edition.getValue()).get(EditionPages.INDEX));
      pages.add(page);
    }
    return pages;
  }
}
