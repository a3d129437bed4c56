package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that serves has the database: verbs of other processes place their orders with it. */
class ServedNightTest {

  private static final int ARTICLES = 6;

  @TempDir Path home;

  private Household household() {
    return new Household(home)
        .edit("lanes: 4", "lanes: 2\nnetwork: any")
        .with("diptych.delay.network", "true")
        .articles(ARTICLES);
  }

  private static DiptychProcess serve(Household night) {
    DiptychProcess server = night.plan().start("serve", "--port", "0");
    server.awaitUntil(() -> server.out().contains("Serving at http://127.0.0.1:"));
    return server;
  }

  @Test
  void aVerbExitsAsItsOrderDid() {
    Household night = household();
    try (DiptychProcess server = serve(night)) {
      Outcome made = night.run();
      assertThat(made.exitCode()).as(made.err()).isZero();
      assertThat(made.err()).contains("is carried out by process " + server.pid());
      assertThat(made.out()).contains("Edition night/" + Household.LABEL + ": complete");

      Outcome refused = night.diptych("restart", "night");
      assertThat(refused.exitCode()).as(refused.err()).isEqualTo(5);
      assertThat(refused.err()).contains("is finished").contains("diptych show night");

      night.fault("quota");
      Outcome gaps = night.article("new.txt", 99).diptych("run", "night");
      assertThat(gaps.exitCode()).as(gaps.err()).isEqualTo(3);
      night.fault(null);
      Outcome mended = night.diptych("retry-gaps", "night", "--reason", "the engine is back");
      assertThat(mended.exitCode()).as(mended.err()).isZero();

      Outcome wrong = night.diptych("retry-gaps", "nosuch");
      assertThat(wrong.exitCode()).as(wrong.err()).isEqualTo(2);
      assertThat(wrong.err()).contains("nosuch");

      server.signal("TERM");
      assertThat(server.await().exitCode()).as(server.err()).isZero();
    }
    assertThat(
            night.query(
                "select verb || ' ' || state || ' ' || exit_code from run_order order by id"))
        .containsExactly(
            "run ENDED 0",
            "restart REFUSED 5",
            "run ENDED 3",
            "retry-gaps ENDED 0",
            "retry-gaps REFUSED 2");
    assertThat(night.number("select count(*) from server")).isZero();
  }

  @Test
  void whoWaitsForAnOrderCanStopIt() {
    Household night = household().holdAfter(1);
    try (DiptychProcess server = serve(night);
        DiptychProcess verb = night.startRun()) {
      verb.awaitUntil(() -> night.callCount() >= 2);
      verb.signal("TERM");
      server.awaitUntil(() -> verb.err().contains("the server is asked to stop it"));
      night.awaitSeen(server);
      night.fault(null);

      Outcome stopped = verb.await();

      assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(6);
      assertThat(server.isAlive()).isTrue();
      Outcome restarted = night.diptych("restart", "night");
      assertThat(restarted.exitCode()).as(restarted.err()).isZero();
    }
  }

  @Test
  void aServerThatIsAskedToEndFinishesWhatIsInHand() {
    Household night = household().holdAfter(1);
    try (DiptychProcess server = serve(night);
        DiptychProcess verb = night.startRun()) {
      verb.awaitUntil(() -> night.callCount() >= 2);
      server.signal("TERM");
      server.awaitUntil(() -> server.err().contains("finishing what is in hand"));
      night.awaitSeen(server);
      night.fault(null);

      assertThat(server.await().exitCode()).as(server.err()).isZero();
      // Whoever followed the order learns what became of it, though its database went away.
      assertThat(verb.await().exitCode()).as(verb.err()).isEqualTo(6);
    }
    assertThat(night.query("select state from pass")).containsExactly("STOPPED");
    assertThat(night.query("select state || ' ' || exit_code from run_order"))
        .containsExactly("ENDED 6");
    assertThat(night.diptych("restart", "night").exitCode()).isZero();
  }

  @Test
  void aServerThatDiesTakesItsOrdersWithIt() {
    Household night = household().holdAfter(1);
    try (DiptychProcess server = serve(night);
        DiptychProcess verb = night.startRun()) {
      verb.awaitUntil(() -> night.callCount() >= 2);
      server.signal("KILL");
      server.await();

      Outcome left = verb.await();

      assertThat(left.exitCode()).as(left.err()).isEqualTo(4);
      assertThat(left.err()).contains("ended with order 1 in its hands", "diptych status");
    }
    night.fault(null);
    try (DiptychProcess server = serve(night)) {
      Outcome status = night.diptych("status");
      assertThat(status.exitCode()).isEqualTo(3);
      assertThat(status.out()).contains("diptych recover night " + Household.LABEL);
      Outcome continued = night.run();
      assertThat(continued.exitCode()).as(continued.err()).isZero();
      assertThat(continued.err()).contains("Recovered night/" + Household.LABEL);
      server.signal("TERM");
      server.await();
    }
    assertThat(night.query("select state from run_order order by id"))
        .containsExactly("LOST", "ENDED");
    assertThat(night.number("select count(*) from unit_result where state <> 'TRANSLATED'"))
        .isZero();
  }

  @Test
  void oneServesAndOneAtATime() {
    Household night = household();
    try (DiptychProcess server = serve(night)) {
      Outcome second = night.plan().run("serve", "--port", "0", "--wait", "0s");

      assertThat(second.exitCode()).as(second.err()).isEqualTo(5);
      assertThat(second.err())
          .contains("Orders are taken already at http://127.0.0.1:")
          .contains("process " + server.pid());
    }
  }
}
