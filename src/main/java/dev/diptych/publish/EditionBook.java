package dev.diptych.publish;

import dev.diptych.digest.Digest;
import dev.diptych.publish.EditionEntries.Key;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A whole edition as one book for a tablet (EPUB 3.3): the front page, then each article as a
 * chapter. Chapters are packed one by one, so that an edition of thousands needs the memory of a
 * few.
 */
@Component
final class EditionBook implements EditionRenderer {

  static final String FORMAT = "epub";

  private static final PageAsset STYLE = PageAsset.load("book.css");
  private static final String FOLDER = "EPUB/";

  /** The first time that an archive can hold. */
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

  @Override
  public String format() {
    return FORMAT;
  }

  /** A name by which books of several editions are told apart on a tablet. */
  static String file(EditionIndex index) {
    return index.job() + "-" + index.edition() + "-" + index.targetLanguage() + ".epub";
  }

  @Override
  public void render(EditionIndex index, EditionDigests digests, EditionFolder folder)
      throws IOException {
    folder.write(file(index), out -> new Packing(index, out).pack(digests));
  }

  /** One book; used once, by one thread. */
  private static final class Packing {

    private final EditionIndex index;
    private final Messages messages;
    private final ZipOutputStream zip;
    private final LocalDateTime time;

    Packing(EditionIndex index, OutputStream out) {
      this.index = index;
      this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
      this.messages = Messages.forTarget(index.targetLanguage());
      LocalDateTime asOf = LocalDateTime.ofInstant(index.asOf(), ZoneOffset.UTC);
      this.time = asOf.isBefore(EARLIEST) ? EARLIEST : asOf;
    }

    void pack(EditionDigests digests) throws IOException {
      stored("mimetype", "application/epub+zip");
      packed("META-INF/container.xml", container());
      packed(FOLDER + "style.css", STYLE.text() + "\n");
      Set<String> slugs = new HashSet<>();
      digests.each(digest -> chapter(digest, slugs));
      List<Key> chapters =
          index.inOrder().stream().filter(key -> slugs.contains(key.slug())).toList();
      BookPages pages = new BookPages(index, messages, chapters);
      packed(FOLDER + "front.xhtml", pages::front);
      packed(FOLDER + "nav.xhtml", pages::contents);
      packed(FOLDER + "package.opf", out -> description(chapters, out));
      zip.finish();
    }

    private void chapter(Digest digest, Set<String> slugs) {
      try {
        String slug = digest.slug();
        packed(FOLDER + slug + ".xhtml", new BookChapter(digest).text());
        slugs.add(slug);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot pack " + digest.slug(), e);
      }
    }

    private void stored(String name, String text) throws IOException {
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      CRC32 sum = new CRC32();
      sum.update(content);
      ZipEntry entry = new ZipEntry(name);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(sum.getValue());
      write(entry, content);
    }

    private void packed(String name, String text) throws IOException {
      write(new ZipEntry(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private void packed(String name, EditionFolder.Content content) throws IOException {
      ZipEntry entry = new ZipEntry(name);
      entry.setTimeLocal(time);
      zip.putNextEntry(entry);
      content.to(zip);
      zip.closeEntry();
    }

    private void write(ZipEntry entry, byte[] content) throws IOException {
      entry.setTimeLocal(time);
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    }

    private static String container() {
      return """
      <?xml version="1.0" encoding="utf-8"?>
      <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles>
          <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
        </rootfiles>
      </container>
      """;
    }

    private void description(List<Key> chapters, OutputStream out) throws IOException {
      Html xml = new Html(1 << 16, true);
      xml.trusted("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
      xml.open(
          "package",
          "xmlns",
          "http://www.idpf.org/2007/opf",
          "version",
          "3.0",
          "unique-identifier",
          "id",
          "xml:lang",
          messages.language());
      xml.newLine().open("metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/").newLine();
      xml.element("dc:identifier", index.urn("book"), "id", "id").newLine();
      xml.element("dc:title", PlainText.line(index.name(messages))).newLine();
      xml.element("dc:language", index.targetLanguage()).newLine();
      xml.element("dc:creator", "Diptych").newLine();
      xml.element("dc:date", instant(index.asOf())).newLine();
      meta(xml, "dcterms:modified", instant(index.asOf()));
      meta(xml, "schema:accessMode", "textual");
      meta(xml, "schema:accessModeSufficient", "textual");
      meta(xml, "schema:accessibilityFeature", "tableOfContents");
      meta(xml, "schema:accessibilityFeature", "structuralNavigation");
      meta(xml, "schema:accessibilityHazard", "none");
      xml.close().newLine().open("manifest").newLine();
      item(xml, "nav", "nav.xhtml", "nav");
      xml.empty("item", "id", "style", "href", "style.css", "media-type", "text/css").newLine();
      item(xml, "front", "front.xhtml", null);
      for (Key chapter : chapters) {
        item(xml, "a" + chapter.slug(), chapter.slug() + ".xhtml", null);
        xml.drain(out);
      }
      xml.close().newLine();
      boolean rightToLeft = Languages.isRightToLeft(index.targetLanguage());
      xml.open("spine", "page-progression-direction", rightToLeft ? "rtl" : "ltr").newLine();
      xml.empty("itemref", "idref", "front").newLine();
      for (Key chapter : chapters) {
        xml.empty("itemref", "idref", "a" + chapter.slug()).newLine();
        xml.drain(out);
      }
      out.write(xml.close().newLine().close().newLine().bytes());
    }

    private static void meta(Html xml, String property, String value) {
      xml.element("meta", value, "property", property).newLine();
    }

    private static void item(Html xml, String id, String file, @Nullable String properties) {
      xml.empty(
              "item",
              "id",
              id,
              "href",
              file,
              "media-type",
              "application/xhtml+xml",
              "properties",
              properties)
          .newLine();
    }

    private static String instant(Instant instant) {
      return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }
  }
}
