package dev.diptych.operations.notice;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.http.Address;
import dev.diptych.engine.http.Call;
import dev.diptych.engine.http.Endpoint;
import dev.diptych.engine.http.Secret;
import dev.diptych.store.Alerts.AlertRow;
import dev.diptych.store.Alerts.NewAlert;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object by POST; its shape is documented in {@code docs/alerts.md}. */
@Component
final class WebhookChannel implements Channel {

  private static final String PROPERTY = "diptych.notice.webhook";

  private final NoticeSettings.Webhook settings;
  private final ConsoleAddress console;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.builder().build();
  private @Nullable Target target;

  WebhookChannel(NoticeSettings settings, ConsoleAddress console, Clock clock) {
    this.settings = settings.webhook();
    this.console = console;
    this.clock = clock;
  }

  /** Where to; the path and what follows may have a key in it, and stand in no message. */
  private record Target(Endpoint host, String path) {}

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public boolean takes(Kind kind) {
    String url = settings.url();
    return url != null && !url.isBlank() && kind != Kind.MORNING;
  }

  @Override
  public void tell(AlertRow alert) throws NotToldException {
    Secret key = settings.key();
    Map<String, String> headers =
        key.isSet() ? Map.of("Authorization", "Bearer " + key.reveal()) : Map.of();
    Target to = target();
    try {
      to.host().tell(Call.json(to.path(), json.writeValueAsString(body(alert)), headers));
    } catch (EngineException e) {
      throw new NotToldException("the webhook did not take it: " + Words.quoted(e.getMessage()), e);
    }
  }

  private Map<String, @Nullable Object> body(AlertRow row) {
    NewAlert alert = row.alert();
    boolean over = alert.kind().equals(Kind.ALL_CLEAR.name());
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", over ? alert.key().substring(Notices.CLEAR.length()) : alert.key());
    body.put("state", over ? "over" : "alert");
    body.put("kind", alert.kind());
    body.put("job", alert.job());
    body.put("edition", alert.label());
    body.put("at", row.at().toString());
    body.put("subject", alert.subject());
    body.put("text", alert.text());
    body.put("link", console.of(alert.job(), alert.label()).orElse(null));
    return body;
  }

  private Target target() throws NotToldException {
    Target made = target;
    if (made == null) {
      made = newTarget(String.valueOf(settings.url()).strip());
      target = made;
    }
    return made;
  }

  private Target newTarget(String text) throws NotToldException {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw new NotToldException(PROPERTY + ".url is no address"); // Its message quotes the key.
    }
    String host = "%s://%s".formatted(url.getScheme(), url.getRawAuthority());
    Optional<String> fault = Address.fault(host);
    if (fault.isPresent()) {
      throw new NotToldException("%s.url %s".formatted(PROPERTY, fault.get()));
    }
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery();
    return new Target(
        new Endpoint(PROPERTY, Address.of(host), settings.timeout(), settings.key(), clock),
        query == null ? path : path + "?" + query);
  }
}
