package dev.diptych.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.console.api.ApiServer.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Nights that are operated by programs. */
class ApiTest {

  private static final String EDITION = "/api/editions/night/" + ApiServer.LABEL;

  @TempDir static Path folder;

  private static int servers;

  /** One for all tests, until one of them ends it; {@code null} then. */
  private static ApiServer shared;

  private ApiServer api;
  private Path home;

  @BeforeEach
  void serve() {
    if (shared == null) {
      shared = ApiServer.in(folder.resolve("server-" + ++servers));
    }
    api = shared.emptied();
    home = api.home();
  }

  @AfterEach
  void asBefore() {
    System.clearProperty("diptych.delay.spared");
  }

  @AfterAll
  static void end() {
    if (shared != null) {
      shared.close();
    }
  }

  @Test
  void aRunIsOrderedAndFollowedToItsEnd() {
    api.article("a.txt", 1).article("b.txt", 2);
    Reply preview = api.post("/api/orders/run", "{\"job\":\"night\",\"dryRun\":true}").is(200);
    assertThat(preview.json().at("/redone/files").asInt()).isEqualTo(2);
    api.get(EDITION).problem(404, "not-found");

    Reply placed = api.post("/api/orders/run", ApiServer.runBody());
    assertThat(placed.status()).isIn(200, 202);
    assertThat(placed.location()).isEqualTo(placed.at("/href"));
    Reply ended = api.awaitEnd(placed);
    assertThat(ended.at("/state")).isEqualTo("ENDED");
    assertThat(ended.json().at("/exitCode").asInt()).isZero();
    assertThat(ended.at("/answer/report/outcome")).isEqualTo("COMPLETE");
    assertThat(ended.at("/channel")).isEqualTo("api");

    Reply edition = api.get(ended.at("/editionHref")).is(200);
    assertThat(edition.json().at("/standing/view/articles").asInt()).isEqualTo(2);
    assertThat(api.get("/api/editions/night/latest").body()).isEqualTo(edition.body());
    assertThat(api.get(EDITION, "If-None-Match", edition.tag()).is(304).body()).isEmpty();
    assertThat(api.get("/api/editions?job=night").json().at("/items").size()).isEqualTo(1);
    assertThat(api.get("/api/orders").at("/items/0/id")).isEqualTo(ended.at("/id"));
    assertThat(api.get("/api/status").is(200).json().at("/exit").asInt()).isZero();
    assertThat(api.get("/api/engines").is(200).body()).contains("delay-backup");
  }

  @Test
  void longListsComeInPages() {
    for (int i = 1; i <= 5; i++) {
      api.article("article-%d.txt".formatted(i), i);
    }
    api.run();
    Reply first = api.get(EDITION + "/items?limit=2").is(200);
    Reply second = api.get(first.at("/next")).is(200);
    Reply third = api.get(second.at("/next")).is(200);
    assertThat(third.json().at("/next").isNull()).isTrue();
    assertThat(
            List.of(first, second, third).stream()
                .flatMap(page -> page.json().findValuesAsString("path").stream()))
        .containsExactly(
            "article-1.txt", "article-2.txt", "article-3.txt", "article-4.txt", "article-5.txt");
    api.get(EDITION + "/items?limit=0").problem(422, "usage");
    api.get(EDITION + "/items?limit=100000").problem(422, "usage");
  }

