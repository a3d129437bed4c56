package dev.diptych.intake.parse;

import static dev.diptych.intake.parse.ParsedParts.keys;
import static dev.diptych.intake.parse.ParsedParts.manuscript;
import static dev.diptych.intake.parse.ParsedParts.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails whose documents and messages are articles of their own, and pages saved as mails. */
class MailWithDocumentsTest {

  private static final FormatParser PARSER = new FormatParser(ReaderSettings.DEFAULTS);
  private static final String ONE =
      "The reservoir above the town is full for the first time in six years, the water board said.";
  private static final String TWO =
      "Nobody has to save water this summer, it went on to say on Sunday, and wished a good year.";
  private static final String LONG = (ONE + " " + TWO + " ").repeat(3).strip();

  @Test
  void aShortCoverOfDocumentsIsNoArticle() throws UnreadableException {
    Parsed read =
        mail(
            text("Dear all,\n\nplease find the story attached.\n\nRegards\nAna"),
            attached("text/html", "lake report.html", page(ONE, TWO)),
            attached("text/plain", "sea.txt", "Sea\n\n" + TWO + " " + ONE));
    assertThat(keys(read)).containsExactly("lake-report.html", "sea.txt");
    assertThat(texts(read, 0)).contains(ONE, TWO);
    assertThat(read.notes()).singleElement().asString().contains("documents are attached");
  }

  @Test
  void aMessageWithItsOwnStoryIsOneOfItsArticles() throws UnreadableException {
    Parsed read = mail(text(LONG), attached("text/html", "a.html", page(ONE, TWO)));
    assertThat(keys(read)).containsExactly("message", "a.html");
    assertThat(texts(read, 0)).containsExactly(LONG);
  }

  @Test
  void aShortMessageStaysWhereItsDocumentsSayLess() throws UnreadableException {
    Parsed read = mail(text(ONE), attached("text/plain", "logo.txt", "Valley Post"));
    assertThat(keys(read)).containsExactly("message", "logo.txt");
  }

  @Test
  void whatCannotBeReadIsNamedWithItsReason() throws UnreadableException {
    Parsed read =
        mail(
            text(LONG),
            attached("application/pdf", "story.pdf", "x"),
            attached("text/calendar", "invite.ics", "BEGIN:VCALENDAR"),
            attached("image/png", "photo.png", "x"));
    assertThat(read.several()).isFalse();
    assertThat(manuscript(read, 0).notes())
        .anyMatch(note -> note.startsWith("attached file story.pdf: it is plain text"))
        .anyMatch(note -> note.equals("2 attached files were not read"));
  }

  @Test
  void severalAttachedMessagesAreAsManyArticles() throws UnreadableException {
    Parsed read =
        mail(
            text("See both."),
            message("lake@x.example", "Lake", ONE),
            message("sea@x.example", "Sea", TWO));
    assertThat(read.parts()).hasSize(2);
    assertThat(manuscript(read, 0).facts().title()).isEqualTo("Lake");
    assertThat(manuscript(read, 1).facts().title()).isEqualTo("Sea");
    assertThat(texts(read, 1)).containsExactly(TWO);
  }

  @Test
  void aForwardBringsItsDocumentsWithIt() throws UnreadableException {
    String inner =
        "Content-Type: message/rfc822\n\nSubject: Lake\nFrom: Ana Ruiz <a@x.example>\nMIME-Version:"
            + " 1.0\nContent-Type: multipart/mixed; boundary=i\n\n--i\n"
            + text(LONG)
            + "\n--i\n"
            + attached("text/html", "map.html", page(ONE, TWO))
            + "\n--i--\n";
    Parsed read = forward(text("fyi"), inner);
    assertThat(keys(read)).containsExactly("message", "map.html");
    assertThat(manuscript(read, 0).facts().author()).isEqualTo("Ana Ruiz");
  }

  @Test
  void aFeedInAMailIsItsArticles() throws UnreadableException {
    Parsed read =
        mail(
            text("the feed"),
            attached(
                "application/rss+xml",
                "news.rss",
                "<rss><channel><item><guid>1</guid><title>a</title><description>"
                    + ONE
                    + "</description></item><item><guid>2</guid><title>b</title><description>"
                    + TWO
                    + "</description></item></channel></rss>"));
    assertThat(keys(read)).hasSize(2).allMatch(key -> key.startsWith("news.rss/"));
  }

  @Test
  void whatIsAttachedToAnAttachedMessageStaysClosed() throws UnreadableException {
    String innermost = eml("deep", text(LONG), attached("text/plain", "deepest.txt", LONG));
    String inner =
        eml("inner", text(LONG), attached("application/octet-stream", "deep.eml", innermost));
    Parsed read = mail(text(LONG), attached("application/octet-stream", "inner.eml", inner));
    assertThat(keys(read)).containsExactly("message", "inner.eml");
    assertThat(manuscript(read, 1).notes()).anyMatch(note -> note.contains("deliver it by itself"));
  }

