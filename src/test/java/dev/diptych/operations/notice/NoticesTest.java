package dev.diptych.operations.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.diptych.SettableClock;
import dev.diptych.engine.http.FakeProvider;
import dev.diptych.job.Allowance;
import dev.diptych.job.Overrides;
import dev.diptych.operations.Acknowledgements;
import dev.diptych.operations.Actor;
import dev.diptych.operations.AlertViews;
import dev.diptych.operations.AlertViews.AlertView;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.Lookout;
import dev.diptych.operations.OrderDesk;
import dev.diptych.operations.UnitChoice;
import dev.diptych.operations.Upkeep;
import dev.diptych.operations.WorkOrder;
import dev.diptych.operations.notice.Watchtower.Twin;
import dev.diptych.text.JsonText;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told what, and how often. */
class NoticesTest {

  private static final EditionName NIGHT = new EditionName("night", Watchtower.LABEL);
  private static final Duration A_LOOK = Duration.ofMinutes(2);
  private static final String GAPS = "gaps:night/2026-03-02:1";
  private static final String RUN = "run:night/2026-03-02:1";

  @TempDir Path home;

  private final GreenMail mails =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final FakeProvider hook = FakeProvider.answering((request, wire) -> taken(wire));
  private final Map<String, String> properties = new HashMap<>();

  private static void taken(FakeProvider.Wire wire) throws java.io.IOException {
    wire.head(204, "text/plain", 0);
  }

  @BeforeEach
  void receivers() {
    mails.start();
    properties.put("spring.mail.host", "127.0.0.1");
    properties.put("spring.mail.port", String.valueOf(mails.getSmtp().getPort()));
    properties.put("diptych.notice.mail.to", "operator@example.org");
    properties.put("diptych.notice.mail.from", "diptych@example.org");
    properties.put("diptych.notice.mail.morning", "false");
    properties.put("diptych.notice.webhook.url", hook.url() + "/hook/s3cret?sig=t0ken");
    properties.put("diptych.notice.webhook.key", "the-key-of-the-hook");
  }

  @AfterEach
  void close() {
    mails.stop();
    hook.close();
  }

  private Watchtower tower() {
    return Watchtower.at(home, properties);
  }

  private static ExitCode retry(Watchtower tower) {
    return tower.carryOut(
        new WorkOrder.RetryGaps(NIGHT, UnitChoice.ALL, null, Allowance.UNCHANGED));
  }

  @Test
  void gapsAreToldOnceByEachWayAndAgainWhenTheyAreMended() throws Exception {
    try (Watchtower tower = tower().fault("rejected").serve(Watchtower.BEGIN)) {
      assertThat(tower.night()).isEqualTo(ExitCode.GAPS);
      tower.later(A_LOOK);

      assertThat(tower.told("mail")).containsExactly(GAPS);
      MimeMessage mail = mails.getReceivedMessages()[0];
      assertThat(mail.getSubject())
          .isEqualTo(
              "[Diptych] Edition night/2026-03-02 is out with 2 gaps, 0 deferred sections, 0"
                  + " skipped files");
      assertThat(GreenMailUtil.getBody(mail)).contains("diptych retry-gaps night 2026-03-02");
      assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      FakeProvider.Request posted = hook.last();
      assertThat(posted.path()).isEqualTo("/hook/s3cret?sig=t0ken");
      assertThat(posted.headers()).containsEntry("authorization", "Bearer the-key-of-the-hook");
      assertThat(JsonText.object(posted.body()))
          .containsEntry("id", GAPS)
          .containsEntry("state", "alert")
          .containsEntry("kind", "GAPS")
          .containsEntry("job", "night")
          .containsEntry("edition", Watchtower.LABEL)
          .containsEntry("link", null)
          .containsOnlyKeys(
              "id", "state", "kind", "job", "edition", "at", "subject", "text", "link");

      tower.later(A_LOOK).later(Duration.ofHours(3));
      tower.end();
      tower.serve("2026-03-02T08:00:00Z").later(A_LOOK).later(A_LOOK);
      assertThat(mails.getReceivedMessages()).hasSize(1);
      assertThat(hook.requests()).hasSize(1);

      assertThat(retry(tower.fault(null))).isEqualTo(ExitCode.COMPLETE);
      tower.later(A_LOOK).later(A_LOOK);
      assertThat(mails.getReceivedMessages()).hasSize(2);
      assertThat(mails.getReceivedMessages()[1].getSubject())
          .startsWith("[Diptych] All clear: Edition night/2026-03-02 is out with 2 gaps");
      assertThat(hook.requests()).hasSize(2);
      assertThat(JsonText.object(hook.last().body()))
          .containsEntry("id", GAPS)
          .containsEntry("state", "over");
    }
  }

