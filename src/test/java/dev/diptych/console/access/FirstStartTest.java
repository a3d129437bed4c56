package dev.diptych.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.console.access.House.Visitor;
import dev.diptych.operations.Accounts;
import dev.diptych.operations.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the first admin gets in, and what becomes of the password in the file. */
class FirstStartTest {

  @TempDir Path home;

  @Test
  void theFirstPasswordIsInAFileUntilItIsChanged() throws IOException {
    Path file = home.resolve("data/console.password");
    String password;
    try (House house = House.open(home)) {
      assertThat(house.server.firstPassword()).hasValue(file);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      password = Files.readString(file).strip();
      assertThat(password).hasSizeGreaterThanOrEqualTo(24);
    }
    try (House house = House.open(home)) {
      assertThat(house.server.firstPassword()).as("told again until it is changed").hasValue(file);
      assertThat(Files.readString(file).strip()).as("the same").isEqualTo(password);
      Visitor admin = house.visitor();
      assertThat(location(admin.logIn(Accounts.FIRST, password))).isEqualTo("/");

      assertThat(admin.post("/password", change("wrong one", House.PASSWORD)).body())
          .contains("The current password is wrong");
      assertThat(admin.post("/password", change(password, "short")).body())
          .contains("The password is too short: it needs at least 12 characters");
      assertThat(admin.post("/password", change(password, "ä".repeat(5) + "x".repeat(70))).body())
          .contains("too long: at most 72 bytes");
      assertThat(admin.post("/password", change(password, password)).statusCode()).isEqualTo(400);
      assertThat(file).exists();
      assertThat(location(admin.post("/password", change(password, House.PASSWORD))))
          .isEqualTo("/login?changed");

      assertThat(file).doesNotExist();
      assertThat(location(admin.get("/password"))).isEqualTo("/login");
      assertThat(location(admin.logIn(Accounts.FIRST, password))).isEqualTo("/login?failed");
      assertThat(location(admin.logIn(Accounts.FIRST, House.PASSWORD)))
          .isNotEqualTo("/login?failed");
      assertThat(
              house.query("select actor || ' ' || channel || ' ' || verb from audit order by id"))
          .containsExactly("auto auto user add", "admin web user password");
    }
    try (House house = House.open(home)) {
      assertThat(house.server.firstPassword()).isEmpty();
      assertThat(house.query("select name from account")).containsExactly("admin");
    }
    Path log = home.resolve("data/logs/diptych.log");
    if (Files.exists(log)) {
      assertThat(Files.readString(log)).doesNotContain(password, House.PASSWORD);
    }
  }

  @Test
  void aProxyIsBelievedOnlyWhereOneIsConfigured() {
    String[] forwarded = {
      "X-Forwarded-Proto", "https",
      "X-Forwarded-For", "203.0.113.9",
      "X-Forwarded-Host", "evil.example"
    };
    try (House house = House.open(home).account("vera", Role.VIEWER)) {
      assertThat(house.visitor().get("/login", forwarded).headers().firstValue("Set-Cookie"))
          .hasValueSatisfying(cookie -> assertThat(cookie).doesNotContain("Secure"));
    }
    try (House house =
        House.open(
            home,
            Map.of(
                "server.forward-headers-strategy",
                "native",
                "diptych.console.hosts",
                "diptych.example"))) {
      HttpResponse<String> page = house.visitor().get("/login", forwarded);
      assertThat(page.statusCode()).as("its name comes from Host alone").isEqualTo(200);
      assertThat(page.headers().firstValue("Set-Cookie"))
          .hasValueSatisfying(cookie -> assertThat(cookie).contains("; Secure"));
      assertThat(page.headers().firstValue("Strict-Transport-Security"))
          .hasValueSatisfying(tls -> assertThat(tls).contains("max-age=31536000"));
      // Each of these is another person behind the same proxy.
      for (int i = 0; i <= LoginThrottle.FREE_FOR_ADDRESS; i++) {
        assertThat(loginBehindProxy(house, "someone" + i, "203.0.113.7").statusCode())
            .isEqualTo(i < LoginThrottle.FREE_FOR_ADDRESS ? 302 : 429);
      }
      assertThat(loginBehindProxy(house, "someone", "203.0.113.8").statusCode()).isEqualTo(302);
    }
  }

  /** Without a cookie that is marked for TLS: the client sends none back over plain HTTP. */
  private static HttpResponse<String> loginBehindProxy(House house, String name, String address) {
    Visitor visitor = house.visitor();
    return visitor.postWithoutToken(
        "/login",
        Map.of("username", name, "password", "wrong", "_csrf", visitor.formToken()),
        "X-Forwarded-For",
        address);
  }

  private static Map<String, String> change(String current, String next) {
    return Map.of("current", current, "password", next, "again", next);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("none");
  }
}
