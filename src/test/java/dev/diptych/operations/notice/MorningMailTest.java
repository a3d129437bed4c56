package dev.diptych.operations.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.diptych.operations.ExitCode;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mail with the index of an edition. */
class MorningMailTest {

  private static final Duration A_LOOK = Duration.ofMinutes(2);

  @TempDir Path home;

  private final GreenMail mails =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Map<String, String> properties = new HashMap<>();

  @BeforeEach
  void receiver() {
    mails.start();
    properties.put("spring.mail.host", "127.0.0.1");
    properties.put("spring.mail.port", String.valueOf(mails.getSmtp().getPort()));
    properties.put("diptych.notice.mail.to", "operator@example.org");
    properties.put("diptych.notice.mail.morning-to", "desk@example.org,chief@example.org");
    properties.put("diptych.notice.mail.from", "diptych@example.org");
  }

  @AfterEach
  void close() {
    mails.stop();
  }

  /** The first part of a type. */
  private static String text(Part part, String type) throws IOException, MessagingException {
    if (part.isMimeType(type)) {
      return String.valueOf(part.getContent());
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart each = parts.getBodyPart(i);
        String found = text(each, type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  @Test
  void theIndexIsMailedOnceWithLinksAndNothingOfAnArticleIsMarkup() throws Exception {
    properties.put("diptych.console.url", "https://desk.example.org/diptych/");
    try (Watchtower tower =
        Watchtower.at(home, properties)
            .article("two.txt", "<script>alert(1)</script>\u202e" + "ع".repeat(10_000))
            .serve(Watchtower.BEGIN)) {
      assertThat(tower.night()).isEqualTo(ExitCode.COMPLETE);
      tower.later(A_LOOK).later(A_LOOK);

      MimeMessage[] received = mails.getReceivedMessages();
      assertThat(received).as("one for each of the two").hasSize(2);
      MimeMessage mail = received[0];
      assertThat(mail.getSubject()).isEqualTo("[Diptych] night/2026-03-02: 2 articles, complete");
      assertThat(mail.getRecipients(Message.RecipientType.TO))
          .extracting(String::valueOf)
          .containsExactly("desk@example.org", "chief@example.org");
      String plain = text(mail, "text/plain");
      assertThat(plain)
          .contains("https://desk.example.org/diptych/runs/night/2026-03-02")
          .contains("https://desk.example.org/diptych/read/night/2026-03-02/en")
          .contains("https://desk.example.org/diptych/read/night/2026-03-02/en?article=")
          .doesNotContain("\u202e");
      String html = text(mail, "text/html");
      Document page = Jsoup.parse(html);
      assertThat(page.select("li")).hasSize(2);
      assertThat(page.select("script, img, style, link, iframe")).isEmpty();
      assertThat(page.select("li a")).hasSize(2);
      assertThat(page.text()).doesNotContain("\u202e");
      assertThat(html.length()).as("a title is not mailed whole").isLessThan(8_000);

      tower.end();
      tower.serve("2026-03-02T06:00:00Z").later(A_LOOK);
      assertThat(mails.getReceivedMessages()).hasSize(2);
    }
  }

  @Test
  void anotherEditionOfTheDayIsAnotherMailAndWithoutAnAddressThereAreFiles() throws Exception {
    try (Watchtower tower = Watchtower.at(home, properties).serve(Watchtower.BEGIN)) {
      tower.night();
      tower.later(A_LOOK);
      tower.article("two.txt", "خبر جديد").night();
      tower.later(A_LOOK);

      assertThat(tower.told("mail"))
          .containsExactly("morning:night/2026-03-02", "morning:night/2026-03-02-2");
      assertThat(text(mails.getReceivedMessages()[0], "text/plain"))
          .contains(home.resolve("output/night/2026-03-02/en/index.html").toString())
          .doesNotContain("http");
    }
  }

  @Test
  void anEditionWithGapsIsMailedAsItIs() throws Exception {
    try (Watchtower tower =
        Watchtower.at(home, properties).fault("rejected").serve(Watchtower.BEGIN)) {
      tower.night();
      tower.later(A_LOOK);

      assertThat(tower.told("mail"))
          .containsExactly("gaps:night/2026-03-02:1", "morning:night/2026-03-02");
      assertThat(tower.query("select subject from alert where kind = 'MORNING'"))
          .containsExactly("night/2026-03-02: 1 articles, with gaps");
    }
  }
}
