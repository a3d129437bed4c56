package dev.diptych.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineException.QuotaExceeded;
import dev.diptych.engine.EngineException.Rejected;
import dev.diptych.engine.EngineException.Transient;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Reach;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationEngineContract;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.http.FakeProvider.Responder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every engine does that is asked by HTTP, whatever goes wrong on the way: each fault comes
 * through a real connection and ends in the exception that says what to do.
 */
public abstract class HttpEngineContract extends TranslationEngineContract {

  /** The key of every engine in these tests; nothing that is shown may hold it. */
  protected static final String KEY = "sk-very-secret-0123456789";

  /** Long where it must not be reached, on machines that are busy too. */
  protected static final Duration LONG = Duration.ofSeconds(60);

  /** For providers that never answer. */
  protected static final Duration SHORT = Duration.ofMillis(300);

  /** The clock of all engines here, for dates in headers. */
  protected static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T01:30:00Z"), ZoneOffset.UTC);

  private final FakeProvider provider = FakeProvider.answering(proper());

  /** How a provider of this kind answers that translates everything by {@link #translated}. */
  protected abstract Responder proper();

  /** An engine of this kind with {@link #KEY} and {@link #CLOCK}. */
  protected abstract TranslationEngine engine(URI url, Duration timeout);

  /** How this kind of provider words an error, with this text in it. */
  protected abstract String error(int status, String message);

  /** Whether this kind has a key at all, so that it can keep it from messages. */
  protected boolean hasKey() {
    return true;
  }

  /** What the fake answers for a text: no word stays, letters are Latin. */
  protected static String translated(String text) {
    return "T" + text.length() + " " + Integer.toHexString(text.hashCode()) + ".";
  }

  /** The provider of this test. */
  protected FakeProvider provider() {
    return provider;
  }

  @AfterEach
  void closeProvider() {
    provider.close();
  }

  @Override
  protected TranslationEngine engine() {
    return engine(provider.url(), LONG);
  }

  @Override
  protected LanguagePair pair() {
    return new LanguagePair("ar", "en");
  }

  @Override
  protected LanguagePair pairItLacks() {
    return new LanguagePair("zxx", "en");
  }

  @Override
  protected List<String> sentences() {
    return List.of("وصل 35 شخصا إلى المدينة.", "قال الوزير: نعم.", "لم يحضر أحد.");
  }

  private TranslationRequest request() {
    int most = engine().limits().maxSegmentsPerRequest();
    return new TranslationRequest(
        pair(), sentences().subList(0, Math.min(most, sentences().size())), List.of());
  }

  private EngineException failing(Responder responder) {
    return failing(responder, LONG);
  }

  private EngineException failing(Responder responder, Duration timeout) {
    provider.answer(responder);
    return asked(engine(provider.url(), timeout));
  }

