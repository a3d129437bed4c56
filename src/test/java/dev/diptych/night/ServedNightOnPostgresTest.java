package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a database server runs live beside the process that serves: what a timer starts is watched,
 * and what becomes of it when it dies can be mended from there.
 */
class ServedNightOnPostgresTest {

  private static final String EDITION = "/api/editions/night/" + Household.LABEL;

  @TempDir Path home;

  private final HttpClient client = HttpClient.newHttpClient();
  private String address;
  private String token;

  @Test
  void aRunOfATimerThatDiesIsSeenRecoveredAndFinished() throws Exception {
    try (PostgresServer database = PostgresServer.start()) {
      Household night =
          new Household(home)
              .edit("lanes: 4", "lanes: 2\nnetwork: any")
              .with("diptych.delay.network", "true")
              .articles(6)
              .on(database.freshDatabase(), PostgresServer.USER)
              .holdAfter(1);
      try (DiptychProcess server = night.plan().start("serve", "--port", "0")) {
        server.awaitUntil(() -> server.out().contains("Serving at http://127.0.0.1:"));
        address = server.out().strip().replaceFirst("(?s).*Serving at (\\S+).*", "$1");
        Outcome made = night.diptych("user", "token", "create", "desk", "--role", "operator");
        assertThat(made.exitCode()).as(made.err()).isZero();
        token = made.out().strip();
        try (DiptychProcess timer = night.startRun()) {
          timer.awaitUntil(() -> night.callCount() >= 2);
          server.awaitUntil(() -> edition().contains("\"state\":\"RUNNING\""));
          assertThat(edition()).contains("\"dead\":false").contains("process " + timer.pid());
          timer.signal("KILL");
          timer.await();
        }
        night.fault(null);
        server.awaitUntil(() -> edition().contains("\"dead\":true"));

        HttpResponse<String> tooEarly =
            post("/api/orders/restart", "{\"job\":\"night\",\"edition\":\"%s\"}");
        assertThat(tooEarly.statusCode()).as(tooEarly.body()).isEqualTo(409);
        assertThat(tooEarly.body())
            .contains("\"code\":\"died\"", "\"verb\":\"recover\"", EDITION + "/recover");
        HttpResponse<String> recovered =
            post(EDITION + "/recover", "{\"reason\":\"its machine lost power\"}");
        assertThat(recovered.statusCode()).as(recovered.body()).isEqualTo(200);
        HttpResponse<String> restarted =
            post("/api/orders/restart", "{\"job\":\"night\",\"edition\":\"%s\"}");
        assertThat(restarted.statusCode()).as(restarted.body()).isIn(200, 202);
        server.awaitUntil(() -> edition().contains("\"state\":\"FINISHED\""));

        server.signal("TERM");
        assertThat(server.await().exitCode()).as(server.err()).isZero();
      }
      assertThat(night.number("select count(*) from unit_result where state <> 'TRANSLATED'"))
          .isZero();
      assertThat(
              night.query(
                  "select actor || ' ' || channel || ' ' || reason from audit where verb ="
                      + " 'recover'"))
          .containsExactly("desk api its machine lost power");
    }
  }

  private String edition() {
    return send(request(EDITION).GET().build()).body();
  }

  private HttpResponse<String> post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.formatted(Household.LABEL)))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted while asking", e);
    }
  }
}
