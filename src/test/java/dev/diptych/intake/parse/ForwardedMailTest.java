package dev.diptych.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message that passes an article on is that article, whatever program passed it on. */
class ForwardedMailTest {

  private static final FormatParser PARSER = new FormatParser(ReaderSettings.DEFAULTS);
  private static final String ONE =
      "The mill on the upper river will grind again from March, its owners said on Thursday.";
  private static final String TWO = "It had stood still for eleven years.";

  @Test
  void gmailPassesOnInPlainText() throws UnreadableException {
    Manuscript read =
        text(
            "Fwd: The mill grinds again",
            "Please use this tonight.\n\n"
                + "---------- Forwarded message ---------\n"
                + "From: Nora Lind <nora@mill.example>\n"
                + "Date: Thu, Nov 26, 2026 at 4:15 PM\n"
                + "Subject: The mill grinds again\n"
                + "To: Desk <desk@paper.example>\n\n\n"
                + "Dear colleagues,\n\n"
                + ONE
                + "\n\n"
                + TWO
                + "\n\nBest regards,\nNora Lind\nPress office\n");
    assertThat(told(read)).isEqualTo(ONE + "\n\n" + TWO);
    assertThat(read.facts().title()).isEqualTo("The mill grinds again");
    assertThat(read.facts().author()).isEqualTo("Nora Lind");
    assertThat(read.facts().published()).isEqualTo("2026-11-26T16:15");
    assertThat(read.notes())
        .containsExactly("forwarded message: what was written above it was left out (20 letters)");
  }

  @Test
  void gmailPassesOnInArabic() throws UnreadableException {
    Manuscript read =
        html(
            "Fwd: الطاحونة تعود",
            "<div dir='rtl'>للنشر<br><div class='gmail_quote'><div class='gmail_attr'>----------"
                + " رسالة معاد توجيهها ---------<br>من: <b>ليلى حداد</b>"
                + " &lt;l@mill.example&gt;<br>التاريخ: الخميس، ٢٦ نوفمبر ٢٠٢٦ في ٤:١٥ م<br>الموضوع:"
                + " الطاحونة تعود إلى العمل<br>إلى: &lt;d@p.example&gt;<br></div><br><div><p>تحية"
                + " طيبة وبعد،</p><p>تعود الطاحونة إلى العمل في الربيع.</p><p>مع خالص"
                + " التحية</p><p>ليلى حداد</p></div></div></div>");
    assertThat(told(read)).isEqualTo("تعود الطاحونة إلى العمل في الربيع.");
    assertThat(read.facts().title()).isEqualTo("الطاحونة تعود إلى العمل");
    assertThat(read.facts().author()).isEqualTo("ليلى حداد");
    assertThat(read.facts().published()).isEqualTo("2026-11-26T16:15");
  }

  @Test
  void outlookPassesOnInHtmlAndInText() throws UnreadableException {
    String fields =
        "<div><div style='border-top:1pt'><p><b>De :</b> Nora Lind"
            + " &lt;n@mill.example&gt;<br><b>Envoyé :</b> jeudi 26 novembre 2026 16:15<br><b>À"
            + " :</b> La rédaction<br><b>Objet :</b> Le moulin tourne</p></div></div>";
    Manuscript html =
        html(
            "TR: Le moulin tourne",
            "<p>Pour info.</p>"
                + fields
                + "<p>Bonjour,</p><p>"
                + ONE
                + "</p><p>Cordialement</p><p>Nora</p>");
    assertThat(told(html)).isEqualTo(ONE);
    assertThat(html.facts().author()).isEqualTo("Nora Lind");
    assertThat(html.facts().published()).isEqualTo("2026-11-26T16:15");
    Manuscript text =
        text(
            "FW: The mill",
            "-----Original Message-----\n"
                + "From: Nora Lind [mailto:n@mill.example]\n"
                + "Sent: Thursday, November 26, 2026 4:15 PM\n"
                + "To: Desk\n"
                + "Subject: The mill\n\n"
                + ONE
                + "\n");
    assertThat(told(text)).isEqualTo(ONE);
    assertThat(text.facts().author()).isEqualTo("Nora Lind");
    assertThat(text.notes()).isEmpty();
  }

  @Test
  void applePassesOnAsAQuotation() throws UnreadableException {
    Manuscript text =
        text(
            "Fwd: The mill",
            "Begin forwarded message:\n\n"
                + "> From: Nora Lind <n@mill.example>\n"
                + "> Subject: The mill\n"
                + "> Date: 26 November 2026 at 16:15:00 CET\n"
                + "> To: Desk\n"
                + "> \n"
                + "> "
                + ONE
                + "\n> \n> "
                + TWO
                + "\n");
    assertThat(told(text)).isEqualTo(ONE + "\n\n" + TWO);
    Manuscript html =
        html(
            "Fwd: Le moulin",
            "<div>Début du message réexpédié :</div><blockquote type='cite'><div><b>De: </b>Nora"
                + " Lind</div><div><b>Objet: </b>Le moulin</div><div><b>Date: </b>26 novembre 2026"
                + " à 16:15</div><br><div><p>"
                + ONE
                + "</p></div></blockquote>");
    assertThat(told(html)).isEqualTo(ONE);
    assertThat(html.facts().title()).isEqualTo("Le moulin");
  }