  @Test
  void namesOfAttachmentsAreHostile() throws UnreadableException {
    Parsed read =
        mail(
            text("x"),
            attached("text/plain", "../../etc/passwd", LONG),
            attached("text/plain", "a!b\\\\c:d.txt", LONG + " x"),
            attached("text/plain", "....", LONG + " y"));
    assertThat(keys(read))
        .hasSize(3)
        .allMatch(key -> key.matches("[\\w.~-]{1,90}"))
        .doesNotContain("..");
    assertThat(keys(read)).first().isEqualTo("passwd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: multipart/encrypted; boundary=b",
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data",
        "Content-Type: application/x-pkcs7-mime"
      })
  void aSealedMessageSaysSo(String type) {
    String mail =
        "Subject: x\nFrom: a@x.example\nMIME-Version: 1.0\n" + type + "\n\n--b\n\nMIAG\n--b--\n";
    assertThatThrownBy(() -> parse("a.eml", mail)).hasMessageContaining("encrypted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-ascii", "utf-8", "windows-1252", "nonsense"})
  void aPageThatABrowserSavedIsAPage(String declared) throws UnreadableException {
    String arabic =
        "قالت هيئة المياه اليوم إن الخزان فوق البلدة امتلأ بعد ست سنوات، وقالت إن على السكان ألا"
            + " يقلقوا من الصيف.";
    String page =
        "<html><head><title>الخزان</title></head><body><nav>الرئيسية أخبار"
            + " رياضة</nav><article><h1>الخزان ممتلئ</h1><p>"
            + arabic
            + "</p><p>"
            + arabic.replace("اليوم", "أمس")
            + "</p></article><footer>جميع الحقوق محفوظة</footer></body></html>";
    Parsed read =
        parse(
            "a.mhtml",
            "From: <Saved by Blink>\n"
                + "Snapshot-Content-Location: https://news.example/lake\n"
                + "Subject: x\n"
                + "MIME-Version: 1.0\n"
                + "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\n\n"
                + "--b\n"
                + "Content-Type: text/html; charset="
                + declared
                + "\nContent-Transfer-Encoding: base64\n\n"
                + base64(page)
                + "\n"
                + "--b\n"
                + "Content-Type: image/png\n"
                + "Content-Location: https://news.example/a.png\n\n"
                + "x\n"
                + "--b--\n");
    assertThat(read.several()).isFalse();
    assertThat(manuscript(read, 0).facts().title()).isEqualTo("الخزان ممتلئ");
    assertThat(texts(read, 0)).containsExactly(arabic, arabic.replace("اليوم", "أمس"));
    assertThat(manuscript(read, 0).facts().canonicalUrl()).isEqualTo("https://news.example/lake");
  }

  @Test
  void aNewsletterWithPicturesIsStillAMail() throws UnreadableException {
    Parsed read =
        parse(
            "a.eml",
            "From: Valley Post <a@x.example>\n"
                + "To: b@x.example\n"
                + "Subject: Lake\n"
                + "MIME-Version: 1.0\n"
                + "Content-Type: multipart/related; boundary=b\n\n"
                + "--b\n"
                + "Content-Type: text/html\n\n"
                + "<p>"
                + ONE
                + "</p><p>"
                + TWO
                + "</p>\n--b\nContent-Type: image/png\nContent-ID: <a>\n\nx\n--b--\n");
    assertThat(manuscript(read, 0).facts().title()).isEqualTo("Lake");
    assertThat(texts(read, 0)).containsExactly(ONE, TWO);
    assertThat(manuscript(read, 0).notes()).isEmpty();
  }

  private static String text(String text) {
    return "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        + base64(text);
  }

  private static String attached(String type, String name, String content) {
    return "Content-Type: %s\nContent-Disposition: attachment; filename=\"%s\"\nContent-Transfer-Encoding: base64\n\n%s"
        .formatted(type, name, base64(content));
  }

  private static String message(String id, String subject, String text) {
    return "Content-Type: message/rfc822\n\nMessage-ID: <%s>\nFrom: Ana Ruiz <a@x.example>\nSubject: %s\nContent-Type: text/plain\n\n%s\n"
        .formatted(id, subject, text);
  }

  private static String page(String one, String two) {
    return "<html><body><article><h1>Lake</h1><p>"
        + one
        + "</p><p>"
        + two
        + "</p></article></body></html>";
  }

  private static String eml(String subject, String... parts) {
    return "Subject: "
        + subject
        + "\nFrom: b@x.example\nTo: c@x.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed;"
        + " boundary=m-"
        + subject.length()
        + "\n\n--m-"
        + subject.length()
        + "\n"
        + String.join("\n--m-" + subject.length() + "\n", parts)
        + "\n--m-"
        + subject.length()
        + "--\n";
  }

  private static Parsed mail(String... parts) throws UnreadableException {
    return parse("a.eml", eml("A mail", parts));
  }

  private static Parsed forward(String... parts) throws UnreadableException {
    return parse("a.eml", eml("Fwd: Lake", parts));
  }

  private static String base64(String text) {
    return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Parsed parse(String name, String text) throws UnreadableException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return PARSER.open(new SourceFile(name, content.length, "0".repeat(64)), content);
  }
}
