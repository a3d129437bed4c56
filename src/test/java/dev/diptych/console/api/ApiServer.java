package dev.diptych.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.CheapPasswords;
import dev.diptych.console.Emptied;
import dev.diptych.console.ServerProcess;
import dev.diptych.engine.test.CallLog;
import dev.diptych.operations.Actor;
import dev.diptych.operations.Role;
import dev.diptych.operations.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An installation that serves, on a real database and by real HTTP, with the engines of the tests.
 * Every answer that is JSON is compared with what {@code /api/openapi} says of it.
 */
final class ApiServer implements AutoCloseable {

  /** Of today: gaps of older editions need nobody any more. */
  static final String AS_OF = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

  static final String LABEL = AS_OF.substring(0, "2026-11-24".length());

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long LONGEST_IN_SECONDS = 120;

  private final Path home;
  private final Map<String, String> before = new HashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ServerProcess server;
  private final String token;
  private final ApiContract contract;

  private ApiServer(Path home) {
    this.home = home;
    set("diptych.home", home.toString());
    set("diptych.delay.calls", home.resolve("calls.log").toString());
    set("diptych.delay.faults", home.resolve("faults.properties").toString());
    try {
      Files.createDirectories(home.resolve("input"));
      job("night");
      server = ServerProcess.start(0, CheapPasswords.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      restore();
      throw e;
    }
    token =
        server
            .bean(Tokens.class)
            .create("script", Role.ADMIN, Duration.ofDays(1), new Actor("tester", "cli", null))
            .secret();
    contract = new ApiContract(send(request("/api/openapi").GET()).body());
  }

  static ApiServer in(Path home) {
    return new ApiServer(home);
  }

  /** As it was when it was new, but for its audit. */
  ApiServer emptied() {
    fault(null);
    Emptied.of(
        server,
        home.resolve("input"),
        home.resolve("output"),
        home.resolve("jobs"),
        home.resolve("backups"),
        home.resolve("data/exchange"));
    try {
      Files.deleteIfExists(home.resolve("calls.log"));
      Files.createDirectories(home.resolve("input"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return job("night");
  }

  private void set(String name, String value) {
    before.put(name, System.setProperty(name, value));
  }

  private void restore() {
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }

  @Override
  public void close() {
    try {
      fault(null); // A run that is held would never end.
      server.close();
    } finally {
      restore();
    }
  }

  ServerProcess server() {
    return server;
  }

  ApiContract contract() {
    return contract;
  }

  Path home() {
    return home;
  }

  /** Writes a job over the engines of the tests. */
  ApiServer job(String name) {
    return write(
        home.resolve("jobs").resolve(name + ".yaml"),
        """
        name: %s
        input: {folder: input}
        output: output
        source: ar
        targets: [en]
        engines: [delay]
        formats: [html]
        lanes: 2
        zone: UTC
        settle: 0s
        minFreeSpace: 1MB
        nearDuplicates: false
        """
            .formatted(name));
  }

  /** The same with a schedule that does not fire while a test runs. */
  ApiServer scheduled(String name) {
    job(name);
    Path file = home.resolve("jobs").resolve(name + ".yaml");
    try {
      return write(file, Files.readString(file) + "schedule: \"0 0 0 1 1 *\"\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An article of a head and one section: two work units. */
  ApiServer article(String name, int number) {
    return file(
        name,
        """
        افتتاح المكتبة رقم %1$d

        افتتح رئيس البلدية صباح اليوم المكتبة رقم %1$d في وسط المدينة. وحضر الحفل %1$d من السكان.
        """
            .formatted(number));
  }

  ApiServer file(String name, String text) {
    Path file = home.resolve("input").resolve(name);
    write(file, text);
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Makes the engine fail or hold from now on; {@code null} ends that. */
  ApiServer fault(String fault) {
    Path file = home.resolve("faults.properties");
    if (fault != null) {
      return write(file, "delay=" + fault + "\n");
    }
    try {
      Files.deleteIfExists(file);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ApiServer write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int calls() {
    return CallLog.read(home.resolve("calls.log")).size();
  }

  /** An answer. */
  record Reply(int status, String type, String location, String tag, String body) {

    JsonNode json() {
      return JSON.readTree(body);
    }

    /** A field as text, by a JSON pointer. */
    String at(String pointer) {
      return json().at(pointer).asString();
    }

    Reply is(int expected) {
      assertThat(status).as(body).isEqualTo(expected);
      return this;
    }

    /** A problem of this code, without anything of our insides. */
    Reply problem(int expected, String code) {
      is(expected);
      assertThat(type).isEqualTo("application/problem+json");
      assertThat(at("/code")).as(body).isEqualTo(code);
      assertThat(json().at("/status").asInt()).isEqualTo(expected);
      assertThat(body).doesNotContain("Exception", "dev.diptych.", "\tat ", "org.springframework");
      return this;
    }
  }

  Reply get(String path) {
    return checked("GET", path, request(path).GET());
  }

  Reply get(String path, String header, String value) {
    return checked("GET", path, request(path).header(header, value).GET());
  }

  Reply post(String path, String json) {
    return checked(
        "POST",
        path,
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  Reply post(String path, String json, String header, String value) {
    return checked(
        "POST",
        path,
        request(path)
            .header("Content-Type", "application/json")
            .header(header, value)
            .POST(BodyPublishers.ofString(json)));
  }

  Reply post(String path, String type, BodyPublisher body) {
    return checked("POST", path, request(path).header("Content-Type", type).POST(body));
  }

  Reply send(String method, String path) {
    return checked(method, path, request(path).method(method, BodyPublishers.noBody()));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path))
        .header("Authorization", "Bearer " + token);
  }

  private Reply checked(String method, String path, HttpRequest.Builder request) {
    Reply reply = send(request);
    contract.check(method, path, reply.status(), reply.type(), reply.body());
    return reply;
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Reply(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.headers().firstValue("Location").orElse(""),
          response.headers().firstValue("ETag").orElse(""),
          response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted while asking", e);
    }
  }

  /** Asks again until the answer is as expected. */
  Reply await(String path, Predicate<Reply> expected) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_IN_SECONDS);
    Reply reply = get(path);
    while (!expected.test(reply)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("That never happened. Last: " + reply.body());
      }
      reply = get(path);
    }
    return reply;
  }

  /** Waits until an order is over. */
  Reply awaitEnd(Reply placed) {
    return await(placed.location(), reply -> reply.json().at("/over").asBoolean());
  }

  /** Waits until the engine has been asked so often over all runs. */
  void awaitCalls(int calls) {
    await("/api/jobs", unused -> calls() >= calls);
  }

  /** Waits until runs have seen what was written before: a stop is seen with a beat. */
  void awaitBeats() {
    for (int i = 0; i < 2; i++) {
      String last = beat();
      await("/api/jobs", unused -> !beat().equals(last));
    }
  }

  private String beat() {
    return server
        .bean(JdbcClient.class)
        .sql("select coalesce(cast(max(beat_at) as varchar), '') from heartbeat")
        .query(String.class)
        .single();
  }

  /** Makes the edition of {@link #LABEL}. */
  Reply run() {
    return awaitEnd(post("/api/orders/run", runBody()));
  }

  static String runBody() {
    return "{\"job\":\"night\",\"asOf\":\"%s\"}".formatted(AS_OF);
  }
}
