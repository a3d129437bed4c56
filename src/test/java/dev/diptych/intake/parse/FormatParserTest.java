package dev.diptych.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.parse.TestDocuments.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Structure and facts of every format, in documents made here. */
class FormatParserTest {

  private static final FormatParser PARSER = new FormatParser(ReaderSettings.DEFAULTS);

  @Test
  void wordKeepsItsHeadingsTitleAndAuthor() throws UnreadableException {
    Manuscript manuscript =
        parse(
            "a.docx",
            TestDocuments.docx(
                "عنوان الخبر",
                "رنا الصباغ",
                "1:افتتاح الميناء",
                "افتتح المحافظ الميناء الجديد.",
                "2:تفاصيل",
                "وحضر الافتتاح وزراء."));
    assertThat(lines(manuscript))
        .containsExactly(
            "h1 افتتاح الميناء",
            "p افتتح المحافظ الميناء الجديد.",
            "h2 تفاصيل",
            "p وحضر الافتتاح وزراء.");
    assertThat(manuscript.facts().title()).isEqualTo("عنوان الخبر");
    assertThat(manuscript.facts().author()).isEqualTo("رنا الصباغ");
    assertThat(manuscript.facts().published()).as("saving a file is not publishing it").isNull();
  }

  @Test
  void openDocumentKeepsItsHeadingsAndLists() throws UnreadableException {
    byte[] odt =
        TestDocuments.odt(
            "<text:h text:outline-level=\"1\">Titel</text:h><text:p>Erster Absatz.</text:p>"
                + "<text:h text:outline-level=\"2\">Zwischentitel</text:h>"
                + "<text:list><text:list-item><text:p>Eins</text:p></text:list-item>"
                + "<text:list-item><text:p>Zwei</text:p></text:list-item></text:list>");
    assertThat(lines(parse("a.odt", odt)))
        .containsExactly("h1 Titel", "p Erster Absatz.", "h2 Zwischentitel", "li Eins", "li Zwei");
  }

  @Test
  void richTextMarksLinesThatAreAllBold() throws UnreadableException {
    String rtf =
        "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\pard\\b The harbour\\b0\\par "
            + "The harbour was opened on Friday by the mayor.\\par "
            + "\\b What comes next\\b0\\par A second quay is planned.\\par}";
    Manuscript manuscript = parse("a.rtf", rtf.getBytes(StandardCharsets.US_ASCII));
    assertThat(manuscript.blocks())
        .extracting(Block::bold)
        .containsExactly(true, false, true, false);
    assertThat(manuscript.blocks().get(2).text()).isEqualTo("What comes next");
  }

  @Test
  void booksKeepTheirChapters() throws UnreadableException {
    byte[] epub =
        TestDocuments.epub(
            "رسالة الأسبوع",
            "<h1>الفصل الأول</h1><p>شهدت المدينة أحداثا كثيرة.</p>",
            "<h1>الفصل الثاني</h1><p>وأعلنت البلدية إغلاق الطريق.</p>");
    Manuscript manuscript = parse("a.epub", epub);
    assertThat(lines(manuscript))
        .containsExactly(
            "h1 الفصل الأول",
            "p شهدت المدينة أحداثا كثيرة.",
            "h1 الفصل الثاني",
            "p وأعلنت البلدية إغلاق الطريق.");
    assertThat(manuscript.facts().title()).isEqualTo("رسالة الأسبوع");
    assertThat(manuscript.facts().author()).isEqualTo("Rana Sabbagh");
    assertThat(manuscript.facts().published()).isEqualTo("2026-11-21");
    assertThat(manuscript.declaredLanguage()).isEqualTo("ar");
  }

  @Test
  void pdfTellsHeadingsBySizeAndWeight() throws UnreadableException {
    byte[] pdf =
        TestDocuments.pdf(
            new Line("Night bus brings bakers home", 20, true, 72, 700),
            new Line(
                "Since October a small bus has been running through the old town",
                11,
                false,
                72,
                660),
            new Line("between midnight and five in the morning.", 11, false, 72, 646),
            new Line("What it costs", 11, true, 72, 610),
            new Line(
                "A night costs the town 410 euros, tickets bring in a third of that sum.",
                11,
                false,
                72,
                580));
    assertThat(lines(parse("a.pdf", pdf)))
        .containsExactly(
            "h1 Night bus brings bakers home",
            "p Since October a small bus has been running through the old town between midnight and"
                + " five in the morning.",
            "h2 What it costs",
            "p A night costs the town 410 euros, tickets bring in a third of that sum.");
  }

