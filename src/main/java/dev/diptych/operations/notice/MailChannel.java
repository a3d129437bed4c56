package dev.diptych.operations.notice;

import dev.diptych.job.Installation;
import dev.diptych.store.Alerts.AlertRow;
import dev.diptych.text.Checksums;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** E-mail by Spring's sender, which {@code spring.mail.*} sets up. */
@Component
final class MailChannel implements Channel {

  static final String NAME = "mail";

  private static final String LONGEST_WAIT_IN_MILLIS = "10000";

  private final NoticeSettings.Mail settings;
  private final Installation installation;
  private final @Nullable JavaMailSender sender;

  MailChannel(
      NoticeSettings settings, Installation installation, ObjectProvider<JavaMailSender> senders) {
    this.settings = settings.mail();
    this.installation = installation;
    this.sender = senders.getIfAvailable();
    if (sender instanceof JavaMailSenderImpl ours) {
      patient(ours.getJavaMailProperties());
    }
  }

  /** By themselves, mail servers are waited for without end. */
  private static void patient(Properties properties) {
    for (String protocol : List.of("smtp", "smtps")) {
      for (String wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
        properties.putIfAbsent("mail.%s.%s".formatted(protocol, wait), LONGEST_WAIT_IN_MILLIS);
      }
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean takes(Kind kind) {
    return !receivers(kind).isEmpty();
  }

  private List<String> receivers(Kind kind) {
    return kind == Kind.MORNING ? settings.readers() : settings.to();
  }

  @Override
  public void tell(AlertRow alert) throws NotToldException {
    JavaMailSender by = sender;
    if (by == null) {
      throw new NotToldException(
          "diptych.notice.mail.to is set, but no mail server is: set spring.mail.host");
    }
    InternetAddress from = address("from", settings.from());
    List<InternetAddress> to = new ArrayList<>();
    for (String receiver : receivers(Kind.valueOf(alert.alert().kind()))) {
      to.add(address("to", receiver));
    }
    try {
      by.send(message(by, alert, from, to));
    } catch (MailException | MessagingException e) {
      throw new NotToldException("the mail was not taken: " + Words.quoted(root(e)), e);
    }
  }

  private MimeMessage message(
      JavaMailSender by, AlertRow alert, InternetAddress from, List<InternetAddress> to)
      throws MessagingException {
    MimeMessage message = by.createMimeMessage();
    String html = alert.alert().html();
    MimeMessageHelper parts =
        new MimeMessageHelper(message, html != null, StandardCharsets.UTF_8.name());
    parts.setFrom(from);
    parts.setTo(to.toArray(InternetAddress[]::new));
    parts.setSubject(Words.subject("[Diptych] " + alert.alert().subject()));
    parts.setSentDate(Date.from(alert.at()));
    if (html == null) {
      parts.setText(alert.alert().text());
    } else {
      parts.setText(alert.alert().text(), html);
    }
    message.setHeader("Auto-Submitted", "auto-generated"); // No out-of-office answers (RFC 3834).
    message.setHeader("Message-ID", id(alert, from));
    return message;
  }

  /** The same however often it is sent: a mail program shows a mail of one id once. */
  private String id(AlertRow alert, InternetAddress from) {
    String address = from.getAddress();
    return "<diptych.%s@%s>"
        .formatted(
            Checksums.sha256(installation.home() + "\n" + alert.alert().key()),
            address.substring(address.indexOf('@') + 1));
  }

  private static InternetAddress address(String setting, @Nullable String text)
      throws NotToldException {
    if (text == null || text.isBlank()) {
      throw new NotToldException(
          "diptych.notice.mail.%s is missing, such as desk@example.org".formatted(setting));
    }
    try {
      InternetAddress address = new InternetAddress(text.strip(), true);
      address.validate();
      if (address.getAddress().indexOf('@') < 0) {
        throw new AddressException("it names no host");
      }
      return address;
    } catch (AddressException e) {
      throw new NotToldException(
          "diptych.notice.mail.%s: %s is no address, such as desk@example.org"
              .formatted(setting, Words.quoted(text)),
          e);
    }
  }

  private static @Nullable String root(Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