  @Test
  void whatWasMendedBeforeAnybodyWasToldIsNoNews() {
    try (Watchtower tower = tower().fault("rejected").serve(Watchtower.BEGIN)) {
      tower.night();
      hook.answer((request, wire) -> wire.json(503, "{}"));
      tower.later(A_LOOK);
      assertThat(hook.requests()).hasSize(1);

      retry(tower.fault(null));
      hook.answer((request, wire) -> taken(wire));
      tower.later(A_LOOK).later(Duration.ofHours(1));

      assertThat(hook.requests()).hasSize(1);
      assertThat(tower.told("webhook")).isEmpty();
      assertThat(tower.told("mail")).containsExactly("clear:" + GAPS, GAPS);
      assertThat(tower.bean(AlertViews.class).undelivered()).isEmpty();
    }
  }

  @Test
  void aWayThatIsDownIsTriedAgainAfterLongerAndLongerPausesAndSaysSoMeanwhile() {
    hook.answer((request, wire) -> wire.json(503, "{\"why\": \"down\"}"));
    try (Watchtower tower = tower().fault("rejected").serve(Watchtower.BEGIN)) {
      tower.night();
      tower.later(A_LOOK);
      assertThat(hook.requests()).hasSize(1);
      AlertView waiting = tower.bean(AlertViews.class).undelivered().get(0);
      assertThat(waiting.channel()).isEqualTo("webhook");
      assertThat(waiting.failure()).contains("status 503").doesNotContain("s3cret", "t0ken");
      assertThat(tower.bean(Lookout.class).standing().notes())
          .singleElement()
          .asString()
          .contains("could not be told: 1; the newest, by webhook");

      tower.later(Duration.ofSeconds(30));
      assertThat(hook.requests()).as("a minute is waited first").hasSize(1);
      tower.later(Duration.ofSeconds(30));
      assertThat(hook.requests()).hasSize(2);
      tower.later(Duration.ofMinutes(4));
      assertThat(hook.requests()).as("then five").hasSize(2);

      hook.answer((request, wire) -> taken(wire));
      tower.later(Duration.ofMinutes(1));
      assertThat(hook.requests()).hasSize(3);
      assertThat(tower.told("webhook")).containsExactly(GAPS);
      assertThat(tower.bean(AlertViews.class).undelivered()).isEmpty();
      assertThat(tower.bean(Lookout.class).standing().notes()).isEmpty();
      assertThat(mails.getReceivedMessages()).as("the other way had no part in it").hasSize(1);
    }
  }

  @Test
  void aWayThatStaysDownIsGivenUpAndStillShown() {
    hook.answer((request, wire) -> wire.json(500, "{}"));
    try (Watchtower tower = tower().fault("rejected").serve(Watchtower.BEGIN)) {
      tower.night();
      for (int hour = 0; hour < 12; hour++) {
        tower.later(Duration.ofHours(1));
      }
      assertThat(hook.requests()).hasSize(6);
      assertThat(tower.bean(AlertViews.class).undelivered())
          .singleElement()
          .satisfies(
              alert -> {
                assertThat(alert.attempts()).isEqualTo(6);
                assertThat(alert.nextAttempt()).isNull();
                assertThat(alert.told()).isNull();
              });
    }
  }