  @Test
  void aRefusalSaysWhatHelpsAndThatWorks() {
    articles(12).fault("hold");
    Reply order = api.post("/api/orders/run", ApiServer.runBody()).is(202);
    api.awaitCalls(1);

    Reply refused = api.post("/api/orders/restart", body("")).problem(409, "running");
    assertThat(refused.json().at("/exit").asInt()).isEqualTo(5);
    assertThat(refused.at("/next/0/verb")).isEqualTo("stop");
    assertThat(refused.at("/next/0/command")).isEqualTo("diptych stop night " + ApiServer.LABEL);
    Reply stop = follow(refused);
    assertThat(stop.at("/message")).contains("what is in hand is finished first");
    api.post("/api/orders/restart", body("")).problem(409, "stopping");

    api.awaitBeats();
    api.fault(null);
    Reply stopped = api.awaitEnd(order);
    assertThat(stopped.json().at("/exitCode").asInt()).isEqualTo(6);
    assertThat(api.get(EDITION).at("/standing/view/state")).isEqualTo("STOPPED");

    Reply again = api.post(EDITION + "/stop", "{}").problem(409, "stopped");
    assertThat(again.json().at("/next/1/wantsReason").asBoolean()).isTrue();
    Reply restarted = api.awaitEnd(follow(again));
    assertThat(restarted.json().at("/exitCode").asInt()).isZero();
    assertThat(api.get(EDITION).json().at("/standing/view/passes").asInt()).isEqualTo(1);
  }

  /** Sends the first request that a problem proposes. */
  private Reply follow(Reply problem) {
    JsonNode next = problem.json().at("/next/0");
    assertThat(next.get("method").asString()).isEqualTo("POST");
    Reply reply = api.post(next.get("href").asString(), next.get("body").toString());
    assertThat(reply.status()).as(reply.body()).isIn(200, 202);
    return reply;
  }

  @Test
  void aDoubleClickMakesOnePass() throws Exception {
    api.article("a.txt", 1).fault("hold");
    List<Reply> both =
        atOnce(
            () -> api.post("/api/orders/run", ApiServer.runBody()),
            () -> api.post("/api/orders/run", ApiServer.runBody()));
    assertThat(both.get(0).at("/id")).isEqualTo(both.get(1).at("/id"));
    api.fault(null);
    api.awaitEnd(both.get(0));
    assertThat(api.get("/api/editions").json().at("/items").size()).isEqualTo(1);
    assertThat(api.get(EDITION).json().at("/passes").size()).isEqualTo(1);
    assertThat(api.calls()).isEqualTo(2);
  }

  @Test
  void theSameKeyIsTheSameOrder() {
    api.article("a.txt", 1);
    String key = OrdersController.KEY_HEADER;
    Reply first = api.post("/api/orders/run", ApiServer.runBody(), key, "k-1");
    api.awaitEnd(first);
    api.article("b.txt", 2);
    Reply again = api.post("/api/orders/run", ApiServer.runBody(), key, "k-1").is(200);
    assertThat(again.at("/id")).isEqualTo(first.at("/id"));
    api.post("/api/orders/run", "{\"job\":\"night\",\"all\":true}", key, "k-1")
        .problem(422, "key-taken");
    api.post("/api/orders/run", ApiServer.runBody(), key, "k".repeat(300)).problem(422, "usage");
    assertThat(api.get("/api/editions").json().at("/items").size()).isEqualTo(1);
  }

  @Test
  void twoOperatorsRestartAtOnceAndOnePassIsMade() throws Exception {
    articles(12).fault("hold");
    Reply order = api.post("/api/orders/run", ApiServer.runBody()).is(202);
    api.awaitCalls(1);
    api.post(EDITION + "/stop", "{\"reason\":\"maintenance\"}").is(200);
    api.awaitBeats();
    api.fault(null);
    assertThat(api.awaitEnd(order).json().at("/exitCode").asInt()).isEqualTo(6);
    int calls = api.calls();

    String seen = api.get(EDITION).at("/seen");
    String body = body("\"seen\":\"" + seen + "\"");
    List<Reply> both =
        atOnce(
            () -> api.post("/api/orders/restart", body),
            () -> api.post("/api/orders/restart", body));
    assertThat(both.get(0).at("/id")).isEqualTo(both.get(1).at("/id"));
    api.awaitEnd(both.get(0));
    assertThat(api.get(EDITION).json().at("/passes").size()).isEqualTo(1);
    assertThat(api.calls()).isGreaterThan(calls);
    // Whoever still has the old page in front of them is told, and nothing is done.
    api.post("/api/orders/restart", body("\"lanes\":1,\"seen\":\"" + seen + "\""))
        .problem(409, "changed-meanwhile");
  }

