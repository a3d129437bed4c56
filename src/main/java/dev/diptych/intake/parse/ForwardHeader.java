package dev.diptych.intake.parse;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.facts.Outlet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines with which mail programs introduce a message that is passed on: Gmail, Outlook and
 * Apple, in the desks' languages.
 *
 * @param start the line at which they begin
 * @param end the line at which the forwarded text begins
 */
record ForwardHeader(
    int start, int end, @Nullable String sender, @Nullable String date, @Nullable String subject) {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final int LONGEST_LINE = 1_000;
  private static final int MOST_LINES = 20;
  private static final int MOST_BLANKS = 2;

  private static final Pattern SUBJECT_SAYS =
      Pattern.compile(
          "\\s*(?:fwd?|tr|wg|rv|enc|i|doorst|vb|vs|vl|pd|ilt|пересл|פורוורד|הועבר|فوروارد|ارسال|转发|轉寄|転送|전달|إعادة"
              + " توجيه|إعادة إرسال|محول|تمرير)\\s*[:：].*",
          FLAGS | Pattern.DOTALL);

  private static final Pattern MARK =
      Pattern.compile(
          "-{3,}\\s*(?:forwarded message|message transféré|message transmis|weitergeleitete"
              + " nachricht|mensaje reenviado|رسالة معاد توجيهها|رسالة مُعاد توجيهها|الرسالة المعاد"
              + " توجيهها|messaggio inoltrato|mensagem (?:encaminhada|reencaminhada)|doorgestuurd"
              + " bericht|vidarebefordrat meddelande|videresendt (?:melding|meddelelse)|przekazana"
              + " wiadomość|przesłana wiadomość|пересылаемое сообщение|пересланное"
              + " сообщение|перенаправленное сообщение|yönlendirilmiş ileti|iletilen mesaj|پیام"
              + " (?:بازارسال ?شده|ارسال ?شده|هدایت ?شده|فوروارد ?شده)|הודעה"
              + " שהועברה|转发的邮件|転送されたメッセージ|رسالة محولة|رسالة مُحوَّلة|رسالة معاد"
              + " إرسالها)\\s*-{3,}|(?:begin forwarded message|début du message"
              + " (?:transféré|réexpédié)|anfang der weitergeleiteten nachricht|inicio del mensaje"
              + " reenviado|بداية الرسالة (?:المعاد توجيهها|المُعاد"
              + " توجيهها|المحولة|المُحوَّلة))\\s*[:：]",
          FLAGS);

  private static final Pattern FIELD =
      Pattern.compile(
          "\\*{0,2}\\s?(?:(from|de|von|da|van|från|fra|od|от|от"
              + " кого|kimden|gönderen|از|فرستنده|מאת|发件人|差出人|من|المرسل|expéditeur)|(date|sent|data|inviato|enviada(?:"
              + " em)?|verzonden|skickat|sendt|dato|wysłano|дата|отправлено|tarih|gönderilen|gönderme"
              + " tarihi|تاریخ|ارسال شده|נשלח|תאריך|发送时间|日期|日付|送信日時|envoyé(?:"
              + " le)?|gesendet|datum|fecha|enviado(?: el)?|التاريخ|تاريخ|تاريخ الإرسال|تم"
              + " الإرسال|أرسلت|مرسل|أُرسلت)|(subject|objet|betreff|oggetto|assunto|onderwerp|ämne|emne|temat|тема|konu|موضوع|נושא|主题|件名|asunto|sujet|الموضوع|موضوع)|(to|per|aan|till|til|do|кому|копия|kime|bilgi|به|رونوشت|אל|עותק|收件人|抄送|宛先|to|cc|bcc|à|a|an|para|pour|copie"
              + " à|kopie|cci|إلى|الى|نسخة|نسخة إلى|reply-to|répondre à|الرد"
              + " إلى|importance|priority|attachments?|pièces?"
              + " jointes?|المرفقات))\\s?\\*{0,2}\\s?[:：]\\*{0,2}\\s*(.*)",
          FLAGS);

  /** Whether a subject says that the message passes another one on, rather than answering it. */
  static boolean isIn(@Nullable String subject) {
    return subject != null && SUBJECT_SAYS.matcher(subject).matches();
  }

  /**
   * The first one in a message, {@code null} if there is none before quoted mail begins.
   *
   * @param stated whether the subject says so: Outlook's lines look the same above quoted mail
   */
  static @Nullable ForwardHeader find(List<String> lines, int from, boolean stated) {
    boolean above = false;
    for (int i = from; i < lines.size(); i++) {
      String line = bare(lines.get(i));
      boolean told = stated || !above;
      above |= !line.isEmpty();
      if (line.length() > LONGEST_LINE) {
        continue;
      }
      boolean mark = MARK.matcher(line).matches();
      Matcher field = FIELD.matcher(line);
      if (mark || field.matches() && field.group(1) != null && told) {
        ForwardHeader header = read(lines, mark ? i + 1 : i, i);
        if (header != null) {
          return header;
        }
      }
      if (!mark && MessageText.isReply(line)) {
        return null;
      }
    }
    return null;
  }

  /** Whether the lines from here on introduce another message, as Outlook writes them. */
  static boolean isAt(List<String> lines, int i) {
    String line = bare(lines.get(i));
    Matcher field = FIELD.matcher(line.length() > LONGEST_LINE ? "" : line);
    if (!field.matches() || field.group(1) == null) {
      return false;
    }
    ForwardHeader header = read(lines, i, i);
    return header != null && header.date != null && header.subject != null;
  }

  private static @Nullable ForwardHeader read(List<String> lines, int first, int start) {
    String sender = null;
    String date = null;
    String subject = null;
    int blanks = 0;
    int end = first;
    boolean addressees = false;
    for (int i = first; i < lines.size() && i < first + MOST_LINES; i++) {
      String line = bare(lines.get(i));
      if (line.isEmpty()) {
        blanks++;
        if (blanks > MOST_BLANKS) {
          break;
        }
        continue;
      }
      Matcher field = FIELD.matcher(line.length() > LONGEST_LINE ? "" : line);
      if (field.matches()) {
        String value = field.group(5).strip();
        sender = field.group(1) != null && sender == null ? value : sender;
        date = field.group(2) != null && date == null ? value : date;
        subject = field.group(3) != null && subject == null ? value : subject;
        addressees = field.group(4) != null;
      } else if (!(addressees && line.indexOf('@') > 0 && blanks == 0)) {
        break;
      }
      blanks = 0;
      end = i + 1;
    }
    return sender == null || date == null && subject == null
        ? null
        : new ForwardHeader(start, end, sender, date, subject);
  }

  /** A line without the signs of a quotation. */
  static String bare(String line) {
    int i = 0;
    while (i < line.length()
        && (line.charAt(i) == '>'
            || Character.isWhitespace(line.charAt(i))
            || isMark(line.charAt(i)))) {
      i++;
    }
    return line.substring(i).strip();
  }

  /** Marks of direction, which Arabic mail programs put before their fields. */
  private static boolean isMark(char c) {
    return c >= '\u200E' && c <= '\u200F' || c >= '\u202A' && c <= '\u202E' || c == '\u00A0';
  }

  /** What it says of the message that was passed on. */
  ArticleFacts facts() {
    String title =
        subject == null || subject.isBlank() ? null : MailFormat.withoutPrefixes(subject);
    String name = name(sender);
    String outlet = Outlet.ofSender(name);
    return new ArticleFacts(
        title,
        outlet == null ? name : null,
        MailDate.normalise(date),
        outlet,
        null,
        null,
        List.of());
  }

  private static @Nullable String name(@Nullable String from) {
    if (from == null) {
      return null;
    }
    int cut = from.indexOf('<');
    int bracket = from.indexOf('[');
    cut = cut < 0 ? bracket : bracket < 0 ? cut : Math.min(cut, bracket);
    String name = (cut > 0 ? from.substring(0, cut) : from).replaceAll("[\"'<>*]", "").strip();
    return name.isEmpty()
        ? null
        : name.toLowerCase(Locale.ROOT).startsWith("mailto:") ? null : name;
  }
}