  @Test
  void nothingFollowsARedirectAndNoSecretOfTheAddressIsShown() {
    try (FakeProvider elsewhere = FakeProvider.answering((request, wire) -> taken(wire));
        Watchtower tower = tower().fault("rejected").serve(Watchtower.BEGIN)) {
      hook.answer(
          (request, wire) ->
              wire.json(307, "{}", "Location: " + elsewhere.url() + "/hook/s3cret?sig=t0ken"));
      tower.night();
      tower.later(A_LOOK);

      assertThat(hook.requests()).hasSize(1);
      assertThat(elsewhere.requests()).isEmpty();
      assertThat(tower.bean(AlertViews.class).undelivered().get(0).failure())
          .contains("never followed")
          .doesNotContain("s3cret", "t0ken", "the-key-of-the-hook");
    }
  }

  @Test
  void aReceiverThatHangsIsLeftWhenTheTimeoutIsOver() {
    properties.put("diptych.notice.webhook.timeout", "200ms");
    hook.answer((request, wire) -> wire.hold());
    try (Watchtower tower = tower().fault("rejected").serve(Watchtower.BEGIN)) {
      tower.night();
      tower.later(A_LOOK);

      assertThat(tower.bean(AlertViews.class).undelivered().get(0).failure())
          .contains("no whole answer within 0.2s");
      assertThat(tower.told("mail")).containsExactly(GAPS);
    }
  }

  @Test
  void twoProcessesTellItOnce() throws Exception {
    try (Watchtower tower = tower().fault("rejected").serve(Watchtower.BEGIN)) {
      tower.night();
      tower.bean(SettableClock.class).advance(A_LOOK);
      ExecutorService threads = Executors.newFixedThreadPool(2);
      CyclicBarrier together = new CyclicBarrier(2);
      List<Future<?>> looks =
          List.of(tower.bean(Notices.class), tower.bean(Twin.class).notices()).stream()
              .<Future<?>>map(
                  notices ->
                      threads.submit(
                          () -> {
                            together.await();
                            notices.look();
                            return null;
                          }))
              .toList();
      for (Future<?> look : looks) {
        look.get();
      }
      threads.shutdown();

      assertThat(tower.told("webhook")).containsExactly(GAPS);
      assertThat(hook.requests()).hasSize(1);
      assertThat(mails.getReceivedMessages()).hasSize(1);
    }
  }

  @Test
  void anAcknowledgedEditionIsNotTold() {
    try (Watchtower tower = tower().fault("rejected").serve(Watchtower.BEGIN)) {
      tower.night();
      Acknowledgements acknowledgements = tower.bean(Acknowledgements.class);
      acknowledgements.acknowledge(
          Acknowledgements.About.EDITION, NIGHT, "6h", new Actor("op", "web", "known"));
      tower.later(A_LOOK).later(Duration.ofHours(3));
      assertThat(tower.told("mail")).isEmpty();
      assertThat(tower.told("log")).isEmpty();

      tower.later(Duration.ofHours(4));
      assertThat(tower.told("mail")).containsExactly(GAPS);
    }
  }

  @Test
  void aRunThatFailedIsToldWithACauseThatForgesNothing() throws Exception {
    try (Watchtower tower = tower().fault("linkage").serve(Watchtower.BEGIN)) {
      assertThat(tower.night()).isEqualTo(ExitCode.FAILED);
      tower.update(
          "update pass set failure = U&'disk\\000d\\000aBcc:"
              + " thief@example.org\\000d\\000a\\000d\\000a\\202Egnp.exe'");
      tower.later(A_LOOK);

      MimeMessage mail = mails.getReceivedMessages()[0];
      assertThat(mails.getReceivedMessages()).hasSize(1);
      assertThat(mail.getSubject()).isEqualTo("[Diptych] Edition night/2026-03-02 failed");
      assertThat(mail.getHeader("Bcc")).isNull();
      assertThat(String.valueOf(mail.getContent()))
          .contains("disk Bcc: thief@example.org [RLO]gnp.exe")
          .contains("diptych restart night 2026-03-02")
          .doesNotContain("\u202e");
      assertThat(hook.last().body()).doesNotContain("\u202e", "\\u202e", "\\u202E");

      tower.fault(null);
      assertThat(tower.night()).isEqualTo(ExitCode.COMPLETE);
      tower.later(A_LOOK);
      assertThat(tower.told("webhook")).containsExactly("clear:" + RUN, RUN);
    }
  }

