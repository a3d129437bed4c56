package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules of a real process that serves, by the machine's clock. */
class ScheduledNightTest {

  @TempDir private Path home;

  private static DiptychProcess serve(Household night) {
    DiptychProcess server = night.plan().start("serve", "--port", "0");
    server.awaitUntil(() -> server.out().contains("Serving at http://127.0.0.1:"));
    return server;
  }

  private Path latest() {
    return home.resolve("output/night/latest");
  }

  @Test
  void aServerThatDiesInAScheduledNightGoesOnWithItAndMakesNoSecond() {
    Household night =
        new Household(home).writeJob("schedule: \"* * * * * *\"\n").articles(3).holdAfter(1);
    try (DiptychProcess server = serve(night)) {
      server.awaitUntil(() -> night.callCount() >= 2);
      server.signal("KILL");
      server.await();
    }
    assertThat(night.query("select state from pass")).containsExactly("RUNNING");
    assertThat(night.number("select count(*) from run_order where pass_id is not null"))
        .isEqualTo(1);
    night.fault(null);

    try (DiptychProcess server = serve(night)) {
      server.awaitUntil(() -> Files.exists(latest()));
      server.signal("TERM");
      assertThat(server.await().exitCode()).as(server.err()).isZero();
    }

    assertThat(night.query("select state from pass")).containsExactly("FINISHED");
    assertThat(night.number("select count(*) from edition")).isEqualTo(1);
    assertThat(night.query("select distinct channel from audit where verb = 'run'"))
        .containsExactly("schedule");
    assertThat(night.query("select state from run_order where pass_id is not null order by id"))
        .startsWith("LOST")
        .contains("ENDED");
    assertThat(
            night.number(
                "select count(*) from schedule_fire where order_id is null and state = 'FIRED'"))
        .isZero();
    Path log = home.resolve("data/logs/diptych.log");
    assertThat(Files.exists(log) ? Household.read(log) : "").doesNotContain("kagkarlsson");
  }
}