  @Test
  void arabicPagesComeInReadingOrder() throws UnreadableException {
    String logical = "وقال الوزير (الثلاثاء) إن النسبة بلغت 3.5 بالمئة في عام 2026.";
    String visual = visual(logical);
    assertThat(lines(parse("a.pdf", TestDocuments.pdfInVisualOrder(12, visual))))
        .containsExactly("p " + logical);
  }

  @Test
  void messagesLoseQuotedMailAndSignature() throws UnreadableException {
    String eml =
        """
        From: =?UTF-8?B?2LPYp9mF2LEg2KfZhNi52LfYp9ix?= <samer@example.org>
        To: desk@example.org
        Subject: Fwd: Harbour opened
        Date: Sun, 22 Nov 2026 18:40:00 +0200
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8; format=flowed

        The harbour was opened on Friday by the mayor, who thanked everybody who \n\
        had worked there.

        A second quay is planned.

        On Sat, 21 Nov 2026 at 10:00, Desk <desk@example.org> wrote:
        > Please send the article.
        --\s
        Samer
        """;
    Manuscript manuscript = parse("a.eml", eml.getBytes(StandardCharsets.UTF_8));
    assertThat(manuscript.blocks()).hasSize(1);
    assertThat(manuscript.blocks().get(0).text().strip())
        .isEqualTo(
            "The harbour was opened on Friday by the mayor, who thanked everybody who had worked"
                + " there.\n\n"
                + "A second quay is planned.");
    assertThat(manuscript.facts().title()).isEqualTo("Harbour opened");
    assertThat(manuscript.facts().author()).isEqualTo("سامر العطار");
    assertThat(manuscript.facts().published()).isEqualTo("2026-11-22T16:40Z");
  }

  @Test
  void theHtmlPartIsPreferredAndItsQuotationGoes() throws UnreadableException {
    String eml =
        """
        Subject: x
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=m

        --m
        Content-Type: multipart/alternative; boundary=a

        --a
        Content-Type: text/plain; charset=utf-8

        plain
        --a
        Content-Type: text/html; charset=utf-8

        <h2>عنوان</h2><p>نص الرسالة هنا.</p><div class="gmail_quote"><p>قديم</p></div>
        --a--
        --m
        Content-Type: application/pdf
        Content-Disposition: attachment; filename=a.pdf

        x
        --m--
        """;
    Manuscript manuscript = parse("a.eml", eml.getBytes(StandardCharsets.UTF_8));
    assertThat(lines(manuscript)).containsExactly("h2 عنوان", "p نص الرسالة هنا.");
    assertThat(manuscript.notes())
        .containsExactly(
            "quoted mail or a signature was left out (1 lines, 4 letters)",
            "attached file a.pdf: it is plain text and not what its type says (application/pdf);"
                + " deliver it again");
  }

  @Test
  void outlookMessagesLoseQuotedMail() throws UnreadableException {
    byte[] msg =
        TestDocuments.msg(
            "افتتاح الميناء",
            "افتتح المحافظ الميناء الجديد.\r\n\r\n"
                + "-----Original Message-----\r\n"
                + "From: desk\r\n"
                + "old text");
    Manuscript manuscript = parse("a.msg", msg);
    assertThat(manuscript.facts().title()).isEqualTo("افتتاح الميناء");
    assertThat(manuscript.blocks()).hasSize(1);
    assertThat(manuscript.blocks().get(0).text().strip())
        .isEqualTo("افتتح المحافظ الميناء الجديد.");
  }

  @Test
  void markdownKeepsHeadingsListsAndFrontMatter() throws UnreadableException {
    String markdown =
        """
        ---
        title: موسم التمور
        author: مها القاسم
        date: 2026-11-20
        ---

        # موسم التمور

        بلغ الإنتاج **58 ألف طن**.

        ## أسباب

        - الأمطار
        - الري
        """;
    Manuscript manuscript = parse("a.md", markdown.getBytes(StandardCharsets.UTF_8));
    assertThat(lines(manuscript))
        .containsExactly(
            "h1 موسم التمور", "p بلغ الإنتاج 58 ألف طن.", "h2 أسباب", "li الأمطار", "li الري");
    assertThat(manuscript.facts().author()).isEqualTo("مها القاسم");
    assertThat(manuscript.facts().published()).isEqualTo("2026-11-20");
  }