  @Test
  void anAttachedMessageIsTheArticle() throws UnreadableException {
    String inner =
        "From: Nora Lind <n@mill.example>\n"
            + "Subject: The mill\n"
            + "Date: Thu, 26 Nov 2026 16:15:00 +0100\n"
            + "Content-Type: text/plain; charset=utf-8\n\n"
            + ONE
            + "\n";
    Manuscript read =
        parse(
            "From: Desk <d@p.example>\n"
                + "Subject: see below\n"
                + "MIME-Version: 1.0\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n"
                + "--b\n"
                + "Content-Type: text/plain\n\n"
                + "For tonight.\n"
                + "--b\n"
                + "Content-Type: message/rfc822\n\n"
                + inner
                + "\n--b--\n");
    assertThat(told(read)).isEqualTo(ONE);
    assertThat(read.facts().author()).isEqualTo("Nora Lind");
    assertThat(read.facts().published()).isEqualTo("2026-11-26T15:15Z");
    assertThat(read.notes()).hasSize(1).first().asString().startsWith("forwarded message");
  }

  @Test
  void quotedMailStaysOutAndIsNamed() throws UnreadableException {
    Manuscript text =
        text(
            "Re: The mill",
            ONE
                + "\n\n"
                + "On Thu, 26 Nov 2026 at 10:00, Desk <d@p.example> wrote:\n"
                + "> Is it true?\n"
                + "> Please write.\n");
    assertThat(told(text)).isEqualTo(ONE);
    assertThat(text.notes()).hasSize(1).first().asString().contains("quoted mail");
    Manuscript outlook =
        text(
            "RE: The mill",
            ONE
                + "\n\n"
                + "From: Desk\n"
                + "Sent: Thursday, November 26, 2026 4:15 PM\n"
                + "To: Nora\n"
                + "Subject: The mill\n\n"
                + "Old.\n");
    assertThat(told(outlook)).isEqualTo(ONE);
    Manuscript html =
        html(
            "Re: The mill",
            "<p>" + ONE + "</p><blockquote type='cite'><p>" + TWO + "</p></blockquote>");
    assertThat(told(html)).isEqualTo(ONE);
    assertThat(html.notes())
        .containsExactly("quoted mail or a signature was left out (1 lines, 29 letters)");
  }

