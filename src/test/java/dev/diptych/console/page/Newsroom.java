package dev.diptych.console.page;

import dev.diptych.CheapPasswords;
import dev.diptych.browser.Browser;
import dev.diptych.console.ServerProcess;
import dev.diptych.job.Installation;
import dev.diptych.job.Overrides;
import dev.diptych.operations.Accounts;
import dev.diptych.operations.Actor;
import dev.diptych.operations.Orders;
import dev.diptych.operations.Role;
import dev.diptych.operations.RunReport;
import dev.diptych.operations.Tokens;
import dev.diptych.operations.WorkOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;

/**
 * An installation with a server inside the process of the test: a real database file, the engines
 * of the tests, and pages at a port of its own.
 */
final class Newsroom implements AutoCloseable {

  private static final String PASSWORD = "correct horse battery";
  private static final String FAULTS = "diptych.delay.faults";
  private static final String NETWORK = "diptych.delay.network";

  private final Path home;
  static final Actor OPERATOR = new Actor("op", "web", null);
  private static final Instant NIGHT = Instant.parse("2026-11-24T02:00:00Z");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private ServerProcess server;
  private String token;

  private Newsroom(Path home) {
    this.home = home;
  }

  /** Makes one in this folder; nothing is served before {@link #serve}. */
  static Newsroom in(Path home) {
    System.setProperty(Installation.HOME_PROPERTY, home.toString());
    System.setProperty(FAULTS, home.resolve("faults").toString());
    // As an engine outside this machine it is asked by as many lanes as the job says.
    System.setProperty(NETWORK, "true");
    return new Newsroom(home);
  }

  Newsroom serve(Class<?>... more) {
    server =
        ServerProcess.start(
            0,
            Stream.concat(Stream.of(CheapPasswords.class), Stream.of(more))
                .toArray(Class<?>[]::new));
    bean(Accounts.class).add("op", Role.OPERATOR, PASSWORD, new Actor("tester", "cli", null));
    token =
        bean(Tokens.class)
            .create("looks", Role.VIEWER, Duration.ofDays(1), new Actor("tester", "cli", null))
            .secret();
    return this;
  }

  /** Has the night of 24 November of a job run to its end. */
  RunReport night(String job) throws IOException {
    return bean(Orders.class)
        .carryOut(new WorkOrder.Run(job, Overrides.NONE, NIGHT, false), OPERATOR, progress -> {});
  }

  /** Logs an operator in. */
  Newsroom logIn(Browser browser) {
    browser.open(at("/login"));
    browser.driver().findElement(By.id("username")).sendKeys("op");
    browser.driver().findElement(By.id("password")).sendKeys(PASSWORD);
    browser.follow(browser.driver().findElement(By.cssSelector("main button")));
    return this;
  }

  /** Writes a job with an input folder of its own. */
  Newsroom job(String name, String more) {
    write(
        home.resolve("jobs").resolve(name + ".yaml"),
        """
        name: %1$s
        input: {folder: input/%1$s}
        output: output
        source: ar
        targets: [en]
        engines: [delay]
        formats: [html, json]
        lanes: 2
        network: any
        zone: UTC
        settle: 0s
        minFreeSpace: 1MB
        nearDuplicates: false
        """
                .formatted(name)
            + more);
    return this;
  }

  /** An article of a title, a lead and a section: three work units. */
  Newsroom article(String job, int number) {
    return file(
        job,
        "article-%02d.txt".formatted(number),
        """
        افتتاح المكتبة رقم %1$d في المدينة

        افتتح رئيس البلدية صباح اليوم المكتبة رقم %1$d في وسط المدينة. وحضر الحفل عدد من السكان.

        تفاصيل

        تضم المكتبة رقم %1$d أكثر من 500 كتاب جديد. وتفتح أبوابها كل يوم حتى السادسة مساء.
        """
            .formatted(number));
  }

  Newsroom articles(String job, int count) {
    for (int i = 1; i <= count; i++) {
      article(job, i);
    }
    return this;
  }

