package dev.diptych.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.console.access.House.Visitor;
import dev.diptych.operations.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An admin manages accounts and tokens, on a page and by a script. */
class AccountsPageTest {

  @TempDir Path home;

  @Test
  void onAPage() {
    try (House house = House.open(home).account("ada", Role.ADMIN)) {
      Visitor ada = house.loggedIn("ada");
      HttpResponse<String> added =
          ada.post(
              "/accounts",
              Map.of(
                  "name", "omar", "role", "viewer", "password", House.PASSWORD, "reason", "new"));
      assertThat(added.statusCode()).isEqualTo(302);
      assertThat(ada.get("/accounts").body())
          .contains("Added account omar with role viewer", "<th scope=\"row\">omar</th>")
          .doesNotContain("bcrypt");

      HttpResponse<String> hostile =
          ada.post(
              "/accounts",
              Map.of("name", "<script>\u202E", "role", "chief", "password", House.PASSWORD));
      assertThat(hostile.statusCode()).isEqualTo(400);
      assertThat(hostile.body()).doesNotContain("<script>", "\u202E");

      ada.post("/accounts/omar/role", Map.of("role", "operator"));
      Visitor omar = house.loggedIn("omar");
      assertThat(omar.get("/accounts").statusCode()).isEqualTo(403);
      ada.post("/accounts/omar/disable", Map.of());
      assertThat(omar.get("/probe").statusCode()).isEqualTo(302);

      Matcher secret =
          Pattern.compile("<code>(diptych_[\\w-]{43})</code>")
              .matcher(
                  ada.post(
                          "/accounts/tokens", Map.of("name", "cron", "role", "viewer", "days", "7"))
                      .body());
      assertThat(secret.find()).isTrue();
      String[] bearer = {"Authorization", "Bearer " + secret.group(1)};
      assertThat(house.visitor().get("/api/probe", bearer).body()).isEqualTo("cron looks");
      assertThat(ada.get("/accounts").body())
          .contains("2026-03-08T02:00:00Z")
          .doesNotContain(secret.group(1));
      ada.post("/accounts/tokens/cron/revoke", Map.of());
      assertThat(house.visitor().get("/api/probe", bearer).statusCode()).isEqualTo(401);

      house.accounts().disable("admin", House.ADMIN);
      HttpResponse<String> last = ada.post("/accounts/ada/disable", Map.of());
      assertThat(last.statusCode()).isEqualTo(409);
      assertThat(last.body()).contains("Account ada is the last admin that may log in");
      assertThat(
              house.query(
                  "select actor || ' ' || channel || ' ' || verb || ' ' || subject || ' ' ||"
                      + " coalesce(reason, '-') || ' ' || detail from audit where channel = 'web'"
                      + " order by id"))
          .containsExactly(
              "ada web user add omar new role viewer",
              "ada web user role omar - viewer → operator",
              "ada web user disable omar - enabled → disabled",
              "ada web user token create cron - role viewer, until 2026-03-08T02:00:00Z",
              "ada web user token revoke cron - role viewer");
    }
  }

  @Test
  void byAScript() {
    try (House house = House.open(home)) {
      String admin = house.token("robot", Role.ADMIN);
      assertThat(
              post(house, admin, "/api/accounts", "{'name':'zoe','role':'viewer','password':'%s'}")
                  .statusCode())
          .isEqualTo(201);
      HttpResponse<String> made =
          post(house, admin, "/api/tokens", "{'name':'reader','role':'viewer','days':1}");
      assertThat(made.statusCode()).isEqualTo(201);
      Matcher secret = Pattern.compile("\"secret\":\"([^\"]+)\"").matcher(made.body());
      assertThat(secret.find()).isTrue();
      assertThat(
              house
                  .visitor()
                  .get("/api/probe", "Authorization", "Bearer " + secret.group(1))
                  .body())
          .isEqualTo("reader looks");
      assertThat(post(house, secret.group(1), "/api/accounts/zoe/disable", "{}").statusCode())
          .isEqualTo(403);
      assertThat(post(house, admin, "/api/accounts/zoe/disable", "{'reason':'left'}").body())
          .contains("Disabled account zoe");
      HttpResponse<String> accounts =
          house.visitor().get("/api/accounts", "Authorization", "Bearer " + admin);
      assertThat(accounts.body())
          .contains("\"name\":\"zoe\",\"role\":\"viewer\",\"enabled\":false")
          .doesNotContain("bcrypt");
      assertThat(
              house.query(
                  "select reason from audit where channel = 'api' and subject = 'zoe'"
                      + " and verb = 'user disable' and actor = 'robot'"))
          .containsExactly("left");
    }
  }

  private static HttpResponse<String> post(House house, String token, String path, String json) {
    return house
        .visitor()
        .send(
            HttpRequest.newBuilder(house.at(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        json.replace("%s", House.PASSWORD).replace('\'', '"')))
                .build());
  }
}