  @Test
  void chainsOfForwardsEnd() throws UnreadableException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      text.append("---------- Forwarded message ---------\nFrom: Sender ")
          .append(i)
          .append(" <s@p.example>\nDate: Thu, Nov 26, 2026 at 4:15 PM\nSubject: Fwd: The mill\n\n");
    }
    Manuscript read = text("Fwd: The mill", text + ONE);
    assertThat(told(read)).isEqualTo(ONE);
    assertThat(read.facts().author()).isEqualTo("Sender 49");
    StringBuilder nested = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      nested.append("Subject: Fwd: ").append(i).append("\nContent-Type: message/rfc822\n\n");
    }
    Manuscript deep = parse(nested + "Subject: The mill\n\n" + ONE + "\n");
    assertThat(told(deep)).isEqualTo(ONE);
  }

  private static String told(Manuscript read) {
    return read.blocks().stream()
        .map(Block::text)
        .map(String::strip)
        .collect(Collectors.joining("\n\n"));
  }

  private static Manuscript text(String subject, String body) throws UnreadableException {
    return parse(head(subject) + "Content-Type: text/plain; charset=utf-8\n\n" + body);
  }

  private static Manuscript html(String subject, String body) throws UnreadableException {
    return parse(
        head(subject)
            + "Content-Type: text/html; charset=utf-8\n\n<html><body>"
            + body
            + "</body></html>");
  }

  private static String head(String subject) {
    String coded =
        java.util.Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8));
    return "From: Desk <desk@paper.example>\nSubject: =?utf-8?B?"
        + coded
        + "?=\nDate: Fri, 27 Nov 2026 08:00:00"
        + " +0100\nMIME-Version: 1.0\n";
  }

  private static Manuscript parse(String eml) throws UnreadableException {
    byte[] content = eml.getBytes(StandardCharsets.UTF_8);
    return PARSER.open(new SourceFile("a.eml", content.length, "0".repeat(64)), content).only();
  }

  /** Mark, sender, date, subject and addressee as programs in these languages write them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Messaggio inoltrato|Da|Data|mar 24 nov 2026 alle ore 16:15|Oggetto|A",
        "Mensagem encaminhada|De|Data|ter., 24 de nov. de 2026 às 16:15|Assunto|Para",
        "Doorgestuurd bericht|Van|Datum|di 24 nov 2026 om 16:15|Onderwerp|Aan",
        "Пересылаемое сообщение|От|Дата|вт, 24 нояб. 2026 г. в 16:15|Тема|Кому",
        "Yönlendirilmiş ileti|Kimden|Tarih|24 Kas 2026 Sal, 16:15|Konu|Kime",
        "پیام فوروارد شده|از|تاریخ|سه‌شنبه ۲۴ نوامبر ۲۰۲۶ 16:15|موضوع|به",
        "הודעה שהועברה|מאת|תאריך|יום ג׳, 24 בנוב 2026 16:15|נושא|אל",
        "Przekazana wiadomość|Od|Data|wt., 24 lis 2026 o 16:15|Temat|Do",
        "Message transféré|De|Date|mardi 24 novembre 2026 à 16:15|Objet|À",
        "Weitergeleitete Nachricht|Von|Datum|Di., 24. Nov. 2026 um 16:15|Betreff|An",
        "Mensaje reenviado|De|Fecha|mar, 24 nov 2026 a las 16:15|Asunto|Para"
      })
  void forwardsInTheLanguagesOfDesks(
      String mark, String from, String date, String at, String subject, String to)
      throws UnreadableException {
    String body =
        "----------\u00A0%s ---------\n%s: Nora Lind <nora@mill.example>\n%s: %s\n%s: The mill\n%s: Desk <d@p.example>\n\n\n%s\n"
            .formatted(mark, from, date, at, subject, to, ONE)
            .replace('\u00A0', ' ');
    Manuscript read = text("Fwd: The mill", "See below.\n\n" + body);
    assertThat(told(read)).isEqualTo(ONE);
    assertThat(read.facts().author()).isEqualTo("Nora Lind");
    assertThat(read.facts().title()).isEqualTo("The mill");
    if (!from.equals("מאת")) {
      assertThat(read.facts().published()).isEqualTo("2026-11-24T16:15");
    }
    Manuscript outlook =
        text(
            "FW: The mill",
            "%s: Nora Lind <nora@mill.example>\n%s: %s\n%s: Desk\n%s: The mill\n\n%s\n"
                .formatted(from, date, at, to, subject, ONE));
    assertThat(told(outlook)).isEqualTo(ONE);
  }

  @Test
  void aSenderThatIsAnOutletIsNoAuthor() throws UnreadableException {
    for (String sender :
        java.util.List.of("وكالة الساحل", "Valley News", "Agence du Lac", "خبرگزاری موج")) {
      Manuscript read =
          text(
              "Fwd: The mill",
              "---------- Forwarded message ---------\nFrom: %s <n@mill.example>\nDate: Thu, Nov 26, 2026 at 4:15 PM\nSubject: The mill\nTo: d@p.example\n\n\n%s\n"
                  .formatted(sender, ONE));
      assertThat(read.facts().site()).isEqualTo(sender);
      assertThat(read.facts().author()).isNull();
    }
    for (String person : java.util.List.of("Ana Newsom", "نور وكالي", "Press")) {
      Manuscript read =
          text(
              "Fwd: The mill",
              "---------- Forwarded message ---------\nFrom: %s <n@mill.example>\nDate: Thu, Nov 26, 2026 at 4:15 PM\nSubject: The mill\nTo: d@p.example\n\n\n%s\n"
                  .formatted(person, ONE));
      assertThat(read.facts().author()).isEqualTo(person);
      assertThat(read.facts().site()).isNull();
    }
  }

  @Test
  void aProgramOfMoscowNamesTheSenderFromWhom() throws UnreadableException {
    Manuscript read =
        text(
            "Fwd: Мельница",
            "-------- Пересылаемое сообщение --------\n"
                + "От кого: Нора Линд <n@mill.example>\n"
                + "Кому: d@p.example\n"
                + "Дата: Четверг, 26 ноября 2026, 16:15 +02:00\n"
                + "Тема: Мельница\n\n"
                + ONE);
    assertThat(told(read)).isEqualTo(ONE);
    assertThat(read.facts().author()).isEqualTo("Нора Линд");
    assertThat(read.facts().published()).startsWith("2026-11-26T16:15");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "שלום רב,|בברכה",
        "همکاران گرامی|با تشکر",
        "Уважаемые коллеги!|С уважением",
        "Gentili colleghi,|Cordiali saluti",
        "Prezados colegas,|Atenciosamente",
        "Sayın meslektaşlarımız,|Saygılarımla"
      })
  void salutationsAndClosingsOfOtherLanguages(String dear, String regards)
      throws UnreadableException {
    String mail = dear + "\n\n" + ONE + "\n\n" + TWO + "\n\n" + regards + ",\nNora Lind\n";
    assertThat(told(text("The mill", mail))).isEqualTo(ONE + "\n\n" + TWO);
  }
}
