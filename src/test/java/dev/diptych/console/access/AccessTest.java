package dev.diptych.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.cli.CapturedCommand;
import dev.diptych.console.access.House.Visitor;
import dev.diptych.operations.Passwords;
import dev.diptych.operations.Role;
import dev.diptych.operations.Tokens;
import dev.diptych.probe.Probe;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Who may do what, over HTTP, at a server with its tables. */
class AccessTest {

  @TempDir static Path home;

  private static House house;

  @BeforeAll
  static void open() {
    house =
        House.open(home)
            .account("vera", Role.VIEWER)
            .account("otto", Role.OPERATOR)
            .account("ada", Role.ADMIN);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void whoIsNotLoggedInIsLedThereAndBack() {
    Visitor visitor = house.visitor();

    HttpResponse<String> asked = visitor.get("/probe?q=%20x");

    assertThat(asked.statusCode()).isEqualTo(302);
    assertThat(location(asked)).isEqualTo("/login");
    assertThat(location(visitor.logIn("vera", House.PASSWORD))).isEqualTo("/probe?q=%20x");
    assertThat(visitor.get("/probe?q=%20x").body()).isEqualTo("vera looks x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "ar", "x-nonsense", ""})
  void thePageIsThereWhateverLanguageIsAskedFor(String language) {
    assertThat(house.visitor().get("/login", "Accept-Language", language).body())
        .contains("<h1>Log in</h1>");
  }

  @Test
  void programsAreToldInJson() {
    HttpResponse<String> asked = house.visitor().get("/api/probe", "Accept", "*/*");

    assertThat(asked.statusCode()).isEqualTo(401);
    assertThat(asked.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(asked.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(asked.body()).contains("\"status\":401", "\"code\":\"login-required\"", "\"next\"");
    assertThat(asked.headers().firstValue("Set-Cookie")).as("nothing is kept of it").isEmpty();
  }

  @Test
  void aScriptOfAPageIsSentToTheLoginAsAWhole() {
    HttpResponse<String> asked = house.visitor().get("/probe", "HX-Request", "true");

    assertThat(asked.statusCode()).isEqualTo(401);
    assertThat(asked.headers().firstValue("HX-Redirect")).hasValue("/login");
  }

  @Test
  void everybodyMayAskForHealthAndNobodyForFigures() {
    Visitor nobody = house.visitor();
    // Where another test has moved the clock, the last beat is old until the next.
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> nobody.get("/actuator/health", "Accept", "*/*").statusCode() == 200);
    HttpResponse<String> health = nobody.get("/actuator/health", "Accept", "*/*");

    assertThat(health.body()).contains("\"status\":\"UP\"").doesNotContain("components", "disk");
    assertThat(nobody.get("/actuator/prometheus").statusCode()).isEqualTo(401);
    assertThat(nobody.get("/actuator").statusCode()).isEqualTo(401);
    assertThat(house.loggedIn("vera").get("/actuator/prometheus", "Accept", "*/*").body())
        .contains("jvm_memory_used_bytes");
    assertThat(house.loggedIn("otto").get("/actuator").statusCode()).isEqualTo(403);
  }

  @Test
  void aViewerLooksAndOrdersNothing() {
    Visitor vera = house.loggedIn("vera");

    HttpResponse<String> refused = vera.post("/probe", Map.of());

    assertThat(vera.get("/probe").body()).isEqualTo("vera looks");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains("<h1>This needs the role operator</h1>", "vera has the role viewer");
    assertThat(vera.get("/accounts/probe").body()).contains("This needs the role admin");
    assertThat(house.loggedIn("otto").post("/probe", Map.of()).body())
        .isEqualTo("otto orders by web because");
    assertThat(house.loggedIn("otto").get("/accounts/probe").statusCode()).isEqualTo(403);
    assertThat(house.loggedIn("ada").get("/accounts/probe").body()).isEqualTo("administered");
  }

  @Test
  void aPostIsAnOrderUnlessItIsNamed() {
    Set<String> ofEverybody = Set.of("/login", "/logout", "/password");
    List<String> open = new ArrayList<>();
    int posts = 0;
    Visitor vera = house.loggedIn("vera");
    String token = house.token("walker", Role.VIEWER);
    for (RequestMappingInfo handler : house.handlers().getHandlerMethods().keySet()) {
      Set<RequestMethod> methods = handler.getMethodsCondition().getMethods();
      if (methods.stream().allMatch(m -> m == RequestMethod.GET || m == RequestMethod.HEAD)
          && !methods.isEmpty()) {
        continue;
      }
      for (String pattern : handler.getPatternValues()) {
        String path = pattern.replaceAll("\\{[^}]*}", "x").replace("**", "x").replace("*", "x");
        if (ofEverybody.contains(path)) {
          continue;
        }
        posts++;
        if (vera.post(path, Map.of()).statusCode() != 403
            || house
                    .visitor()
                    .postWithoutToken(path, Map.of(), "Authorization", "Bearer " + token)
                    .statusCode()
                != 403) {
          open.add(path);
        }
      }
    }
    assertThat(posts).as("the walk finds those there are").isGreaterThanOrEqualTo(2);
    assertThat(open).isEmpty();
  }

  @Test
  void aFormFromElsewhereIsRefused() {
    Visitor otto = house.loggedIn("otto");

    HttpResponse<String> without = otto.postWithoutToken("/probe", Map.of());
    HttpResponse<String> wrong =
        otto.postWithoutToken("/api/probe", Map.of(), "X-CSRF-TOKEN", "wrong");
    HttpResponse<String> right =
        otto.postWithoutToken("/api/probe", Map.of(), "X-CSRF-TOKEN", otto.formToken());

    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(without.body()).contains("was not made on one of these pages");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(wrong.body()).contains("\"code\":\"csrf\"");
    assertThat(right.body()).isEqualTo("otto orders by web because");
    assertThat(location(house.visitor().postWithoutToken("/login", login("otto"))))
        .as("a login from elsewhere is none")
        .isEqualTo("/login?ended");
  }

  @Test
  void noAnswerSaysWhichAccountsThereAre() {
    house.account("gone", Role.ADMIN);
    house.accounts().disable("gone", House.ADMIN);
    AtomicInteger compared = new AtomicInteger();
    DaoAuthenticationProvider login =
        (DaoAuthenticationProvider) house.server.bean(ProviderManager.class).getProviders().get(0);
    login.setPasswordEncoder(new Counting(compared));
    try {
      List<String> answers = new ArrayList<>();
      for (Map<String, String> tried :
          List.of(
              Map.of("username", "vera", "password", "wrong"),
              Map.of("username", "nobody", "password", House.PASSWORD),
              login("gone"),
              Map.of("username", "x".repeat(5000), "password", "y".repeat(5000)),
              Map.of("username", "\u202Evera", "password", ""))) {
        Visitor visitor = house.visitor();
        compared.set(0);
        HttpResponse<String> answer = visitor.post("/login", tried);
        answers.add(
            "%d %s %d %s"
                .formatted(
                    answer.statusCode(),
                    location(answer),
                    compared.get(),
                    visitor
                        .get(location(answer))
                        .body()
                        .replaceFirst("value=\"[^\"]+\"", "value=\"\"")));
      }
      assertThat(answers.stream().distinct())
          .singleElement()
          .asString()
          .startsWith("302 /login?failed 1 ")
          .contains("The name or the password is wrong, or the account is disabled.");
    } finally {
      login.setPasswordEncoder(Passwords.encoder());
    }
  }

  /** How often a password was compared. */
  private record Counting(AtomicInteger compared) implements PasswordEncoder {
    @Override
    public String encode(CharSequence password) {
      return Passwords.encoder().encode(password);
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
      compared.incrementAndGet();
      return Passwords.encoder().matches(password, hash);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tried", "not-there"})
  void guessingBecomesSlow(String name) {
    if (name.equals("tried")) {
      house.account(name, Role.VIEWER);
    }
    Visitor visitor = house.visitor();
    for (int i = 0; i < LoginThrottle.FREE_FOR_ACCOUNT; i++) {
      assertThat(visitor.logIn(name, "wrong").statusCode()).isEqualTo(302);
    }

    HttpResponse<String> early = visitor.logIn(name, House.PASSWORD);

    assertThat(early.statusCode()).isEqualTo(429);
    assertThat(early.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(early.body()).contains("Try again in 2 s");
    house.clock.advance(Duration.ofSeconds(1));
    assertThat(visitor.logIn(name, "wrong").body()).contains("Try again in 1 s");
    house.clock.advance(Duration.ofSeconds(1));
    assertThat(location(visitor.logIn(name, "wrong"))).isEqualTo("/login?failed");
    assertThat(visitor.logIn(name, "wrong").body()).contains("Try again in 4 s");
    house.clock.advance(Duration.ofSeconds(4));
    if (name.equals("tried")) {
      assertThat(location(visitor.logIn(name, House.PASSWORD))).isEqualTo("/");
      assertThat(location(house.visitor().logIn(name, "wrong")))
          .as("a right one ends it")
          .isEqualTo("/login?failed");
    }
    house.clock.advance(Duration.ofHours(1));
  }

  @Test
  void aSessionGetsANewNameAtTheLoginAndEndsAtTheLogout() {
    Visitor visitor = house.visitor();
    visitor.get("/login");
    String before = visitor.cookie();

    HttpResponse<String> answer = visitor.logIn("vera", House.PASSWORD);

    assertThat(before).isNotEmpty();
    assertThat(visitor.cookie()).isNotEqualTo(before);
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("diptych-0=")
        .contains("HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure");
    String after = visitor.cookie();
    assertThat(location(visitor.post("/logout", Map.of()))).isEqualTo("/login?out");
    HttpResponse<String> stolen = house.visitor().get("/api/probe", "Cookie", "diptych-0=" + after);
    assertThat(stolen.statusCode()).isEqualTo(401);
  }

  @Test
  void aSessionEndsWhenNobodyAsksForAnything() {
    Visitor otto = house.loggedIn("otto");
    house.clock.advance(Duration.ofMinutes(29));
    assertThat(otto.get("/probe").statusCode()).isEqualTo(200);
    house.clock.advance(Duration.ofMinutes(29));
    assertThat(otto.get("/probe", "Accept", "text/event-stream").statusCode())
        .as("a page that is left open asks by itself")
        .isEqualTo(200);
    house.clock.advance(Duration.ofMinutes(1));

    HttpResponse<String> late = otto.get("/probe");

    assertThat(location(late)).isEqualTo("/login?ended");
    assertThat(otto.get("/login?ended").body()).contains("Your session has ended");
  }

  @Test
  void anOrderInASessionThatHasEndedIsNotCarriedOut() {
    Visitor otto = house.loggedIn("otto");
    String token = otto.formToken();
    house.clock.advance(Duration.ofMinutes(30));

    assertThat(location(otto.postWithoutToken("/probe", Map.of("_csrf", token))))
        .isEqualTo("/login?ended");
    assertThat(otto.postWithoutToken("/api/probe", Map.of("_csrf", token)).statusCode())
        .isEqualTo(401);
  }

  @Test
  void aSessionEndsHalfADayAfterTheLogin() {
    Visitor vera = house.loggedIn("vera");
    for (int i = 0; i < 35; i++) {
      house.clock.advance(Duration.ofMinutes(20));
      assertThat(vera.get("/probe").statusCode()).isEqualTo(200);
    }
    house.clock.advance(Duration.ofMinutes(20));
    assertThat(location(vera.get("/probe"))).isEqualTo("/login?ended");
  }

  @Test
  void whatChangesAnAccountEndsItsSessions() {
    house.account("mia", Role.OPERATOR);
    Visitor first = house.loggedIn("mia");
    Visitor second = house.loggedIn("mia");
    Visitor other = house.loggedIn("vera");

    var changed =
        CapturedCommand.run(
            Map.of("diptych.home", home.toString()), "user", "role", "mia", "viewer");

    assertThat(changed.exitCode()).as(changed.err()).isZero();
    assertThat(location(first.get("/probe"))).isEqualTo("/login?ended");
    assertThat(location(second.get("/probe"))).isEqualTo("/login?ended");
    assertThat(other.get("/probe").statusCode()).isEqualTo(200);
    Visitor third = house.loggedIn("mia");
    assertThat(third.post("/probe", Map.of()).statusCode()).isEqualTo(403);
    house.accounts().changePassword("mia", "another long password", House.ADMIN);
    assertThat(location(third.get("/probe"))).isEqualTo("/login?ended");
    assertThat(location(third.logIn("mia", House.PASSWORD))).isEqualTo("/login?failed");
    Visitor fourth = house.visitor();
    assertThat(location(fourth.logIn("mia", "another long password"))).isEqualTo("/");
    house.accounts().disable("mia", House.ADMIN);
    assertThat(location(fourth.get("/probe"))).isEqualTo("/login?ended");
  }

  @Test
  void aTokenIsOfUseUntilItExpiresOrIsRevoked() {
    String secret = house.token("nightly-script", Role.OPERATOR);
    String[] bearer = {"Authorization", "Bearer " + secret};
    Visitor script = house.visitor();

    HttpResponse<String> ordered = script.postWithoutToken("/api/probe", Map.of(), bearer);

    assertThat(ordered.body()).isEqualTo("nightly-script orders by api because");
    assertThat(ordered.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(script.get("/accounts/probe", bearer).body())
        .contains("\"code\":\"role-missing\"", "This needs the role admin");
    assertThat(
            house.query(
                "select cast(last_used_at is not null as varchar) from access_token"
                    + " where name = 'nightly-script'"))
        .containsExactly("TRUE");
    house.server.bean(Tokens.class).revoke("nightly-script", House.ADMIN);
    HttpResponse<String> revoked = script.get("/api/probe", bearer);
    assertThat(revoked.statusCode()).isEqualTo(401);
    assertThat(revoked.body()).contains("\"code\":\"token-refused\"", "diptych user token create");

    String other = house.token("weekly-script", Role.VIEWER);
    assertThat(script.get("/api/probe", "Authorization", "bearer " + other).body())
        .isEqualTo("weekly-script looks");
    house.clock.advance(Duration.ofDays(1));
    assertThat(script.get("/api/probe", "Authorization", "Bearer " + other).statusCode())
        .isEqualTo(401);
  }

  @Test
  void aSessionThatComesWithAWrongTokenDoesNotCount() {
    Visitor otto = house.loggedIn("otto");

    HttpResponse<String> answer =
        otto.postWithoutToken("/probe", Map.of(), "Authorization", "Bearer nonsense");

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void everyAnswerKeepsToItself() {
    for (HttpResponse<String> answer :
        List.of(
            house.visitor().get("/login"),
            house.visitor().get("/api/probe"),
            house.loggedIn("vera").get("/probe"),
            house.loggedIn("vera").get("/not-there"),
            house.loggedIn("vera").post("/probe", Map.of()))) {
      assertThat(answer.headers().allValues("Content-Security-Policy"))
          .containsExactly(
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                  + " connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors"
                  + " 'self'; base-uri 'none'");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
      assertThat(answer.headers().firstValue("Permissions-Policy").orElse(""))
          .contains("camera=()");
      assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
      assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }
    assertThat(
            house
                .loggedIn("vera")
                .get("/digests/probe")
                .headers()
                .allValues("Content-Security-Policy"))
        .as("a digest has its own")
        .containsExactly(Probe.POLICY);
  }

  @Test
  void onlyOurOwnNamesAreAnswered() throws IOException {
    int port = house.at("/").getPort();
    for (String own : List.of("127.0.0.1", "localhost", "LOCALHOST:1", "[::1]:" + port)) {
      assertThat(status(port, own)).as(own).startsWith("HTTP/1.1 200");
    }
    for (String strange :
        List.of("evil.example", "evil.example:" + port, "127.0.0.1.evil.example")) {
      assertThat(status(port, strange))
          .as(strange)
          .startsWith("HTTP/1.1 421")
          .contains("diptych.console.hosts")
          .contains("Content-Security-Policy")
          .doesNotContain(strange);
    }
  }

  private static String status(int port, String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket
          .getOutputStream()
          .write(
              "GET /login HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(host)
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void whatIsKeptAndToldHoldsNoSecret() {
    String secret = house.token("audited", Role.VIEWER);
    house.account("audited", Role.VIEWER);

    assertThat(house.query("select verb || ' ' || coalesce(detail, '') from audit"))
        .contains("user add role admin", "user add role viewer")
        .anyMatch(entry -> entry.startsWith("user token create role viewer, until 20"))
        .noneMatch(entry -> entry.contains(secret) || entry.contains(House.PASSWORD))
        .noneMatch(entry -> entry.contains("bcrypt"));
    assertThat(house.query("select hash from access_token where name = 'audited'"))
        .singleElement()
        .asString()
        .hasSize(64)
        .isNotEqualTo(secret);
    assertThat(house.query("select password from account where name = 'audited'"))
        .singleElement()
        .asString()
        .startsWith("{bcrypt}$2a$"); // How much work that is: PasswordsTest.
  }

  @Test
  void whileTheDatabaseIsAwayNobodyIsLetInAndNobodyLoggedOut() {
    Visitor otto = house.loggedIn("otto");
    String[] bearer = {"Authorization", "Bearer " + house.token("patient", Role.VIEWER)};
    JdbcClient jdbc = house.server.bean(JdbcClient.class);
    jdbc.sql("alter table account rename to account_away").update();
    jdbc.sql("alter table access_token rename to token_away").update();
    try {
      HttpResponse<String> page = otto.get("/probe");
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.body()).contains("The database does not answer").doesNotContain("Exception");
      assertThat(house.visitor().get("/api/probe", bearer).body())
          .contains("\"code\":\"database-away\"");
      assertThat(house.visitor().logIn("otto", House.PASSWORD).statusCode()).isEqualTo(503);
    } finally {
      jdbc.sql("alter table account_away rename to account").update();
      jdbc.sql("alter table token_away rename to access_token").update();
    }
    assertThat(otto.get("/probe").body()).isEqualTo("otto looks");
    assertThat(house.visitor().get("/api/probe", bearer).body()).isEqualTo("patient looks");
  }

  private static Map<String, String> login(String name) {
    return Map.of("username", name, "password", House.PASSWORD);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("none");
  }
}