  /** A file of a job's input folder that was written long ago. */
  Newsroom file(String job, String name, String text) {
    Path file = home.resolve("input").resolve(job).resolve(name);
    write(file, text);
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Makes an engine fail from now on. */
  Newsroom fault(String engine, String fault) {
    return write(home.resolve("faults"), engine + "=" + fault + "\n");
  }

  /** All engines answer from now on. */
  Newsroom noFault() {
    try {
      Files.deleteIfExists(home.resolve("faults"));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Newsroom write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path home() {
    return home;
  }

  /** The address of a page. */
  String at(String path) {
    return server.address() + path;
  }

  <T> T bean(Class<T> type) {
    return server.bean(type);
  }

  /** A page, or what is told in its place. */
  HttpResponse<String> get(String path) {
    return get(token, path);
  }

  /** The same as whoever has the token sees it. */
  HttpResponse<String> get(String token, String path) {
    return send(
        HttpRequest.newBuilder(URI.create(at(path)))
            .header("Accept", path.startsWith("/api") ? "application/json" : "text/html")
            .header("Authorization", "Bearer " + token));
  }

  /** A browser without scripts: an account that has logged in, and follows nothing. */
  Guest guest(String name, Role role) {
    bean(Accounts.class).add(name, role, PASSWORD, new Actor("tester", "cli", null));
    return new Guest(this, name);
  }

  static final class Guest {

    private static final Pattern FORM_TOKEN =
        Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Newsroom room;
    private final HttpClient own =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    private Guest(Newsroom room, String name) {
      this.room = room;
      HttpResponse<String> in =
          post("/login", formToken("/login"), Map.of("username", name, "password", PASSWORD));
      if (!in.headers().firstValue("Location").orElse("").equals("/")) {
        throw new AssertionError("No login: " + in.statusCode());
      }
    }

    HttpResponse<String> get(String path) {
      return send(HttpRequest.newBuilder(URI.create(room.at(path))).header("Accept", "text/html"));
    }

    /** The token against forged requests that a page of this session has. */
    String formToken(String page) {
      Matcher token = FORM_TOKEN.matcher(get(page).body());
      if (!token.find()) {
        throw new AssertionError("No token on " + page);
      }
      return token.group(1);
    }

    HttpResponse<String> post(String path, String formToken, Map<String, String> fields) {
      String body =
          Stream.concat(
                  Stream.of("_csrf=" + encoded(formToken)),
                  fields.entrySet().stream()
                      .map(field -> field.getKey() + "=" + encoded(field.getValue())))
              .collect(Collectors.joining("&"));
      return send(
          HttpRequest.newBuilder(URI.create(room.at(path)))
              .header("Accept", "text/html")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
      try {
        return own.send(request.build(), BodyHandlers.ofString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A new token of a role. */
  String token(Role role) {
    return bean(Tokens.class)
        .create(
            "of-" + role.word() + "-" + System.nanoTime(),
            role,
            Duration.ofDays(1),
            new Actor("tester", "cli", null))
        .secret();
  }

  /** What is answered to a form that whoever has the token sends. */
  HttpResponse<String> post(String token, String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(at(path)))
            .header("Accept", "text/html")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The same for a form with a file, as browsers send it. */
  HttpResponse<String> upload(String token, String path, String name, byte[] content) {
    String between = "----between-the-parts";
    byte[] head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            .formatted(between, name)
            .getBytes(StandardCharsets.UTF_8);
    byte[] tail = "\r\n--%s--\r\n".formatted(between).getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(at(path)))
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=" + between)
            .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, content, tail)));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request);
  }

  /** A translation memory of these units. */
  static byte[] tmx(String... units) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <tmx version="1.4"><header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en" srclang="ar" datatype="plaintext"/>
    <body>%s</body></tmx>
    """
        .formatted(String.join("\n", units))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Brings one; the path of the page that shows what it would change. */
  String memory(String... units) {
    return upload(token(Role.OPERATOR), "/memory/import", "desk.tmx", tmx(units))
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    noFault();
    if (server != null) {
      server.close();
    }
    for (String property : List.of(Installation.HOME_PROPERTY, FAULTS, NETWORK)) {
      System.clearProperty(property);
    }
  }
}
