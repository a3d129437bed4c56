package dev.diptych.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.article.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** What a file holds beside its articles is found another way than its articles are. */
class LeftOutTest {

  private static final String ONE =
      "The reservoir above the town is full for the first time in six years, the water board said.";
  private static final String TWO =
      "Nobody has to save water this summer, it went on to say on Sunday, and wished a good year.";

  private static AnnotationConfigApplicationContext context;

  @BeforeAll
  static void start() {
    context = new AnnotationConfigApplicationContext("dev.diptych.intake");
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void ofAPage() throws UnreadableException {
    List<LeftOut> left =
        left(
            "a.html",
            bytes(
                "<body><nav><a>Home</a></nav><article><h1>Lake</h1><p>"
                    + ONE
                    + "</p><p>"
                    + TWO
                    + "</p></article><div style='display: none'>Unseen</div><div"
                    + " class='comments'><p>First!</p></div><script>var x = 1;</script></body>"),
            "Lake",
            ONE,
            TWO);
    assertThat(left)
        .containsExactly(
            new LeftOut("nav", "Home"),
            new LeftOut("hidden div", "Unseen"),
            new LeftOut("div.comments", "First!"));
  }

  @Test
  void ofAMessage() throws UnreadableException {
    List<LeftOut> left =
        left(
            "a.eml",
            bytes(
                "Subject: Lake\n"
                    + "From: a@x.example\n"
                    + "MIME-Version: 1.0\n"
                    + "Content-Type: multipart/mixed; boundary=b\n\n"
                    + "--b\n"
                    + "Content-Type: text/plain\n\n"
                    + "Dear all,\n"
                    + ONE
                    + "\n> quoted before\n--b\nContent-Type: message/rfc822\n\nSubject: x\n\nInner"
                    + " words\n--b\nContent-Type: image/png\nContent-Disposition: attachment;"
                    + " filename=map.png\n\nx\n--b--\n"),
            ONE);
    assertThat(left)
        .containsExactly(
            new LeftOut("text part", "Dear all,"),
            new LeftOut("text part", "> quoted before"),
            new LeftOut("attached message, text part", "Inner words"),
            new LeftOut("attached file", "map.png"));
  }

  @Test
  void ofAWordDocument() throws UnreadableException, IOException {
    String namespace = " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    byte[] docx =
        zip(
            "[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
            "word/document.xml",
            "<w:document"
                + namespace
                + "><w:p><w:r><w:t>"
                + ONE
                + "</w:t></w:r><w:del><w:r><w:delText>never"
                + " said</w:delText></w:r></w:del></w:p></w:document>",
            "word/comments.xml",
            "<w:comments"
                + namespace
                + "><w:p><w:r><w:t>Is that so?</w:t></w:r></w:p></w:comments>");
    assertThat(left("a.docx", docx, ONE))
        .containsExactly(
            new LeftOut("deleted in document.xml", "never said"),
            new LeftOut("comments.xml", "Is that so?"));
  }

  @Test
  void ofABook() throws UnreadableException, IOException {
    byte[] book =
        zip(
            "mimetype",
            "application/epub+zip",
            "OPS/toc.xhtml",
            "<html><body><nav><p>Contents of the book</p></nav></body></html>",
            "OPS/a.xhtml",
            "<html><body><h1>Lake</h1><p>"
                + ONE
                + "</p><p class='notes'>Not told</p></body></html>");
    assertThat(left("a.epub", book, "Lake", ONE))
        .containsExactly(
            new LeftOut("toc.xhtml, nav", "Contents of the book"),
            new LeftOut("a.xhtml, p.notes", "Not told"));
  }

  @Test
  void ofAnOpenDocument() throws UnreadableException, IOException {
    byte[] odt =
        zip(
            "mimetype",
            "application/vnd.oasis.opendocument.text",
            "content.xml",
            "<office:body xmlns:office='o'"
                + " xmlns:text='t'><office:text><text:tracked-changes><text:deletion><text:p>never"
                + " said</text:p></text:deletion></text:tracked-changes><text:p>"
                + ONE
                + "<office:annotation><text:p>Is that"
                + " so?</text:p></office:annotation></text:p></office:text></office:body>",
            "styles.xml",
            "<s xmlns:text='t'><text:p>Head of the page</text:p></s>");
    assertThat(left("a.odt", odt, ONE))
        .containsExactly(
            new LeftOut("deleted in content.xml", "never said"),
            new LeftOut("comment in content.xml", "Is that so?"),
            new LeftOut("styles.xml", "Head of the page"));
  }

  @Test
  void ofRtf() throws UnreadableException {
    assertThat(
            left("a.rtf", bytes("{\\rtf1\\ansi " + ONE + "\\par{\\deleted never said}\\par}"), ONE))
        .containsExactly(new LeftOut("document", "never said"));
  }

  @Test
  void ofAPdf() throws Exception {
    assertThat(left("a.pdf", pdf(), "Lake is full."))
        .containsExactly(
            new LeftOut("page 1", "Valley Post 7"), new LeftOut("comment, page 1", "Is that so?"));
  }

  @Test
  void ofTextJsonAndFeeds() throws UnreadableException {
    assertThat(left("a.txt", bytes(ONE + "\n" + TWO), ONE))
        .containsExactly(new LeftOut("text", TWO));
    assertThat(
            left(
                "a.json",
                bytes(
                    "{\"title\": \"Lake\", \"text\": \""
                        + ONE
                        + "\", \"caption\": \"A \\\"lake\\\"\"}"),
                "Lake",
                ONE))
        .containsExactly(new LeftOut("caption", "A \"lake\""));
    assertThat(
            left(
                "a.xml",
                bytes(
                    "<rss><channel><title>Post</title><item><title>Lake</title><description>&lt;p&gt;"
                        + ONE
                        + "&lt;/p&gt;</description><category>water</category></item></channel></rss>"),
                "Lake",
                ONE))
        .containsExactly(new LeftOut("title", "Post"), new LeftOut("category", "water"));
  }

  private static byte[] pdf() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.beginText();
        content.newLineAtOffset(72, 700);
        content.showText("Lake is full.");
        content.newLineAtOffset(0, -650);
        content.showText("Valley Post 7");
        content.endText();
      }
      PDAnnotationText note = new PDAnnotationText();
      note.setContents("Is that so?");
      page.getAnnotations().add(note);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static List<LeftOut> left(String name, byte[] content, String... kept)
      throws UnreadableException {
    return context
        .getBean(ArticleReader.class)
        .leftOut(new SourceFile(name, content.length, "0".repeat(64)), content, List.of(kept));
  }

  private static byte[] zip(String... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries.length; i += 2) {
        zip.putNextEntry(new ZipEntry(entries[i]));
        zip.write(bytes(entries[i + 1]));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