  @Test
  void oneCompressedPageIsUnpackedAndABombIsNot() throws IOException, UnreadableException {
    byte[] page =
        "<h1>Harbour</h1><p>The harbour was opened on Friday.</p>".getBytes(StandardCharsets.UTF_8);
    assertThat(lines(parse("a.html.gz", gzip(page, 1))))
        .contains("p The harbour was opened on Friday.");
    assertThatThrownBy(() -> parse("a.txt.gz", gzip(new byte[1_000_000], 80)))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("larger than one file may be");
  }

  @Test
  void filesWithoutTextSaySo() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};
    assertThatThrownBy(() -> parse("a.png", png))
        .hasMessageContaining("only an image")
        .hasMessageContaining("OCR is off (diptych.reader.ocr)");
    assertThatThrownBy(() -> parse("a.pdf", TestDocuments.pdf()))
        .hasMessageContaining("OCR is off (diptych.reader.ocr)");
    assertThatThrownBy(() -> parse("a.zip", TestDocuments.zip(Map.of("a.txt", "text"))))
        .hasMessageContaining("unpack it");
  }

  @Test
  void filesWithAPasswordSaySo() {
    assertThatThrownBy(() -> parse("a.docx", TestDocuments.encryptedDocx()))
        .isInstanceOf(UnreadableException.class)
        .hasMessage(Reasons.ENCRYPTED);
    assertThatThrownBy(() -> parse("a.pdf", TestDocuments.encryptedPdf()))
        .isInstanceOf(UnreadableException.class)
        .hasMessage(Reasons.ENCRYPTED);
  }

  @Test
  void truncatedFilesSaySo() {
    for (byte[] whole :
        List.of(
            TestDocuments.docx("T", "A", "1:Heading", "text"),
            TestDocuments.odt("<text:p>text</text:p>"),
            TestDocuments.epub("T", "<p>text</p>"))) {
      byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
      assertThatThrownBy(() -> requireText(parse("a.docx", half)))
          .isInstanceOf(UnreadableException.class)
          .message()
          .isNotBlank()
          .doesNotContain("Exception");
    }
  }

  /** A damaged file may also come back without any text; the reader says so then. */
  private static void requireText(Manuscript manuscript) throws UnreadableException {
    if (manuscript.blocks().isEmpty()) {
      throw new UnreadableException("no text");
    }
  }

  @Test
  void externalEntitiesAreNotOpened() throws UnreadableException {
    byte[] odt = TestDocuments.odt("<text:p>Before &#97; after</text:p>");
    String xml = new String(odt, StandardCharsets.ISO_8859_1);
    assertThat(xml).isNotEmpty();
    byte[] hostile =
        TestDocuments.zip(
            Map.of(
                "content.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM"
                    + " \"file:///etc/passwd\">]><office:document-content"
                    + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                    + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text><text:p>start"
                    + " &x; end</text:p></office:text></office:body></office:document-content>"));
    try {
      assertThat(lines(parse("a.odt", hostile)).toString()).doesNotContain("root:");
    } catch (UnreadableException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static byte[] gzip(byte[] content, int times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < times; i++) {
        gzip.write(content);
      }
    }
    return bytes.toByteArray();
  }

  /** What Unicode's algorithm shows for a right-to-left line, from left to right. */
  private static String visual(String logical) {
    com.ibm.icu.text.Bidi bidi = new com.ibm.icu.text.Bidi(logical, com.ibm.icu.text.Bidi.RTL);
    return bidi.writeReordered(com.ibm.icu.text.Bidi.DO_MIRRORING);
  }

  static List<String> lines(Manuscript manuscript) {
    return manuscript.blocks().stream().map(FormatParserTest::line).toList();
  }

  private static String line(Block block) {
    String kind =
        switch (block.kind()) {
          case HEADING -> "h" + block.level();
          case PARAGRAPH -> "p";
          case LIST_ITEM -> "li";
          case TABLE_ROW -> "tr";
          case PLAIN -> "plain";
        };
    return kind + " " + block.text();
  }

  private static Manuscript parse(String name, byte[] content) throws UnreadableException {
    return PARSER.open(new SourceFile(name, content.length, "0".repeat(64)), content).only();
  }
}
