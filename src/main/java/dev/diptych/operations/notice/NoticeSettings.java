package dev.diptych.operations.notice;

import dev.diptych.engine.http.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code diptych.notice.*}: who is told what. Without a receiver nothing leaves the machine.
 *
 * @param look time between two looks at the tables
 * @param backupAge how old the newest copy of the database may be while nights go on, where nights
 *     make none by themselves
 * @param mail by e-mail; the server is {@code spring.mail.*}
 * @param webhook by HTTP
 */
@ConfigurationProperties("diptych.notice")
record NoticeSettings(
    @DefaultValue("1m") Duration look,
    @DefaultValue("36h") Duration backupAge,
    @DefaultValue Mail mail,
    @DefaultValue Webhook webhook) {

  /**
   * By e-mail.
   *
   * @param to who gets alerts; nobody if it is empty
   * @param from the sender
   * @param morning whether an edition that is out is mailed
   * @param morningTo who gets that; the receivers of alerts if it is empty
   */
  record Mail(
      @DefaultValue List<String> to,
      @Nullable String from,
      @DefaultValue("true") boolean morning,
      @DefaultValue List<String> morningTo) {

    Mail {
      to = List.copyOf(to);
      morningTo = List.copyOf(morningTo);
    }

    /** Who gets the morning mail; nobody if it is empty. */
    List<String> readers() {
      if (!morning) {
        return List.of();
      }
      return morningTo.isEmpty() ? to : morningTo;
    }
  }

  /**
   * By HTTP.
   *
   * @param url where alerts are posted, {@code null} for nowhere; shown in no message, for many
   *     have a key in them
   * @param key sent as {@code Authorization: Bearer}, if it is set
   * @param timeout of one attempt
   */
  record Webhook(
      @Nullable String url, @DefaultValue("") Secret key, @DefaultValue("10s") Duration timeout) {}
}