  @Test
  void aRunWhoseProcessDiedIsToldWhenNothingGoesOnWithIt() {
    try (Watchtower tower = tower().serve(Watchtower.BEGIN)) {
      tower.night();
      // As a process on this machine would leave it that was killed.
      tower.update("update pass set state = 'RUNNING', exit_status = null, finished_at = null");
      tower.update("update heartbeat set pid = 4000000, process_started = 1");
      tower.later(Duration.ofMinutes(1));
      assertThat(tower.told("mail")).as("somebody may be about to go on with it").isEmpty();

      tower.later(A_LOOK).later(A_LOOK);
      assertThat(tower.told("mail")).containsExactly(RUN);
      assertThat(hook.requests()).hasSize(1);
      assertThat(JsonText.object(hook.last().body())).containsEntry("kind", "DIED");
    }
  }

  @Test
  void nothingIsToldWhileAnOrderOfTheJobIsInHand() {
    try (Watchtower tower = tower().fault("rejected").serve(Watchtower.BEGIN)) {
      tower.night();
      tower.fault("hold");
      long id =
          tower
              .begin(new WorkOrder.RetryGaps(NIGHT, UnitChoice.ALL, null, Allowance.UNCHANGED))
              .id();
      tower.later(A_LOOK).later(A_LOOK);
      assertThat(tower.told("mail")).isEmpty();

      tower.fault(null);
      await().until(() -> tower.bean(OrderDesk.class).of(id).exitCode() != null);
      tower.later(A_LOOK);
      assertThat(tower.told("mail")).as("it ended well, and nobody had been told").isEmpty();
    }
  }

  @Test
  void aNightThatIsLateIsToldAndClearedWhenItIsOut() {
    try (Watchtower tower =
        tower()
            .job("schedule: {cron: \"0 30 2 * * *\", alertBy: \"03:00\"}\n")
            .fault("hold")
            .serve(Watchtower.BEGIN)) {
      await().until(() -> !tower.query("select job from schedule_known").isEmpty());
      tower.later(Duration.ofMinutes(31));
      await().until(() -> !tower.query("select id from pass where state = 'RUNNING'").isEmpty());
      assertThat(tower.told("mail")).isEmpty();

      tower.later(Duration.ofMinutes(31)).later(A_LOOK);
      assertThat(tower.told("mail")).containsExactly("late:night:2026-03-02T02:30:00Z");

      tower.fault(null);
      await().until(() -> !tower.query("select id from pass where state = 'FINISHED'").isEmpty());
      tower.later(A_LOOK);
      assertThat(tower.told("mail"))
          .containsExactly(
              "clear:late:night:2026-03-02T02:30:00Z", "late:night:2026-03-02T02:30:00Z");
    }
  }

  @Test
  void aScheduleThatIsRefusedIsTold() {
    try (Watchtower tower =
        tower().job("900000GB", "schedule: \"0 30 2 * * *\"\n").serve(Watchtower.BEGIN)) {
      await().until(() -> !tower.query("select job from schedule_known").isEmpty());
      tower.later(Duration.ofMinutes(31));
      await()
          .until(() -> !tower.query("select id from run_order where state = 'REFUSED'").isEmpty());
      tower.later(A_LOOK).later(A_LOOK);

      assertThat(
              tower.query("select subject from alert where kind = 'REFUSED' and channel = 'mail'"))
          .containsExactly("Job night did not start by its schedule");
      assertThat(tower.query("select text from alert where kind = 'REFUSED' and channel = 'mail'"))
          .singleElement()
          .asString()
          .contains("minFreeSpace", "diptych run night");
      // Whoever asks for the status instead of reading mails is told the same.
      assertThat(tower.bean(Lookout.class).standing().matters())
          .singleElement()
          .satisfies(
              matter -> {
                assertThat(matter.what()).contains("night was to start at", "did not", "disk");
                assertThat(matter.next()).isNotEmpty();
              });
    }
  }

