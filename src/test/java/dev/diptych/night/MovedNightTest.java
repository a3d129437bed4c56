package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.PostgresServer;
import dev.diptych.store.ProcessIdentity;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that was copied elsewhere: the next night there knows all that the last one paid. */
class MovedNightTest {

  @TempDir Path home;

  private Household paidFor() {
    Household night = new Household(home).articles(2).with("diptych.copy.username", "diptych");
    assertThat(night.run().exitCode()).isZero();
    assertThat(night.callCount()).isPositive();
    return night;
  }

  private static Outcome copy(Household night, String to) {
    return night.diptych("db", "copy", "--to", to, "--reason", "a larger machine");
  }

  /** Takes every file again, so that only what is known keeps it from asking. */
  private static void assertNextNightAsksNothing(Household night, String label) {
    int before = night.callCount();
    Outcome next = night.diptych("run", "night", "--as-of", label + "T02:00:00Z", "--all");
    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(next.out()).contains("Edition night/" + label + ": complete", "articles  2");
    assertThat(night.callCount()).as("calls for what is known").isEqualTo(before);
  }

  @Test
  void fromTheFileToAServerAndBackNothingIsAskedForAgain() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      Household night = paidFor();
      String url = server.freshDatabase();

      Outcome there = copy(night, url);

      assertThat(there.exitCode()).as(there.err()).isZero();
      assertThat(there.out())
          .contains("read them back the same", "edition 1", "diptych.database.url=" + url);
      assertThat(night.query("select verb from audit")).contains("copy");
      night.on(url, PostgresServer.USER);
      assertNextNightAsksNothing(night, "2026-11-25");
      assertThat(copy(night, url).err()).as("onto itself").contains("is not empty", "edition 2");
      night.change("update edition set superseded_by = (select max(id) from edition) where id = 1");

      Path folder = home.resolve("moved");
      Outcome back = copy(night, "jdbc:h2:file:" + folder + "/diptych");

      assertThat(back.exitCode()).as(back.err()).isZero();
      assertThat(back.out()).contains("diptych.database.folder=" + folder, "data/sources");
      assertThat(night.query("select detail from audit where verb = 'copy' order by id"))
          .hasSize(2);
      night.with("diptych.database.url", "").with("diptych.database.folder", folder.toString());
      assertNextNightAsksNothing(night, "2026-11-26");
      assertThat(night.diptych("runs", "night").out())
          .contains("2026-11-24", "2026-11-25", "2026-11-26");
    }
  }

  @Test
  void nothingIsCopiedThatWouldBeHalfOrOverwrite() {
    Household night = paidFor();
    String elsewhere = "jdbc:h2:file:" + home.resolve("elsewhere/diptych");

    Outcome looked = night.diptych("db", "copy", "--to", elsewhere, "--dry-run");
    assertThat(looked.out()).startsWith("Would copy ");
    assertThat(home.resolve("elsewhere")).doesNotExist();

    night.change("update pass set state = 'RUNNING'");
    assertRefused(5, copy(night, elsewhere), "Edition night/2026-11-24 is running");
    night.change("update pass set state = 'FINISHED'");

    ProcessIdentity me = ProcessIdentity.current("");
    night.change(
        "insert into server values (1, '%s', '%s', %d, %d, 'http://127.0.0.1:8080', current_timestamp, current_timestamp)"
            .formatted(me.host(), me.bootId(), me.pid(), me.startedAtMillis()));
    assertRefused(5, copy(night, elsewhere), "is in use: process " + me.pid(), "(serve)");
    night.change("delete from server");

    assertRefused(2, copy(night, "jdbc:h2:file:" + home.resolve("data/diptych")), "Name another");
    assertRefused(2, copy(night, "jdbc:mysql://here/diptych"), "jdbc:postgresql://HOST/DATABASE");
    assertRefused(2, copy(night, "jdbc:h2:file:other"), "by the name of diptych");
    Outcome secret = copy(night, "jdbc:postgresql://here/diptych?user=ana&password=hidden");
    assertRefused(2, secret, "DIPTYCH_COPY_PASSWORD");
    assertThat(secret.err()).doesNotContain("hidden");
    assertRefused(2, night.diptych("db", "copy"), "diptych db copy --to");
    assertRefused(2, night.diptych("db", "backup", "f.zip", "--to", elsewhere), "belongs to copy");

    assertThat(copy(night, elsewhere).exitCode()).isZero();
    assertRefused(2, copy(night, elsewhere), "is not empty: it holds");
  }

  private static void assertRefused(int code, Outcome outcome, String... words) {
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(code);
    assertThat(outcome.err()).contains(words);
  }
}
