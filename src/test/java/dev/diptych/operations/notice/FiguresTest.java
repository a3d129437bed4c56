package dev.diptych.operations.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.diptych.job.Overrides;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.WorkOrder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;

/** What a monitoring system sees. */
class FiguresTest {

  @TempDir Path home;

  private static HttpResponse<String> get(Watchtower tower, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(tower.address() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static String scrape(Watchtower tower) throws IOException, InterruptedException {
    tower.bean(Figures.class).refresh();
    HttpResponse<String> answer = get(tower, "/actuator/prometheus");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static Set<String> names(String text, Pattern pattern) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  @Test
  void theListInTheDocumentIsWhatThereIs() throws Exception {
    try (Watchtower tower = Watchtower.at(home, Map.of()).serve(Watchtower.BEGIN)) {
      assertThat(tower.night()).isEqualTo(ExitCode.COMPLETE);

      Set<String> given = names(scrape(tower), Pattern.compile("(?m)^(diptych_[a-z_]+)[{ ]"));

      Set<String> documented =
          names(
              Files.readString(Path.of("docs/metrics.md")),
              Pattern.compile("(?m)^\\| `(diptych_[a-z_]+)` \\|"));
      assertThat(documented).isEqualTo(given);
    }
  }

  @Test
  void figuresAreThoseOfTheTables() throws Exception {
    try (Watchtower tower =
        Watchtower.at(home, Map.of()).fault("transient_once").serve(Watchtower.BEGIN)) {
      scrape(tower);
      assertThat(tower.night()).isEqualTo(ExitCode.COMPLETE);
      tower.later(Duration.ofHours(1));

      String figures = scrape(tower);
      assertThat(figures.lines())
          .contains(
              "diptych_runs{outcome=\"complete\"} 1.0",
              "diptych_runs{outcome=\"failed\"} 0.0",
              "diptych_units{job=\"night\",state=\"translated\"} 2.0",
              "diptych_units{job=\"night\",state=\"gap\"} 0.0",
              "diptych_edition_age_seconds{job=\"night\"} 3600.0",
              "diptych_fires_missed{job=\"night\"} 0.0",
              "diptych_orders{state=\"in_hand\"} 0.0",
              "diptych_engine_breaker{engine=\"delay\"} 0.0",
              "diptych_backup_age_seconds 3600.0",
              "diptych_alerts_undelivered 0.0");
      int calls = tower.query("select id from engine_call").size();
      int failures = tower.query("select id from engine_call where outcome <> 'ANSWERED'").size();
      assertThat(failures).isPositive();
      assertThat(figures.lines())
          .contains(
              "diptych_engine_calls_total{engine=\"delay\"} %d.0".formatted(calls),
              "diptych_engine_failures_total{engine=\"delay\"} %d.0".formatted(failures));

      assertThat(scrape(tower).lines())
          .as("a call is counted once")
          .contains("diptych_engine_calls_total{engine=\"delay\"} %d.0".formatted(calls));
    }
  }

  @Test
  void anEngineThatIsOutIsSeenWhileTheRunGoesOn() throws Exception {
    Watchtower installation = Watchtower.at(home, Map.of()).fault("unavailable\ndelay-backup=hold");
    Path job = home.resolve("jobs/night.yaml");
    Files.writeString(job, Files.readString(job).replace("[delay]", "[delay, delay-backup]"));
    try (Watchtower tower = installation.serve(Watchtower.BEGIN)) {
      tower.begin(new WorkOrder.Run("night", Overrides.NONE, null, false));
      await()
          .untilAsserted(
              () ->
                  assertThat(scrape(tower).lines())
                      .contains(
                          "diptych_engine_breaker{engine=\"delay\"} 2.0",
                          "diptych_engine_breaker{engine=\"delay-backup\"} 0.0",
                          "diptych_orders{state=\"in_hand\"} 1.0",
                          "diptych_runs{outcome=\"running\"} 1.0"));

      tower.fault(null);
      await()
          .untilAsserted(
              () ->
                  assertThat(scrape(tower).lines())
                      .as("a run that has ended is nobody's concern")
                      .contains(
                          "diptych_engine_breaker{engine=\"delay\"} 0.0",
                          "diptych_orders{state=\"in_hand\"} 0.0",
                          "diptych_runs{outcome=\"complete\"} 1.0"));
    }
  }

  private static HealthDescriptor part(Watchtower tower, String name) {
    return ((CompositeHealthDescriptor) tower.bean(HealthEndpoint.class).health())
        .getComponents()
        .get(name);
  }

  @Test
  void healthSaysWhatIsTheMatter() throws Exception {
    Files.writeString(home.resolve("backups"), "a file where a folder should be");
    try (Watchtower tower = Watchtower.at(home, Map.of()).serve(Watchtower.BEGIN)) {
      assertThat(get(tower, "/actuator/health").statusCode()).isEqualTo(200);
      for (String name : Set.of("database", "room", "serving", "backup")) {
        assertThat(part(tower, name).getStatus().getCode()).as(name).isEqualTo("UP");
      }

      tower.night();
      tower.later(Duration.ofMinutes(11));
      assertThat(part(tower, "backup").getStatus().getCode()).isEqualTo("WARNING");
      // Time went by in a leap: the next beat is about to come.
      await().until(() -> part(tower, "serving").getStatus().getCode().equals("UP"));
      assertThat(get(tower, "/actuator/health").statusCode())
          .as("a copy that is missing stops nothing")
          .isEqualTo(200);

      tower.job("900000GB", "");
      assertThat(part(tower, "room").getStatus().getCode()).isEqualTo("DOWN");
      assertThat(get(tower, "/actuator/health").statusCode()).isEqualTo(503);
    }
  }
}