  private static List<Reply> atOnce(Callable<Reply> one, Callable<Reply> other) throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Future<Reply>> both = two.invokeAll(List.of(one, other));
      return List.of(both.get(0).get(), both.get(1).get());
    } finally {
      two.shutdown();
    }
  }

  @Test
  void gapsAreListedWithTheirCauseAndSomeOfThemTriedAgain() {
    api.article("a.txt", 1).article("b.txt", 2).fault("unavailable");
    Reply night = api.run();
    assertThat(night.json().at("/exitCode").asInt()).as(night.body()).isEqualTo(3);
    Reply units = api.get(EDITION + "/units?which=MISSING").is(200);
    assertThat(units.json().at("/items").size()).isEqualTo(4);
    Reply status = api.get("/api/status");
    assertThat(status.json().at("/exit").asInt()).isEqualTo(3);

    api.fault(null);
    String article = units.at("/items/0/unit/articleId");
    Reply preview =
        api.post("/api/orders/retry-gaps", body("\"article\":\"" + article + "\",\"dryRun\":true"))
            .is(200);
    assertThat(preview.json().at("/redone/sections").asInt()).isEqualTo(2);
    Reply retry =
        api.awaitEnd(
            api.post(
                "/api/orders/retry-gaps",
                body(
                    "\"article\":\"%s\",\"engine\":\"delay-backup\",\"seen\":\"%s\",\"reason\":\"back\""
                        .formatted(article, preview.at("/seen")))));
    assertThat(retry.json().at("/exitCode").asInt()).isEqualTo(3);
    Reply left = api.get(EDITION + "/units");
    assertThat(left.json().at("/items").size()).isEqualTo(2);
    assertThat(left.json().findValuesAsString("articleId")).doesNotContain(article);
    Reply edition = api.get(EDITION);
    assertThat(edition.at("/passes/1/reason")).isEqualTo("back");
    assertThat(edition.at("/passes/1/engine")).isEqualTo("delay-backup");
    JsonNode cause = api.get(EDITION + "/causes").is(200).json().at("/0");
    assertThat(cause.at("/deferred").asInt()).isEqualTo(2);
    assertThat(cause.at("/cause").asString()).startsWith("ENGINE");
    JsonNode only = cause.at("/retry/body");
    assertThat(only.at("/cause").asString()).isEqualTo(cause.at("/cause").asString());
    assertThat(edition.at("/nextSteps/0/verb")).isEqualTo("retry-gaps");
    Reply rest = api.awaitEnd(api.post(cause.at("/retry/href").asString(), only.toString()));
    assertThat(rest.json().at("/exitCode").asInt()).isZero();
  }

  @Test
  void whatIsWrongIsMendedByHand() {
    api.article("a.txt", 1).article("b.txt", 2);
    api.run();
    Reply all = api.get(EDITION + "/units?which=ALL").is(200);
    String slug = all.at("/items/0/unit/articleId");
    String section = all.at("/items/1/unit/unit");
    assertThat(section).isNotEqualTo("head");
    api.post(
            "/api/orders/correct",
            body(
                "\"article\":\"%s\",\"segment\":\"s1.1\",\"text\":\"The library.\""
                    .formatted(slug)))
        .problem(422, "reason-required");
    Reply asked =
        api.post(
            "/api/orders/correct",
            body(
                "\"article\":\"%s\",\"segment\":\"%s.1\",\"text\":\"The library 1.\",\"reason\":\"tone\""
                    .formatted(slug, section)));
    assertThat(asked.location()).as(asked.body()).isNotEmpty();
    Reply corrected = api.awaitEnd(asked);
    assertThat(corrected.json().at("/exitCode").asInt()).as(corrected.body()).isZero();
    Reply redone =
        api.awaitEnd(
            api.post(
                "/api/orders/redo",
                body(
                    "\"article\":\"%s\",\"section\":\"%s\",\"engine\":\"delay-backup\",\"reason\":\"odd\""
                        .formatted(slug, section))));
    assertThat(redone.json().at("/exitCode").asInt()).as(redone.body()).isZero();
    Reply withdrawal =
        api.post("/api/orders/withdraw", body("\"article\":\"%s\",\"dryRun\":true".formatted(slug)))
            .is(200);
    assertThat(withdrawal.json().at("/lines").size()).isPositive();
    api.awaitEnd(
        api.post(
            "/api/orders/withdraw",
            body("\"article\":\"%s\",\"reason\":\"retracted\"".formatted(slug))));
    assertThat(api.get(EDITION + "/items?fate=WITHDRAWN").json().at("/items").size()).isEqualTo(1);
    assertThat(api.get(EDITION + "/files").is(200).json().at("/flaws").size()).isZero();
    Reply published = api.awaitEnd(api.post("/api/orders/publish", body("")));
    assertThat(published.json().at("/exitCode").asInt()).isZero();
  }

  @Test
  void decisionsAreKeptInTheAudit() {
    api.article("a.txt", 1).fault("unavailable");
    api.run();
    String subject = "{\"job\":\"night\",\"until\":\"12h\"";
    api.post("/api/acknowledgements", subject + "}").problem(422, "reason-required");
    api.post("/api/acknowledgements", subject + ",\"reason\":\"back at noon\"}").is(200);
    Reply status = api.get("/api/status");
    assertThat(status.json().at("/attention").size()).isZero();
    assertThat(status.at("/acknowledged/0/reason")).isEqualTo("back at noon");

    Reply audit = api.get("/api/audit?job=night&limit=1").is(200);
    assertThat(audit.at("/items/0/verb")).isEqualTo("acknowledge");
    assertThat(audit.at("/items/0/channel")).isEqualTo("api");
    assertThat(api.get(audit.at("/next")).is(200).json().at("/items").size()).isEqualTo(1);
    Reply csv = api.get("/api/audit", "Accept", "text/csv").is(200);
    assertThat(csv.body().lines().findFirst())
        .hasValueSatisfying(names -> assertThat(names).startsWith("id,at,actor,channel,verb"));
    assertThat(csv.body()).contains("back at noon");
    api.get("/api/audit?since=once").problem(422, "usage");
    Reply log = api.get(EDITION + "/log").is(200);
    assertThat(log.type()).startsWith("text/plain");
  }

  @Test
  void aScheduleIsPausedAndGoesOn() {
    api.scheduled("nightly");
    Reply before = api.get("/api/schedules/nightly").is(200);
    assertThat(before.json().at("/next").size()).isEqualTo(5);
    String pause = "/api/schedules/nightly/pause";
    api.post(pause, "{}").problem(422, "reason-required");
    api.post(pause, "{\"reason\":\"holidays\",\"until\":\"yesterday\"}").problem(422, "usage");
    api.post(pause, "{\"reason\":\"holidays\",\"dryRun\":true}").is(200);
    assertThat(api.get("/api/schedules/nightly").json().at("/paused").isNull()).isTrue();
    api.post(pause, "{\"reason\":\"holidays\"}").is(200);
    assertThat(api.get("/api/schedules").at("/0/paused/reason")).isEqualTo("holidays");
    api.post("/api/schedules/nightly/resume", "{}").is(200);
    assertThat(api.get("/api/schedules/nightly").json().at("/paused").isNull()).isTrue();
    api.post(
            "/api/schedules/nightly/dismiss", "{\"reason\":\"x\",\"due\":\"2026-11-25T01:30:00Z\"}")
        .problem(422, "usage");
    api.post("/api/schedules/nightly/run-now", "{}").problem(422, "usage");
    api.get("/api/schedules/nobody").problem(404, "not-found");
  }

  @Test
  void memoriesAndCopiesPassAsFiles() throws Exception {
    api.article("a.txt", 1);
    api.run();
    api.post(EDITION + "/abandon", "{}").problem(422, "reason-required");
    Reply memory = api.get("/api/memory").is(200);
    assertThat(memory.type()).isEqualTo("application/x-tmx+xml");
    assertThat(memory.body()).contains("<tmx ");
    api.post("/api/memory/import", "application/xml", BodyPublishers.ofString(memory.body()))
        .problem(422, "reason-required");
    Reply taken =
        api.post(
                "/api/memory/import?reason=from%20the%20agency&trust=true",
                "application/xml", BodyPublishers.ofString(memory.body()))
            .is(200);
    assertThat(taken.json().at("/added").asInt()).isPositive();
    api.post("/api/memory/import?reason=x", "application/xml", BodyPublishers.ofString("<tm"))
        .problem(422, "usage");
    assertThat(api.get(EDITION + "/xliff").is(200).body()).startsWith("PK");

    api.post("/api/backups", "{\"file\":\"../x.zip\"}").problem(422, "usage");
    api.post("/api/backups", "{\"file\":\"copy.zip\",\"reason\":\"a move\"}").is(200);
    assertThat(home.resolve("backups/copy.zip")).isRegularFile();
    api.post("/api/backups", "{\"file\":\"copy.zip\"}").problem(422, "usage");
    assertThat(api.get("/api/status").at("/lastBackup/file")).endsWith("copy.zip");
    assertThat(api.post("/api/jobs/night/tidy", "{\"dryRun\":true}").is(200).at("/dryRun"))
        .isEqualTo("true");
    try (var left = Files.list(home.resolve("data/exchange"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void progressIsAnAnswerOrAStream() throws Exception {
    api.article("a.txt", 1).fault("hold");
    Reply order = api.post("/api/orders/run", ApiServer.runBody()).is(202);
    api.awaitCalls(1);
    assertThat(api.get(EDITION + "/progress").is(200).at("/steps/1/state")).isEqualTo("RUNNING");
    var client = java.net.http.HttpClient.newHttpClient();
    var lines =
        client
            .send(
                api.request(EDITION + "/progress").header("Accept", "text/event-stream").build(),
                BodyHandlers.ofLines())
            .body()
            .iterator();
    assertThat(lines.next()).isEqualTo("event:progress");
    assertThat(lines.next()).contains("\"name\":\"translate\",\"state\":\"RUNNING\"");
    api.fault(null);
    String last = "";
    while (lines.hasNext()) {
      String line = lines.next();
      last = line.isEmpty() ? last : line;
    }
    assertThat(last).contains("\"state\":\"FINISHED\"");
    api.awaitEnd(order);
  }

  @Test
  void whatWaitsIsTakenBack() {
    api.job("other").article("a.txt", 1).fault("hold");
    Reply order = api.post("/api/orders/run", ApiServer.runBody()).is(202);
    api.awaitCalls(1);
    api.send("DELETE", order.location()).problem(409, "order-begun");
    Reply waits = api.post("/api/orders/retry-gaps", body("\"patience\":\"1h\"")).is(202);
    Reply cancelled =
        api.await("/api/orders", orders -> api.send("DELETE", waits.location()).status() == 200);
    assertThat(cancelled.body()).isNotEmpty();
    assertThat(api.get(waits.location()).at("/state")).isEqualTo("CANCELLED");
    api.send("DELETE", "/api/orders/4711").problem(404, "not-found");
    api.fault(null);
    api.awaitEnd(order);
    api.send("DELETE", order.location()).problem(409, "order-over");
  }

  @Test
  void namesThatTurnTextAroundAreEscaped() {
    api.file("a\u202Egnp.txt", "   ");
    api.article("b.txt", 2);
    api.run();
    Reply items = api.get(EDITION + "/items").is(200);
    assertThat(items.body()).doesNotContain("\u202E").contains("\\u202e");
    assertThat(items.json().findValuesAsString("path")).contains("a\u202Egnp.txt");
  }

  @Test
  void requestsThatAreWrongAreProblems() {
    String run = "/api/orders/run";
    api.post(run, "").problem(400, "malformed-json");
    api.post(run, "{").problem(400, "malformed-json");
    api.post(run, "{\"job\":\"night\"} x").problem(400, "malformed-json");
    api.post(run, "{\"job\":\"night\",\"job\":\"x\"}").problem(400, "malformed-json");
    api.post(run, "[".repeat(100_000)).problem(400, "wrong-type");
    api.post(run, "[]").problem(400, "wrong-type");
    api.post(run, "{\"job\":7}").problem(400, "wrong-type");
    api.post(run, "{\"job\":true}").problem(400, "wrong-type");
    api.post(run, "{\"job\":\"night\",\"all\":\"yes\"}").problem(400, "wrong-type");
    api.post(run, "{\"job\":\"night\",\"asOf\":\"tomorrow\"}").problem(400, "wrong-type");
    api.post(run, "{\"job\":\"night\",\"reason\":\"\\u0000\"}").problem(400, "wrong-type");
    api.post(run, "{\"job\":\"night\",\"reason\":\"\\ud800\"}").problem(400, "wrong-type");
    Reply unknown =
        api.post(run, "{\"job\":\"night\",\"force\":true}").problem(400, "unknown-field");
    assertThat(unknown.at("/detail")).contains("force").contains("dryRun");
    api.post(run, "{}").problem(422, "usage");
    api.post(run, "{\"job\":\"night\",\"reason\":\"" + "x".repeat(2001) + "\"}")
        .problem(422, "usage");
    api.post(run, "{\"job\":\"night\",\"patience\":\"-5m\"}").problem(422, "usage");
    api.post(run, "{\"job\":\"night\",\"engines\":[\"<script>\"]}").problem(422, "settings");
    api.post(run, "{\"job\":\"night\",\"reason\":\"" + " ".repeat(300_000) + "\"}")
        .problem(413, "too-large");
    byte[] endless = ("{\"job\":\"" + "x".repeat(300_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    api.post(
            run,
            "application/json",
            BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(endless)))
        .problem(413, "too-large");
    api.post(run, "text/plain", BodyPublishers.ofString("x")).problem(415, "wrong-media-type");
    api.get("/api/status", "Accept", "text/csv").problem(406, "wrong-accept");
    Reply method = api.send("PUT", "/api/status").problem(405, "wrong-method");
    assertThat(method.at("/detail")).contains("GET");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    api.article("a.txt", 1);
    api.get("/api/nothing").problem(404, "no-such-path");
    api.get("/api/orders/4711").problem(404, "not-found");
    api.get("/api/orders/many").problem(400, "wrong-type");
    api.get("/api/editions/nobody/latest").problem(404, "not-found");
    api.get("/api/editions/night/latest").problem(404, "not-found");
    api.get("/api/editions?job=nobody").problem(404, "not-found");
    api.get("/api/editions?job=%00").problem(404, "not-found");
    api.get("/api/editions/night/..;/..").problem(400, "wrong-request");
    // The command line takes the path of a job file; whoever asks from outside does not.
    api.post("/api/orders/run", "{\"job\":\"%s\"}".formatted(home.resolve("jobs/night.yaml")))
        .problem(404, "not-found");
    api.post("/api/orders/run", "{\"job\":\"nobody\"}").problem(404, "not-found");
    api.post("/api/orders/restart", body("")).problem(404, "not-found");
    api.post(
            "/api/orders/restart",
            "{\"job\":\"night\",\"edition\":\"%s\"}".formatted("x".repeat(99)))
        .problem(404, "not-found");
    api.run();
    api.post(
            "/api/orders/redo",
            body("\"article\":\"nobody\",\"section\":\"s1\",\"reason\":\"odd\""))
        .problem(422, "usage");
  }

  @Test
  void whenTheServerIsAboutToEndItTakesNothing() {
    api.article("a.txt", 1);
    api.server().drain();
    Reply refused = api.post("/api/orders/run", ApiServer.runBody()).problem(503, "draining");
    assertThat(refused.json().at("/exit").asInt()).isEqualTo(5);
    api.get("/api/status").is(200);
    shared.close();
    shared = null; // It takes nothing any more, from no test.
  }

  private ApiServer articles(int count) {
    for (int i = 1; i <= count; i++) {
      api.article("article-%02d.txt".formatted(i), i);
    }
    return api;
  }

  private static String body(String more) {
    return "{\"job\":\"night\",\"edition\":\"%s\"%s}"
        .formatted(ApiServer.LABEL, more.isEmpty() ? "" : "," + more);
  }
}
