package dev.diptych.engine.http;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.Reach;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Where one engine is asked, or somebody is told something. One exchange a call: HTTP/1.1, nothing
 * is retried, no redirect is followed (it would carry the key to somebody else), and the timeout is
 * for the whole of it, from connecting to the body's last byte. Connects nowhere before the first
 * call. Safe for use by several lanes.
 */
public final class Endpoint {

  private static final Duration LONGEST_TO_CONNECT = Duration.ofSeconds(10);

  private final String property;
  private final URI url;
  private final Duration timeout;
  private final Secret secret;
  private final Clock clock;
  private volatile @Nullable RestClient client;

  /**
   * An endpoint.
   *
   * @param property prefix of the engine's settings, for messages: {@code
   *     diptych.engine.openai.desk}
   * @param url see {@link Address}
   * @param timeout of a whole exchange
   * @param secret what no message may hold; the adapter puts it into its headers
   * @param clock for dates in {@code Retry-After}
   */
  public Endpoint(String property, URI url, Duration timeout, Secret secret, Clock clock) {
    this.property = property;
    this.url = url;
    this.timeout = timeout;
    this.secret = secret;
    this.clock = clock;
  }

  /** How far a text goes that is sent there. */
  public Reach reach() {
    return Address.reach(url);
  }

  /**
   * Makes one call.
   *
   * @return a whole response: an answer, or a refusal that the adapter may know more about than
   *     {@link Reply#failure}
   * @throws EngineException if there is no such, saying why
   */
  public Reply post(Call call) throws EngineException {
    return answered(send(call));
  }

  /**
   * Tells something to whoever wants no more than to know, under the same timeout and bounds: what
   * a success says besides is of no interest, and may be nothing at all.
   *
   * @throws EngineException if it was not taken, saying why
   */
  public void tell(Call call) throws EngineException {
    Reply reply = reply(send(call));
    if (!reply.ok()) {
      throw reply.failure("");
    }
  }

  private Received send(Call call) throws EngineException {
    long start = System.nanoTime();
    try {
      RestClient.RequestBodySpec request =
          client()
              .post()
              .uri(URI.create(url + call.path()))
              .contentType(MediaType.parseMediaType(call.contentType()))
              .accept(MediaType.APPLICATION_JSON)
              .headers(headers -> call.headers().forEach(headers::set));
      return request
          .body(call.body().getBytes(StandardCharsets.UTF_8))
          .exchangeForRequiredValue((sent, response) -> received(response));
    } catch (RestClientException e) {
      throw meaning(e, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private RestClient client() {
    RestClient made = client;
    if (made == null) {
      synchronized (this) {
        made = client;
        if (made == null) {
          made = newClient();
          client = made;
        }
      }
    }
    return made;
  }

  private RestClient newClient() {
    HttpClient.Builder jdk =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(
                timeout.compareTo(LONGEST_TO_CONNECT) < 0 ? timeout : LONGEST_TO_CONNECT);
    if (reach() != Reach.NETWORK) {
      jdk.proxy(HttpClient.Builder.NO_PROXY); // What stays on this machine takes no way round.
    }
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(jdk.build());
    requests.setReadTimeout(timeout);
    return RestClient.builder().requestFactory(requests).build();
  }

  /** A response before anyone has looked at it. */
  private record Received(int status, Body body, @Nullable String retryAfter, @Nullable URI to) {}

  private static Received received(ClientHttpResponse response) throws IOException {
    HttpHeaders headers = response.getHeaders();
    Body body = Body.read(response.getBody(), charset(headers));
    return new Received(
        response.getStatusCode().value(),
        body,
        headers.getFirst(HttpHeaders.RETRY_AFTER),
        location(headers));
  }

  private static @Nullable Charset charset(HttpHeaders headers) {
    try {
      MediaType type = headers.getContentType();
      return type == null ? null : type.getCharset();
    } catch (IllegalArgumentException e) {
      return null; // A name that nobody knows.
    }
  }

  private static @Nullable URI location(HttpHeaders headers) {
    try {
      return headers.getLocation();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private Reply reply(Received received) throws EngineException {
    int status = received.status();
    Reply reply =
        new Reply(
            property,
            status,
            received.body().roughly(),
            RetryAfter.of(received.retryAfter(), clock.instant()),
            secret);
    if (status / 100 == 3 || status / 100 == 1) {
      throw new EngineException.Unavailable(
          "it sends us elsewhere (status %d%s), which is never followed: set %s.url to the address itself"
              .formatted(status, elsewhere(received.to()), property),
          null);
    }
    return reply;
  }

  private Reply answered(Received received) throws EngineException {
    Reply reply = reply(received);
    if (!reply.ok()) {
      return reply;
    }
    if (received.body().text().isEmpty()) {
      throw new EngineException.Rejected(
          "its answer is in no charset that can be read: neither UTF-8 nor what it declares", null);
    }
    if (reply.body().isBlank()) {
      throw EngineException.Transient.afterSending("it answered with an empty body", null);
    }
    if (reply.isPage()) {
      throw new EngineException.Unavailable(
          "a web page answers in its place: check %s.url".formatted(property), null);
    }
    return reply;
  }

  /** The host alone: paths and queries of redirects have tokens in them. */
  private static String elsewhere(@Nullable URI to) {
    return to == null || to.getHost() == null ? "" : ", to " + to.getHost();
  }

  /** What it means that no whole response came. */
  private EngineException meaning(RestClientException e, Duration elapsed) {
    if (Thread.currentThread().isInterrupted()) {
      // An engine has no other way to say so; who asked it knows this one.
      throw new IllegalStateException("Interrupted while " + property + " was asked", e);
    }
    if (cause(e, Body.TooLargeException.class) != null) {
      return new EngineException.Rejected(
          "its answer is longer than any can be: more than %d MB"
              .formatted(Body.MAX_IN_BYTES >> 20),
          e);
    }
    if (cause(e, UnresolvedAddressException.class) != null) {
      return new EngineException.Unavailable(
          "there is no host %s: check %s.url".formatted(url.getHost(), property), e);
    }
    if (cause(e, HttpConnectTimeoutException.class) != null
        || cause(e, ConnectException.class) != null) {
      return new EngineException.Transient("nothing answers at " + url, null, e);
    }
    SSLException untrusted = cause(e, SSLException.class);
    if (untrusted != null && !isCut(e)) {
      return new EngineException.Unavailable(
          "no trusted connection to %s: %s".formatted(url, untrusted.getMessage()), e);
    }
    boolean late = cause(e, HttpTimeoutException.class) != null || elapsed.compareTo(timeout) >= 0;
    return EngineException.Transient.afterSending(
        late
            ? "no whole answer within %s (%s.timeout)".formatted(words(timeout), property)
            : "the connection was cut before the whole answer came",
        e);
  }

  /** A connection that ends inside TLS is said in TLS's words. */
  private static boolean isCut(RestClientException e) {
    return cause(e, EOFException.class) != null;
  }

  private static String words(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
      at = at.getCause();
    }
    return null;
  }
}
