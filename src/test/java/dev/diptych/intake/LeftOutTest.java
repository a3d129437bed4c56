package dev.diptych.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.article.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
  void aFormatOfWhichItIsNotToldSaysSo() {
    assertThatThrownBy(() -> left("a.txt", bytes(ONE), ONE))
        .hasMessageContaining("not of text/plain");
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