  private EngineException asked(TranslationEngine engine) {
    EngineException failure =
        catchThrowableOfType(EngineException.class, () -> engine.ask(request()));
    assertThat(failure).as("the engine fails").isNotNull();
    assertThat(failure.getMessage()).isNotBlank();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      assertThat(at.toString()).doesNotContain(KEY).doesNotContain(sentences().get(0));
    }
    return failure;
  }

  private static Responder status(int status, String body, String... headers) {
    return (request, wire) -> wire.json(status, body, headers);
  }

  @Test
  void aLoopbackAddressIsThisMachineAndNoOtherIs() {
    assertThat(engine(URI.create("http://127.0.0.1:1"), LONG).reach()).isEqualTo(Reach.MACHINE);
    assertThat(engine(URI.create("https://mt.example.org"), LONG).reach()).isEqualTo(Reach.NETWORK);
  }

  @Test
  void itNeverShowsItsKey() {
    assertThat(engine().toString()).doesNotContain(KEY);
    assertThat(engine().identity().toString()).doesNotContain(KEY);
  }

  @Test
  void itSpeaksOldHttpAndFollowsThePath() throws EngineException {
    engine(URI.create(provider.url() + "/base/v1"), LONG).ask(request());
    assertThat(provider.last().method()).isEqualTo("POST");
    assertThat(provider.last().path()).startsWith("/base/v1/");
    assertThat(provider.last().headers()).doesNotContainKey("upgrade");
  }

  @Test
  void tooManyRequestsInSeconds() {
    EngineException failure = failing(status(429, error(429, "slow down"), "Retry-After: 17"));
    assertThat(failure).isInstanceOf(Transient.class);
    assertThat(((Transient) failure).retryAfter()).isEqualTo(Duration.ofSeconds(17));
    assertThat(failure.possiblyBilled()).isFalse();
  }

  @Test
  void tooManyRequestsUntilADate() {
    EngineException failure =
        failing(
            status(503, error(503, "overloaded"), "Retry-After: Fri, 27 Nov 2026 01:31:30 GMT"));
    assertThat(failure).isInstanceOf(Transient.class);
    assertThat(((Transient) failure).retryAfter()).isEqualTo(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void tooManyRequestsWithoutATime(int status) {
    EngineException failure = failing(status(status, error(status, "slow down")));
    assertThat(failure).isInstanceOf(Transient.class);
    assertThat(((Transient) failure).retryAfter()).isNull();
    assertThat(failure.possiblyBilled()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRefusedKey(int status) {
    assertThat(failing(status(status, error(status, "Incorrect API key: " + KEY))))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining(".key");
  }

  @Test
  void nothingThere() {
    assertThat(failing(status(404, "{\"detail\":\"Not Found\"}")))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("diptych.engine.");
  }

  @Test
  void nothingBoughtIsLeft() {
    assertThat(failing(status(402, error(402, "payment required"))))
        .isInstanceOf(QuotaExceeded.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNeverFollowed(int status) {
    EngineException failure =
        failing(
            (request, wire) ->
                wire.json(status, "{}", "Location: " + provider.url() + "/elsewhere?token=abcdef"));
    assertThat(failure).isInstanceOf(Unavailable.class).hasMessageNotContaining("abcdef");
    assertThat(provider.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 529})
  void troubleOfTheServerPasses(int status) {
    EngineException failure =
        failing(
            (request, wire) ->
                wire.answer(
                    status,
                    "text/html",
                    "<html><body>Bad Gateway</body></html>".getBytes(StandardCharsets.UTF_8)));
    assertThat(failure).isInstanceOf(Transient.class).hasMessageNotContaining("<html>");
    assertThat(failure.possiblyBilled()).isEqualTo(status == 502 || status == 504);
  }

  @Test
  void aPageInPlaceOfAnAnswer() {
    assertThat(
            failing(
                (request, wire) ->
                    wire.answer(
                        200,
                        "text/html",
                        "<!doctype html><title>Log in</title>".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining(".url");
  }

  @Test
  void anEmptyBody() {
    EngineException failure = failing(status(200, ""));
    assertThat(failure).isInstanceOf(Transient.class);
    assertThat(failure.possiblyBilled()).isTrue();
  }

  @Test
  void anErrorUnderSuccess() {
    assertThat(failing(status(200, error(500, "it broke")))).isNotNull();
  }

  @Test
  void aBodyThatEndsInItsMidst() throws EngineException {
    provider.answer(status(200, "{\"a\": [\"b"));
    TranslationEngine engine = engine(provider.url(), LONG);
    try {
      Answer answer = engine.ask(request());
      assertThat(catchThrowableOfType(Rejected.class, () -> engine.read(request(), answer)))
          .isNotNull();
    } catch (Transient e) {
      assertThat(e.possiblyBilled()).isTrue();
    }
  }

  @Test
  void aBodyInAWrongCharset() {
    assertThat(
            failing(
                (request, wire) ->
                    wire.answer(
                        200,
                        "application/json",
                        "{\"text\":\"وصل الوفد\"}".getBytes(Charset.forName("windows-1256")))))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("charset");
  }

  @Test
  void aBodyWithoutEnd() {
    byte[] megabyte = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    assertThat(
            failing(
                (request, wire) -> {
                  wire.head(200, "application/json", 1L << 40);
                  for (int i = 0; i < 100; i++) {
                    wire.write(megabyte);
                  }
                  wire.hold();
                }))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("10 MB");
  }

  @Test
  void aConnectionThatIsCutInTheBody() {
    EngineException failure =
        failing(
            (request, wire) -> {
              wire.head(200, "application/json", 5_000);
              wire.write("{\"translations\":".getBytes(StandardCharsets.UTF_8));
            });
    assertThat(failure).isInstanceOf(Transient.class).hasMessageContaining("cut");
    assertThat(failure.possiblyBilled()).isTrue();
  }

  @Test
  void aConnectionThatIsCutBeforeAWord() {
    EngineException failure = failing((request, wire) -> {});
    assertThat(failure).isInstanceOf(Transient.class).hasMessageContaining("cut");
    assertThat(failure.possiblyBilled()).isTrue();
  }

  @Test
  void aBodyThatStalls() {
    EngineException failure =
        failing(
            (request, wire) -> {
              wire.head(200, "application/json", 5_000);
              wire.write("{\"translations\":".getBytes(StandardCharsets.UTF_8));
              wire.hold();
            },
            SHORT);
    assertThat(failure).isInstanceOf(Transient.class).hasMessageContaining(".timeout");
    assertThat(failure.possiblyBilled()).isTrue();
  }

  @Test
  void aProviderThatNeverAnswers() {
    EngineException failure = failing((request, wire) -> wire.hold(), SHORT);
    assertThat(failure).isInstanceOf(Transient.class).hasMessageContaining(".timeout");
    assertThat(failure.possiblyBilled()).isTrue();
  }

  @Test
  void nobodyThere() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    EngineException failure = asked(engine(URI.create("http://127.0.0.1:" + port), LONG));
    assertThat(failure).isInstanceOf(Transient.class).hasMessageContaining("" + port);
    assertThat(failure.possiblyBilled()).isFalse();
  }

  @Test
  void aCertificateThatNobodyVouchesFor() {
    try (FakeProvider untrusted = SelfSigned.answering(proper())) {
      assertThat(asked(engine(untrusted.url(), LONG)))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("trusted");
      assertThat(untrusted.requests()).isEmpty();
    }
  }

  @Test
  void wordsOfAProviderAreShortPlainAndWithoutTheKey() {
    String words = "bad \u001b[31m" + (hasKey() ? KEY : "") + "\u202e" + "x".repeat(5_000);
    EngineException failure = failing(status(418, error(418, words)));
    assertThat(failure.getMessage())
        .hasSizeLessThan(400)
        .doesNotContain("\u001b")
        .doesNotContain("\u202e");
  }
}
