package dev.diptych.intake.parse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** Documents that the tests make themselves. */
final class TestDocuments {

  private TestDocuments() {}

  /**
   * A Word document.
   *
   * @param lines {@code "1:heading"}, {@code "2:heading"} or plain paragraphs
   */
  static byte[] docx(String title, String author, String... lines) {
    try (XWPFDocument document = new XWPFDocument()) {
      document.getProperties().getCoreProperties().setTitle(title);
      document.getProperties().getCoreProperties().setCreator(author);
      XWPFStyles styles = document.createStyles();
      for (int level = 1; level <= 3; level++) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId("Heading" + level);
        style.addNewName().setVal("heading " + level);
        style.setType(STStyleType.PARAGRAPH);
        styles.addStyle(new XWPFStyle(style));
      }
      for (String line : lines) {
        XWPFParagraph paragraph = document.createParagraph();
        boolean heading = line.matches("(?s)[1-3]:.*");
        if (heading) {
          paragraph.setStyle("Heading" + line.charAt(0));
        }
        paragraph.createRun().setText(heading ? line.substring(2) : line);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line of a PDF page. */
  record Line(String text, float size, boolean bold, float x, float y) {}

  static byte[] pdf(Line... lines) {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        for (Line line : lines) {
          content.beginText();
          content.setFont(
              new PDType1Font(line.bold() ? FontName.HELVETICA_BOLD : FontName.HELVETICA),
              line.size());
          content.newLineAtOffset(line.x(), line.y());
          content.showText(line.text());
          content.endText();
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A PDF whose letters lie on the page as a reader sees them, from left to right. It has no Arabic
   * font: codes 1, 2, 3 … are mapped to the letters of the text, which is all that reading needs.
   *
   * @param visual lines in visual order, at most 200 different characters in all
   */
  static byte[] pdfInVisualOrder(float size, String... visual) {
    Map<Integer, Integer> codes = new LinkedHashMap<>();
    for (String line : visual) {
      line.codePoints().forEach(c -> codes.computeIfAbsent(c, k -> codes.size() + 33));
    }
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDFont font = mapped(document, codes);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        float y = 700;
        for (String line : visual) {
          content.beginText();
          content.setFont(font, size);
          content.newLineAtOffset(72, y);
          content.appendRawCommands(hex(line, codes) + " Tj\n");
          content.endText();
          y -= size * 1.4f;
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hex(String line, Map<Integer, Integer> codes) {
    StringBuilder hex = new StringBuilder("<");
    line.codePoints().forEach(c -> hex.append("%02X".formatted(codes.get(c))));
    return hex.append('>').toString();
  }

  private static PDFont mapped(PDDocument document, Map<Integer, Integer> codes)
      throws IOException {
    StringBuilder map =
        new StringBuilder(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
                + "1 begincodespacerange <00> <FF> endcodespacerange\n");
    for (Map.Entry<Integer, Integer> entry : codes.entrySet()) {
      map.append(
          "1 beginbfchar <%02X> <%04X> endbfchar\n".formatted(entry.getValue(), entry.getKey()));
    }
    map.append("endcmap end end");
    PDType1Font base = new PDType1Font(FontName.COURIER);
    COSStream stream = document.getDocument().createCOSStream();
    try (var out = stream.createOutputStream()) {
      out.write(map.toString().getBytes(StandardCharsets.US_ASCII));
    }
    base.getCOSObject().setItem(COSName.TO_UNICODE, stream);
    return PDFontFactory.createFont(base.getCOSObject());
  }

  static byte[] odt(String content) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put(
        "content.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
          xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
          <office:body><office:text>%s</office:text></office:body></office:document-content>
        """
            .formatted(content));
    return zip(parts);
  }

  static byte[] epub(String title, String... chapters) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/epub+zip");
    parts.put(
        "META-INF/container.xml",
        """
        <?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
        """);
    StringBuilder manifest = new StringBuilder();
    StringBuilder spine = new StringBuilder();
    for (int i = 0; i < chapters.length; i++) {
      manifest.append(
          "<item id=\"c%d\" href=\"c%d.xhtml\" media-type=\"application/xhtml+xml\"/>"
              .formatted(i, i));
      spine.append("<itemref idref=\"c%d\"/>".formatted(i));
    }
    parts.put(
        "book.opf",
        """
        <?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">x</dc:identifier>
        <dc:title>%s</dc:title><dc:creator>Rana Sabbagh</dc:creator><dc:language>ar</dc:language><dc:date>2026-11-21</dc:date></metadata>
        <manifest>%s</manifest><spine>%s</spine></package>
        """
            .formatted(title, manifest, spine));
    for (int i = 0; i < chapters.length; i++) {
      parts.put(
          "c%d.xhtml".formatted(i),
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>c</title></head><body>%s</body></html>"
              .formatted(chapters[i]));
    }
    return zip(parts);
  }

  /** A Word document of a few kilobytes whose text unpacks to many megabytes. */
  static byte[] docxBomb(int megabytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          ("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
               + " Extension=\"rels\""
               + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
               + " PartName=\"/word/document.xml\""
               + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("_rels/.rels"));
      zip.write(
          ("<Relationships"
               + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
               + " Id=\"r\""
               + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
               + " Target=\"word/document.xml\"/></Relationships>")
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
              .getBytes(StandardCharsets.UTF_8));
      byte[] paragraph =
          ("<w:p><w:r><w:t>" + "bomb ".repeat(200_000) + "</w:t></w:r></w:p>")
              .getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < megabytes; i++) {
        zip.write(paragraph);
      }
      zip.write("</w:body></w:document>".getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A Word document that wants a password. */
  static byte[] encryptedDocx() {
    EncryptionInfo information = new EncryptionInfo(EncryptionMode.standard);
    Encryptor encryptor = information.getEncryptor();
    encryptor.confirmPassword("secret");
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      try (OutputStream out = encryptor.getDataStream(file)) {
        out.write(docx("T", "A", "text"));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      file.writeFilesystem(bytes);
      return bytes.toByteArray();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A PDF that wants a password. */
  static byte[] encryptedPdf() {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An Outlook message with a subject and a text. */
  static byte[] msg(String subject, String text) {
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      // property 0037 is the subject, 1000 the text; 001F says Unicode
      file.createDocument(
          new ByteArrayInputStream(subject.getBytes(StandardCharsets.UTF_16LE)),
          "__substg1.0_0037001F");
      file.createDocument(
          new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16LE)),
          "__substg1.0_1000001F");
      file.createDocument(new ByteArrayInputStream(new byte[32]), "__properties_version1.0");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      file.writeFilesystem(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A zip whose first entry is stored, as EPUB and OpenDocument want it. */
  static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      boolean first = true;
      for (Map.Entry<String, String> part : parts.entrySet()) {
        byte[] content = part.getValue().strip().getBytes(StandardCharsets.UTF_8);
        ZipEntry entry = new ZipEntry(part.getKey());
        if (first) {
          CRC32 crc = new CRC32();
          crc.update(content);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(content.length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
        first = false;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
