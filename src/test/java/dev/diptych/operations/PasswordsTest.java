package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers of tests keep passwords for little work; an installation does not. */
class PasswordsTest {

  @TempDir Path home;

  @Test
  void anInstallationKeepsPasswordsForMuchWork() {
    try (Desk desk = Desk.open(home, Instant.parse("2026-03-01T02:00:00Z"), Map.of())) {
      desk.bean(Accounts.class).add("vera", Role.VIEWER, "correct horse battery", Desk.OPERATOR);

      assertThat(desk.query("select password from account where name = 'vera'"))
          .singleElement()
          .asString()
          .startsWith("{bcrypt}$2a$12$");
    }
  }
}
