package dev.diptych.console.access;

import dev.diptych.CheapPasswords;
import dev.diptych.SettableClock;
import dev.diptych.console.ServerProcess;
import dev.diptych.job.Installation;
import dev.diptych.operations.Accounts;
import dev.diptych.operations.Actor;
import dev.diptych.operations.Role;
import dev.diptych.operations.Tokens;
import dev.diptych.probe.Probe;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** An installation that is served on a port of its own, with a clock that the test moves. */
final class House implements AutoCloseable {

  static final String PASSWORD = "correct horse battery";
  static final Actor ADMIN = new Actor("tester", "cli", null);

  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final Path home;
  private final Map<String, String> before = new HashMap<>();
  final ServerProcess server;
  final SettableClock clock;

  private House(Path home, Map<String, String> properties) {
    this.home = home;
    try {
      Files.createDirectories(home.resolve("jobs"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    set(Installation.HOME_PROPERTY, home.toString());
    properties.forEach(this::set);
    server = ServerProcess.start(0, Time.class, Probe.class, CheapPasswords.class);
    clock = server.bean(SettableClock.class);
  }

  /** Serves it. */
  static House open(Path home) {
    return open(home, Map.of());
  }

  /** The same with system properties while it is open. */
  static House open(Path home, Map<String, String> properties) {
    return new House(home, properties);
  }

  private void set(String name, String value) {
    before.put(name, System.setProperty(name, value));
  }

  @Override
  public void close() {
    server.close();
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }

  Path home() {
    return home;
  }

  Accounts accounts() {
    return server.bean(Accounts.class);
  }

  /** An account with {@link #PASSWORD}. */
  House account(String name, Role role) {
    accounts().add(name, role, PASSWORD, ADMIN);
    return this;
  }

  /** A new token of a role. */
  String token(String name, Role role) {
    return server.bean(Tokens.class).create(name, role, Duration.ofDays(1), ADMIN).secret();
  }

  List<String> query(String sql) {
    return server.bean(JdbcClient.class).sql(sql).query(String.class).list();
  }

  RequestMappingHandlerMapping handlers() {
    return server.bean(Handlers.class).mapping();
  }

  URI at(String path) {
    return URI.create(server.address() + path);
  }

  /** Somebody who has not logged in. */
  Visitor visitor() {
    return new Visitor(this);
  }

  /** Somebody who has. */
  Visitor loggedIn(String name) {
    Visitor visitor = visitor();
    HttpResponse<String> answer = visitor.logIn(name, PASSWORD);
    if (!answer.headers().firstValue("Location").orElse("").equals("/")) {
      throw new AssertionError("No login: " + answer.statusCode() + " " + answer.headers());
    }
    return visitor;
  }

  /** A browser: keeps cookies and follows nothing. */
  static final class Visitor {

    private final House house;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
        HttpClient.newBuilder().cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1).build();

    private Visitor(House house) {
      this.house = house;
    }

    HttpResponse<String> get(String path, String... headers) {
      HttpRequest.Builder request = HttpRequest.newBuilder(house.at(path));
      if (headers.length == 0) {
        request.header("Accept", "text/html");
      } else {
        request.headers(headers);
      }
      return send(request.build());
    }

    /** Submits a form, with the token that a page of this session has. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
      Map<String, String> all = new HashMap<>(fields);
      all.put("_csrf", formToken());
      return postWithoutToken(path, all);
    }

    HttpResponse<String> postWithoutToken(
        String path, Map<String, String> fields, String... headers) {
      StringBuilder body = new StringBuilder();
      fields.forEach(
          (name, value) ->
              body.append(body.isEmpty() ? "" : "&")
                  .append(name)
                  .append('=')
                  .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
      HttpRequest.Builder request =
          HttpRequest.newBuilder(house.at(path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return send(request.build());
    }

    HttpResponse<String> logIn(String name, String password) {
      return post("/login", Map.of("username", name, "password", password));
    }

    /** Of a page with a form: the one to log in, or the one to change the password. */
    String formToken() {
      HttpResponse<String> page = get("/login");
      if (page.statusCode() == 302) {
        page = get("/password");
      }
      Matcher token = FORM_TOKEN.matcher(page.body());
      if (!token.find()) {
        throw new AssertionError("No token in " + page.statusCode() + " " + page.body());
      }
      return token.group(1);
    }

    String cookie() {
      return cookies.getCookieStore().getCookies().stream()
          .map(HttpCookie::getValue)
          .findFirst()
          .orElse("");
    }

    HttpResponse<String> send(HttpRequest request) {
      try {
        return client.send(request, BodyHandlers.ofString());
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (InterruptedException e) {
        throw new AssertionError("Interrupted", e);
      }
    }
  }

  /** What answers which requests; the actuator has another bean of that kind. */
  record Handlers(RequestMappingHandlerMapping mapping) {}

  /** No {@code @Configuration}: every server of the tests would find it. */
  static class Time {

    @Bean
    @Primary
    SettableClock settableClock() {
      return new SettableClock(Instant.parse("2026-03-01T02:00:00Z"));
    }

    @Bean
    Handlers handlers(
        @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
      return new Handlers(mapping);
    }
  }
}