  @Test
  void aDiskThatIsNearlyFullIsToldOnceUntilThereIsRoom() {
    try (Watchtower tower = tower().job("900000GB", "").serve(Watchtower.BEGIN)) {
      tower.later(A_LOOK).later(Duration.ofDays(1)).later(Duration.ofDays(1));
      assertThat(tower.told("mail")).containsExactly("disk:2026-03-02");
      assertThat(tower.query("select text from alert where kind = 'DISK' and channel = 'mail'"))
          .singleElement()
          .asString()
          .contains("job night wants 921600000 MB");

      tower.job("1MB", "").later(A_LOOK);
      assertThat(tower.told("mail")).containsExactly("clear:disk:2026-03-02", "disk:2026-03-02");

      tower.job("900000GB", "").later(A_LOOK);
      assertThat(tower.told("mail"))
          .as("another time is another alert")
          .containsExactly("clear:disk:2026-03-02", "disk:2026-03-02", "disk:2026-03-04");
    }
  }

  @Test
  void aNightWithoutABackupIsToldUntilThereIsOne() throws Exception {
    Files.writeString(home.resolve("backups"), "a file where a folder should be");
    try (Watchtower tower = tower().serve(Watchtower.BEGIN)) {
      assertThat(tower.night()).isEqualTo(ExitCode.COMPLETE);
      tower.later(A_LOOK);
      assertThat(tower.told("mail")).isEmpty();
      tower.later(Duration.ofMinutes(10)).later(Duration.ofDays(1));
      assertThat(tower.told("mail")).containsExactly("backup:2026-03-02");

      tower.bean(Upkeep.class).backup(home.resolve("by-hand.zip"), Watchtower.OPERATOR);
      tower.later(A_LOOK);
      assertThat(tower.told("mail"))
          .containsExactly("backup:2026-03-02", "clear:backup:2026-03-02");
    }
  }

  @Test
  void nothingLeavesTheMachineWhereNobodyIsNamed() {
    properties.keySet().removeIf(name -> name.startsWith("diptych.notice."));
    try (Watchtower tower = tower().fault("rejected").serve(Watchtower.BEGIN)) {
      tower.night();
      tower.later(A_LOOK);

      assertThat(tower.query("select distinct channel from alert")).containsExactly("log");
      assertThat(tower.told("log")).containsExactly(GAPS);
      assertThat(mails.getReceivedMessages()).isEmpty();
      assertThat(hook.requests()).isEmpty();
    }
  }

  @Test
  void settingsThatAreWrongAreNamedAndStopNoNight() {
    properties.remove("spring.mail.host");
    properties.put("diptych.notice.webhook.url", "hook.example.org/s3cret");
    try (Watchtower tower = tower().fault("rejected").serve(Watchtower.BEGIN)) {
      assertThat(tower.night()).isEqualTo(ExitCode.GAPS);
      tower.later(A_LOOK);

      assertThat(tower.bean(AlertViews.class).undelivered())
          .extracting(AlertView::failure)
          .containsExactlyInAnyOrder(
              "diptych.notice.mail.to is set, but no mail server is: set spring.mail.host",
              "diptych.notice.webhook.url is no address that begins with http:// or https:// and"
                  + " names a host");
    }
  }

  @Test
  void theTableIsLookedAtByItselfAsTimeGoesBy() {
    try (Watchtower tower = tower().fault("rejected").serve(Watchtower.BEGIN)) {
      tower.night();
      tower.bean(SettableClock.class).advance(A_LOOK);

      // That it was told is written down after it has arrived.
      await().until(() -> !tower.told("mail").isEmpty());
      assertThat(tower.told("mail")).containsExactly(GAPS);
      assertThat(mails.getReceivedMessages()).hasSize(1);
    }
  }

  @Test
  void theOrderOfANightThatIsDryRunMakesNoNews() {
    try (Watchtower tower = tower().serve(Watchtower.BEGIN)) {
      assertThat(tower.carryOut(new WorkOrder.Run("night", Overrides.NONE, null, true)))
          .isEqualTo(ExitCode.COMPLETE);
      tower.later(A_LOOK);
      assertThat(tower.query("select alert_key from alert")).isEmpty();
    }
  }
}
