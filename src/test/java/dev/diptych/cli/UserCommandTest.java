package dev.diptych.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts and tokens from the command line, with the embedded database. */
class UserCommandTest {

  private static final String HOME = "diptych.home";

  @TempDir Path home;

  @BeforeEach
  void installation() throws IOException {
    Files.createDirectories(home.resolve("jobs"));
    System.setProperty(HOME, home.toString());
  }

  @AfterEach
  void leave() {
    System.clearProperty(HOME);
  }

  @Test
  void anAccountFromItsBeginningToItsEnd() {
    assertThat(type("a long password\n", "user", "add", "ana", "--role", "admin"))
        .isEqualTo(new Outcome(0, "Added account ana with role admin\n", ""));
    assertThat(type("", "user", "add", "ana", "--role", "viewer").err())
        .contains("There is an account ana already", "diptych user role ana ROLE");
    assertThat(type("", "user", "add", "Ana!", "--role", "viewer").err())
        .contains("no name", "such as ana.lopez");
    assertThat(type("short\n", "user", "add", "bob", "--role", "viewer"))
        .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(2))
        .satisfies(refused -> assertThat(refused.err()).contains("at least 12 characters"));
    assertThat(type("", "user", "add", "bob", "--role", "viewer").err())
        .contains("a line of standard input, or add --generate");
    assertThat(type("", "user", "add", "bob", "--role", "chief").exitCode()).isEqualTo(2);
    Outcome last = type("", "user", "disable", "ana");
    assertThat(last.exitCode()).isEqualTo(5);
    assertThat(last.err())
        .isEqualTo(
            "Account ana is the last admin that may log in; nothing was changed. First: diptych"
                + " user add NAME --role admin\n");
    assertThat(type("", "user", "role", "ana", "viewer").exitCode()).isEqualTo(5);

    Outcome made = type("", "user", "add", "bob", "--role", "admin", "--generate");
    assertThat(made.out()).matches("[\\w-]{24}\n");
    assertThat(type("", "user", "role", "ana", "operator", "--dry-run").out())
        .contains("Would give ana the role operator in the place of admin");
    assertThat(type("", "user", "role", "ana", "operator").out()).contains("and had admin");
    assertThat(type("", "user", "disable", "ana").out()).contains("its sessions have ended");
    assertThat(type("", "user", "list").out())
        .containsPattern("ana +operator +\\S+ +disabled\n")
        .containsPattern("bob +admin +\\S+\n");
    assertThat(type("", "user", "list", "--json").out())
        .contains("\"name\":\"ana\"")
        .doesNotContain("bcrypt");
    assertThat(type("", "user", "enable", "ana").out()).contains("may log in again");
    assertThat(type("", "user", "password", "nobody").err()).contains("diptych user list");
    assertThat(type("yet another one\n", "user", "password", "ana", "--json").out())
        .contains("{\"message\":\"Changed the password of ana; its sessions have ended\"}");
  }

  @Test
  void aTokenIsShownOnce() {
    Outcome made = type("", "user", "token", "create", "cron", "--role", "operator");

    assertThat(made.out()).matches("diptych_[\\w-]{43}\n");
    assertThat(made.err()).contains("shown this once");
    Outcome listed = type("", "user", "token", "list");
    assertThat(listed.out())
        .contains("cron", "operator", "last used never")
        .doesNotContain(made.out().strip());
    assertThat(type("", "user", "token", "create", "cron", "--role", "viewer").err())
        .contains("diptych user token revoke cron");
    assertThat(type("", "user", "token", "create", "x", "--role", "viewer", "--days", "-1").err())
        .contains("1 to 3650 days");
    assertThat(type("", "user", "token", "revoke", "cron").out()).contains("Revoked token cron");
    assertThat(type("", "user", "token", "revoke", "cron").exitCode()).isEqualTo(2);
    assertThat(type("", "user").err()).contains("diptych user token list");
  }

  private static Outcome type(String input, String... arguments) {
    Locale locale = Locale.getDefault();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (Contexts contexts = new Contexts()) {
      int code =
          DiptychCommand.run(
              arguments,
              contexts,
              new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
              new Answers(out, err));
      return new Outcome(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      Locale.setDefault(locale);
    }
  }
}
