package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.diptych.digest.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class EditionBookTest {

  /**
   * The jar of Debian's package, which cannot run by itself everywhere, or another of epubcheck.
   */
  private static final Path CHECKER =
      Path.of(System.getProperty("diptych.epubcheck", "/usr/bin/epubcheck"));

  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  static byte[] book(String target, List<Digest> digests) {
    EditionIndex index = SampleEditions.of(target, digests);
    return WrittenFiles.of(new EditionBook(), index, reader -> digests.forEach(reader))
        .get("nightly-2026-11-24-" + target + ".epub");
  }

  private static List<Digest> samples(String target) {
    return SampleDigests.all().values().stream()
        .filter(digest -> digest.targetLanguage().equals(target))
        .toList();
  }

  private static List<Digest> hostile() {
    List<Digest> digests = new ArrayList<>();
    for (Digest digest : HostileDigests.all().values()) {
      digests.add(withSlug(digest, "h" + digests.size()));
    }
    return digests;
  }

  static Digest withSlug(Digest d, String slug) {
    return new Digest(
        d.job(),
        d.edition(),
        slug,
        d.revision(),
        d.source(),
        d.facts(),
        d.notes(),
        d.sourceLanguage(),
        d.targetLanguage(),
        d.title(),
        d.summary(),
        d.summaryEngine(),
        d.sections(),
        d.engines(),
        d.glossary(),
        d.asOf(),
        d.zone(),
        d.corrections(),
        d.story(),
        d.changes());
  }

  static Map<String, byte[]> files(byte[] book) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(book))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  /** A file as text; of a book, all its pages. */
  static String text(String name, byte[] bytes) {
    if (!name.endsWith(".epub")) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder();
    try {
      for (byte[] file : files(bytes).values()) {
        text.append(new String(file, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Document parsed(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }

  @Test
  void everyPageOfEveryBookIsXmlWhateverTheArticlesHold() throws Exception {
    for (byte[] book :
        List.of(book("en", samples("en")), book("ar", samples("ar")), book("en", hostile()))) {
      for (Map.Entry<String, byte[]> file : files(book).entrySet()) {
        if (file.getKey().endsWith(".xhtml") || file.getKey().endsWith(".opf")) {
          assertThat(parsed(file.getValue()).getElementsByTagNameNS("*", "script").getLength())
              .isZero();
          assertThat(new String(file.getValue(), StandardCharsets.UTF_8))
              .doesNotContain("\u202E", "\u202D");
        }
      }
    }
  }

  @Test
  void noSentenceOfFiveThousandIsLost() throws IOException {
    Map<String, byte[]> files = files(book("en", List.of(HostileDigests.fiveThousandSentences())));
    String chapter = new String(files.get("EPUB/017-port.xhtml"), StandardCharsets.UTF_8);
    assertThat(chapter.split("class=\"row", -1)).hasSizeGreaterThan(5_000);
  }

  @Test
  void theTypeComesFirstAndAsItIs() throws IOException {
    byte[] book = book("en", samples("en"));
    assertThat(files(book).keySet()).startsWith("mimetype");
    assertThat(new String(book, 30, 28, StandardCharsets.US_ASCII))
        .isEqualTo("mimetypeapplication/epub+zip");
  }

  @Test
  void everythingInTheBookIsListedAndReadInOrder() throws Exception {
    Map<String, byte[]> files = files(book("en", samples("en")));
    Document list = parsed(files.get("EPUB/package.opf"));
    List<String> items = attributes(list, "item", "href");
    assertThat(files.keySet().stream().filter(name -> name.startsWith("EPUB/")).toList())
        .hasSize(items.size() + 1)
        .containsAll(items.stream().map(name -> "EPUB/" + name).toList());
    assertThat(attributes(list, "itemref", "idref"))
        .startsWith("front", "a017-port")
        .hasSize(samples("en").size() + 1);
  }

  @Test
  void everyLinkLeadsSomewhere() throws Exception {
    Map<String, byte[]> files = files(book("en", samples("en")));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().endsWith(".xhtml")) {
        Document page = parsed(file.getValue());
        NodeList links = page.getElementsByTagNameNS(XHTML, "a");
        for (int i = 0; i < links.getLength(); i++) {
          String address = ((Element) links.item(i)).getAttribute("href");
          if (address.startsWith("#")) {
            assertThat(new String(file.getValue(), StandardCharsets.UTF_8))
                .contains("id=\"" + address.substring(1) + "\"");
          } else {
            assertThat(files).containsKey("EPUB/" + address);
          }
        }
      }
    }
  }

  @Test
  void aBookIsReadFromItsLanguagesSide() throws Exception {
    Map<String, byte[]> files = files(book("ar", samples("ar")));
    assertThat(new String(files.get("EPUB/package.opf"), StandardCharsets.UTF_8))
        .contains("page-progression-direction=\"rtl\"", "<dc:language>ar</dc:language>");
  }

  @Test
  void marksTravelWithTheBook() throws Exception {
    String chapter =
        new String(
            files(book("en", samples("en"))).get("EPUB/017-port.xhtml"), StandardCharsets.UTF_8);
    assertThat(chapter)
        .contains(
            "Draft translation by gist",
            "Check the number",
            "Not translated: gist has no words",
            "2 of 9 sentences with a known doubt");
  }

  @Test
  void fiveThousandArticlesAreOneBook() throws IOException {
    List<Digest> digests =
        IntStream.rangeClosed(1, 5_000)
            .mapToObj(
                i ->
                    DigestBuilder.aDigest()
                        .file("wire/" + i, Slugs.of(i, "x"))
                        .title("خبر " + i, "Story " + i)
                        .pair("جملة.", "A sentence.")
                        .build())
            .toList();
    assertThat(files(book("en", digests))).hasSize(5_000 + 6).containsKey("EPUB/5000-x.xhtml");
  }

  @Test
  void theSameEditionIsTheSameBook() {
    assertThat(book("en", samples("en"))).isEqualTo(book("en", samples("en")));
  }

  @Test
  void aSectionInAnotherLanguageRunsInItsOwnDirection() throws IOException {
    Digest mixed = DigestBuilder.mixed();
    String chapter =
        new String(
            files(book("en", List.of(mixed))).get("EPUB/" + mixed.slug() + ".xhtml"),
            StandardCharsets.UTF_8);
    assertThat(chapter)
        .contains(
            "lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">وصل الوفد",
            "lang=\"en\" xml:lang=\"en\" dir=\"ltr\">The delegation left.");
  }

  @Test
  void epubcheckFindsNothing(@TempDir Path folder) throws Exception {
    assumeTrue(
        Files.isReadable(CHECKER) || "true".equals(System.getenv("CI")),
        CHECKER + " is not to be had");
    Map<String, byte[]> books =
        Map.of(
            "en", book("en", samples("en")),
            "ar", book("ar", samples("ar")),
            "hostile", book("en", hostile()),
            "empty", book("en", List.of()));
    for (Map.Entry<String, byte[]> book : books.entrySet()) {
      Path file = folder.resolve(book.getKey() + ".epub");
      Files.write(file, book.getValue());
      Process checker =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-jar",
                  CHECKER.toRealPath().toString(),
                  file.toString(),
                  "--failonwarnings")
              .redirectErrorStream(true)
              .start();
      String said = new String(checker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(checker.waitFor()).as("%s: %s", book.getKey(), said).isZero();
    }
  }

  private static List<String> attributes(Document document, String tag, String name) {
    List<String> values = new ArrayList<>();
    NodeList elements = document.getElementsByTagNameNS("*", tag);
    for (int i = 0; i < elements.getLength(); i++) {
      values.add(((Element) elements.item(i)).getAttribute(name));
    }
    return values;
  }
}
