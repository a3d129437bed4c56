package dev.diptych.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDecimalNumber;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTString;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/**
 * Makes the sample articles of {@code input/} that are not text; CONTRIBUTING.md has the command.
 * Everything in them is invented.
 */
public final class SampleDocuments {

  private static final Instant MADE = Instant.parse("2026-11-21T09:00:00Z");

  private SampleDocuments() {}

  /** Writes all documents into the folder that is the only argument. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    for (Map.Entry<String, byte[]> document : all().entrySet()) {
      Files.write(folder.resolve(document.getKey()), document.getValue());
    }
  }

  /** File name → content. */
  static Map<String, byte[]> all() {
    try {
      Map<String, byte[]> all = new LinkedHashMap<>();
      all.put("school-libraries.docx", docx(SampleTexts.LIBRARIES));
      all.put("night-bus.pdf", pdf(SampleTexts.NIGHT_BUS));
      all.put("press-release.eml", eml(SampleTexts.PRESS_RELEASE));
      all.put("weekly-letter.epub", epub(SampleTexts.WEEKLY_LETTER));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] docx(SampleText text) throws IOException {
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      document.getProperties().getCoreProperties().setTitle(text.title());
      document.getProperties().getCoreProperties().setCreator(text.author());
      document.getProperties().getCoreProperties().setCreated(Optional.of(Date.from(MADE)));
      addStyle(document, "Heading1", "heading 1", 0);
      addStyle(document, "Heading2", "heading 2", 1);
      paragraph(document, text.title(), "Heading1");
      for (SampleText.Block block : text.blocks()) {
        paragraph(document, block.text(), block.isHeading() ? "Heading2" : null);
      }
      document.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static void addStyle(XWPFDocument document, String id, String name, int level) {
    CTStyle style = CTStyle.Factory.newInstance();
    style.setStyleId(id);
    CTString styleName = CTString.Factory.newInstance();
    styleName.setVal(name);
    style.setName(styleName);
    style.setType(STStyleType.PARAGRAPH);
    CTDecimalNumber outline = CTDecimalNumber.Factory.newInstance();
    outline.setVal(BigInteger.valueOf(level));
    CTPPrGeneral properties = CTPPrGeneral.Factory.newInstance();
    properties.setOutlineLvl(outline);
    style.setPPr(properties);
    document.createStyles().addStyle(new XWPFStyle(style));
  }

  private static void paragraph(XWPFDocument document, String text, String style) {
    XWPFParagraph paragraph = document.createParagraph();
    if (style != null) {
      paragraph.setStyle(style);
    }
    paragraph.getCTP().addNewPPr().addNewBidi();
    XWPFRun run = paragraph.createRun();
    run.setText(text);
  }

  private static byte[] pdf(SampleText text) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      PDDocumentInformation information = document.getDocumentInformation();
      information.setTitle(text.title());
      information.setAuthor(text.author());
      GregorianCalendar made = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
      made.setTimeInMillis(MADE.toEpochMilli());
      information.setCreationDate(made);
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        float y = line(content, 780, 20, FontName.HELVETICA_BOLD, text.title());
        for (SampleText.Block block : text.blocks()) {
          y -= 10;
          FontName font = block.isHeading() ? FontName.HELVETICA_BOLD : FontName.HELVETICA;
          for (String line : wrapped(block.text(), 82)) {
            y = line(content, y, block.isHeading() ? 14 : 11, font, line);
          }
        }
      }
      document.setDocumentId(MADE.toEpochMilli());
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static float line(
      PDPageContentStream content, float y, int size, FontName name, String text)
      throws IOException {
    PDFont font = new PDType1Font(name);
    content.beginText();
    content.setFont(font, size);
    content.newLineAtOffset(60, y);
    content.showText(text);
    content.endText();
    return y - size * 1.4f;
  }

  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() >= width) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().strip());
    return lines;
  }

  private static byte[] eml(SampleText text) {
    StringBuilder plain = new StringBuilder();
    text.blocks().forEach(block -> plain.append(block.text()).append("\n\n"));
    String mail =
        """
        From: %s <press@sahil-water.example>
        To: <desk@example.org>
        Subject: %s
        Date: Sat, 21 Nov 2026 09:00:00 +0200
        Message-ID: <sample-1@sahil-water.example>
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary="part"

        --part
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: base64

        %s
        --part
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: base64

        %s
        --part--
        """
            .formatted(
                encodedWord(text.author()),
                encodedWord(text.title()),
                base64(plain.toString()),
                base64(html(text, "html")));
    return mail.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static String encodedWord(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (String part : text.split("(?<= )")) {
      if (word.length() + part.length() > 20) {
        words.add(word.toString());
        word.setLength(0);
      }
      word.append(part);
    }
    words.add(word.toString());
    return String.join(
        "\n ",
        words.stream()
            .map(
                part ->
                    "=?UTF-8?B?%s?="
                        .formatted(
                            Base64.getEncoder()
                                .encodeToString(part.getBytes(StandardCharsets.UTF_8))))
            .toList());
  }

  private static String base64(String text) {
    return Base64.getMimeEncoder(76, new byte[] {'\n'})
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String html(SampleText text, String root) {
    StringBuilder html =
        new StringBuilder(
            "<%s xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"ar\" dir=\"rtl\"><head><title>%s</title></head><body><h1>%s</h1>\n"
                .formatted(root, text.title(), text.title()));
    for (SampleText.Block block : text.blocks()) {
      html.append((block.isHeading() ? "<h2>%s</h2>\n" : "<p>%s</p>\n").formatted(block.text()));
    }
    return html.append("</body></html>\n").toString();
  }

  private static byte[] epub(SampleText text) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("mimetype", "application/epub+zip");
    entries.put(
        "META-INF/container.xml",
        """
        <?xml version="1.0"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
          <rootfiles><rootfile full-path="letter.opf" media-type="application/oebps-package+xml"/></rootfiles>
        </container>
        """);
    entries.put(
        "letter.opf",
        """
        <?xml version="1.0" encoding="utf-8"?>
        <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
          <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:identifier id="id">urn:diptych:sample:weekly-letter</dc:identifier>
            <dc:title>%s</dc:title><dc:creator>%s</dc:creator><dc:language>ar</dc:language>
            <dc:date>2026-11-21</dc:date>
          </metadata>
          <manifest><item id="text" href="text.xhtml" media-type="application/xhtml+xml"/></manifest>
          <spine><itemref idref="text"/></spine>
        </package>
        """
            .formatted(text.title(), text.author()));
    entries.put("text.xhtml", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + html(text, "html"));
    return zip(entries);
  }

  private static byte[] zip(Map<String, String> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> one : entries.entrySet()) {
        byte[] content = one.getValue().getBytes(StandardCharsets.UTF_8);
        ZipEntry entry = new ZipEntry(one.getKey());
        entry.setTimeLocal(LocalDateTime.ofInstant(MADE, ZoneOffset.UTC));
        if (one.getKey().equals("mimetype")) {
          CRC32 crc = new CRC32();
          crc.update(content);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(content.length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
