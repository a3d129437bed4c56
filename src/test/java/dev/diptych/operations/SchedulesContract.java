package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.job.Next.When;
import dev.diptych.job.Reason;
import dev.diptych.job.Refusal;
import dev.diptych.job.UsageException;
import dev.diptych.operations.ScheduleView.FireView;
import dev.diptych.operations.ScheduleView.NextFire;
import dev.diptych.store.OrderRow.State;
import dev.diptych.store.ProcessIdentity;
import dev.diptych.store.RunOrders;
import dev.diptych.store.ScheduleBook;
import dev.diptych.store.ScheduleBook.FireState;
import dev.diptych.store.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What becomes of every instant at which a job is due, on a real database; the clock stands at
 * 2026-03-01T02:00Z. Each kind of database has a subclass.
 */
abstract class SchedulesContract extends OperationsSetting {

  private static final String AT_HALF_PAST_ONE = "schedule: \"0 30 1 * * *\"\n";
  private static final String SECOND = "2026-03-02T01:30:00Z";
  private static final String THIRD = "2026-03-03T01:30:00Z";
  private static final String FOURTH = "2026-03-04T01:30:00Z";

  private ScheduledFires fires;
  private Schedules schedules;
  private ScheduleBook book;

  @BeforeEach
  void beans() {
    fires = anotherProcess();
    schedules = desk.bean(Schedules.class);
    book = desk.bean(ScheduleBook.class);
  }

  /** What a process has that begins to serve. */
  private ScheduledFires anotherProcess() {
    return new ScheduledFires(
        desk.bean(ScheduledJobs.class),
        desk.bean(ScheduleBook.class),
        desk.bean(OrderDesk.class),
        clock);
  }

  private void serveAnew() {
    fires = anotherProcess();
    fires.begin();
    fires.refresh();
  }

  private void serving() {
    desk.bean(Servers.class).begin(desk.bean(ProcessIdentity.class), "http://127.0.0.1:8080");
  }

  /** The job {@code night} as a server knows it that was started at 2026-03-01T02:00Z. */
  private void scheduled(String more) {
    job("night", more);
    fires.refresh();
  }

  private List<String> decided() {
    return strings("select state from schedule_fire where job = 'night' order by due_at");
  }

  private List<String> orders() {
    return strings("select order_key from run_order order by id");
  }

  private static String key(String due) {
    return "schedule|night|" + due;
  }

  @Test
  void whatIsDueIsOrderedOnceHoweverOftenItRings() {
    scheduled(AT_HALF_PAST_ONE);
    fires.look("night");
    assertThat(orders()).isEmpty();

    clock.set(SECOND);
    fires.look("night");
    fires.look("night");
    anotherProcess().look("night");

    // Whatever the time is by then: what has come meanwhile is not passed over.
    ScheduledFires.Timetable table = fires.look("night");
    clock.set(FOURTH);
    assertThat(table.next()).contains(Instant.parse(THIRD));
    assertThat(fires.refresh().get("night").next()).contains(Instant.parse(THIRD));
    assertThat(orders()).containsExactly(key(SECOND));
    assertThat(decided()).containsExactly("FIRED");
    assertThat(strings("select actor || ' ' || channel || ' ' || reason from run_order"))
        .containsExactly("schedule schedule due " + SECOND);
    assertThat(
            count("run_order where wait_until = timestamp with time zone '2026-03-02 02:30:00+00'"))
        .isEqualTo(1);
  }

  @Test
  void aSecondDeliveryOrdersNothingThoughTheFirstHasEndedWithoutAPass() {
    scheduled(AT_HALF_PAST_ONE);
    clock.set(SECOND);
    fires.look("night");
    RunOrders orders = desk.bean(RunOrders.class);
    long id = orders.placed().get(0).id();
    assertThat(orders.take(id)).isTrue();
    orders.end(id, State.ENDED, 0, "{\"next\": []}"); // Nothing was new: its key is free again.
    assertThat(orders.byKey(key(SECOND))).isEmpty();

    // A process that had read what is decided before the first delivery.
    jdbc.sql("update schedule_known set decided_until = since").update();
    anotherProcess().look("night");

    assertThat(count("run_order")).isEqualTo(1);
  }

  @Test
  void twoThatRaceOrderEachNightOnce() throws Exception {
    scheduled(AT_HALF_PAST_ONE);
    int nights = 25;
    CyclicBarrier together = new CyclicBarrier(4);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int night = 0; night < nights; night++) {
        clock.set(SECOND);
        clock.advance(Duration.ofDays(night));
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          ScheduledFires process = anotherProcess();
          all.add(
              threads.submit(
                  () -> {
                    together.await();
                    return process.look("night");
                  }));
        }
        for (Future<?> each : all) {
          each.get();
        }
      }
    } finally {
      threads.shutdown();
    }
    assertThat(decided()).hasSize(nights).containsOnly("FIRED");
    assertThat(count("run_order")).isEqualTo(nights);
    assertThat(count("schedule_fire where order_id is null")).isZero();
  }

  @Test
  void whatWasMissedIsListedAndTheNewestIsMadeGood() {
    scheduled(AT_HALF_PAST_ONE);
    clock.set("2026-03-04T09:00:00Z");

    serveAnew();

    assertThat(decided()).containsExactly("MISSED", "MISSED", "FIRED");
    assertThat(orders()).containsExactly(key(FOURTH));
    ScheduleView view = schedules.of("night");
    assertThat(view.missed())
        .extracting(fire -> fire.due().toString())
        .containsExactly(THIRD, SECOND);
    assertThat(view.missed())
        .extracting(FireView::told)
        .containsOnly("nothing served at that time");
    assertThat(view.lastFire()).isNotNull();
    assertThat(view.lastFire().told()).isEqualTo("made good: nothing served at that time");
    assertThat(view.needsSomebody()).isTrue();
  }

  @Test
  void afterPublishByItIsMissed() {
    scheduled(AT_HALF_PAST_ONE + "publishBy: \"05:30\"\n");
    clock.set("2026-03-02T05:30:00Z");
    serveAnew();
    assertThat(decided()).containsExactly("MISSED");
    assertThat(orders()).isEmpty();

    clock.set("2026-03-03T05:29:00Z");
    serveAnew();
    assertThat(decided()).containsExactly("MISSED", "FIRED");
    assertThat(
            count("run_order where wait_until = timestamp with time zone '2026-03-03 05:30:00+00'"))
        .isEqualTo(1);
  }

  @Test
  void whoSkipsMisfiresHasThemListed() {
    scheduled("schedule: {cron: \"0 30 1 * * *\", misfire: skip}\n");
    clock.set("2026-03-02T01:40:00Z");
    serveAnew();
    assertThat(decided()).containsExactly("MISSED");

    clock.set("2026-03-03T01:34:00Z"); // Four minutes late are no miss.
    serveAnew();
    assertThat(decided()).containsExactly("MISSED", "FIRED");
  }

  @Test
  void aPauseOrdersNothingAndEndsByItself() {
    scheduled(AT_HALF_PAST_ONE);
    String told = schedules.pause("night", Instant.parse("2026-03-03T00:00:00Z"), OPERATOR);
    assertThat(told)
        .isEqualTo(
            "The schedule of night is paused until 2026-03-03T00:00:00Z; then it goes on by itself."
                + " To end the pause: diptych schedule night --resume");
    assertThat(schedules.of("night").next())
        .extracting(NextFire::suppressed)
        .containsExactly(true, false, false, false, false);

    clock.set(SECOND);
    fires.look("night");
    assertThat(decided()).containsExactly("PAUSED");
    assertThat(schedules.of("night").paused()).isNotNull();
    assertThat(schedules.of("night").missed().get(0).told()).isEqualTo("paused by op: room");

    clock.set(THIRD);
    assertThat(schedules.of("night").paused()).isNull();
    fires.look("night");
    assertThat(decided()).containsExactly("PAUSED", "FIRED");
    assertThat(orders()).containsExactly(key(THIRD));
    assertThat(strings("select verb || ' ' || subject || ' ' || detail from audit"))
        .containsExactly("schedule pause night at work → paused until 2026-03-03T00:00:00Z");
  }

  @Test
  void whatWasDueInAPauseIsNotMadeGoodUnasked() {
    scheduled(AT_HALF_PAST_ONE);
    schedules.pause("night", null, OPERATOR);
    clock.set("2026-03-02T09:00:00Z"); // Nothing served meanwhile.

    assertThat(schedules.resume("night", OPERATOR))
        .isEqualTo("The schedule of night goes on; it is next due 2026-03-03T01:30 UTC");
    serveAnew();

    assertThat(decided()).containsExactly("PAUSED");
    assertThat(orders()).isEmpty();
    assertThat(schedules.resume("night", OPERATOR)).contains("was not paused");
    assertThat(count("audit where verb = 'schedule resume'")).isEqualTo(1);
  }

  @Test
  void aPauseThatIsReplacedKeepsWhatItHeldBack() {
    scheduled(AT_HALF_PAST_ONE);
    schedules.pause("night", null, OPERATOR);
    clock.set("2026-03-02T09:00:00Z");
    schedules.pause("night", Instant.parse("2026-03-05T00:00:00Z"), OPERATOR);
    serveAnew();
    assertThat(decided()).containsExactly("PAUSED");
    assertThat(strings("select detail from audit order by id"))
        .containsExactly("at work → paused", "paused → paused until 2026-03-05T00:00:00Z");
  }

  @Test
  void aPauseWantsAReasonAndAnEndThatIsToCome() {
    scheduled(AT_HALF_PAST_ONE);
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> schedules.pause("night", null, new Actor("op", "cli", " ")))
        .withMessageContaining("A reason is required");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> schedules.pause("night", Instant.parse("2026-03-01T02:00:00Z"), OPERATOR))
        .withMessageContaining("would be over already");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> schedules.pause("nihgt", null, OPERATOR))
        .withMessageContaining("There is no job nihgt");
    job("byhand", "");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> schedules.pause("byhand", null, OPERATOR))
        .withMessageContaining("has no schedule");
    assertThat(count("schedule_pause")).isZero();
    assertThat(count("audit")).isZero();
  }

  private List<Lookout.Matter> matters() {
    return desk.bean(Lookout.class).standing().matters();
  }

  @Test
  void whatWasMissedIsMadeGoodOnceOrDismissed() {
    scheduled("schedule: {cron: \"0 30 1 * * *\", misfire: skip}\n");
    clock.set("2026-03-05T00:00:00Z");
    serveAnew();
    assertThat(decided()).containsExactly("MISSED", "MISSED", "MISSED");
    assertThat(matters())
        .singleElement()
        .satisfies(
            matter -> {
              assertThat(matter.what())
                  .isEqualTo(
                      "night missed 3 starts, the newest at 2026-03-04T01:30:00Z (nothing served at"
                          + " that time)");
              assertThat(RefusalWords.commands(matter.next())).isEqualTo("diptych schedule night");
            });
    Instant second = Instant.parse(SECOND);

    Refusal nobody = refusal(() -> schedules.runNow("night", second, OPERATOR));
    assertThat(nobody.reason()).isEqualTo(new Reason.NobodyServes());
    assertThat(nobody.next()).extracting(next -> next.verb()).containsExactly("run", "serve");
    assertThat(decided()).containsExactly("MISSED", "MISSED", "MISSED");

    serving();
    PlacedOrder order = schedules.runNow("night", second, OPERATOR);
    assertThat(order.actor()).isEqualTo("op");
    assertThat(orders()).containsExactly(key(SECOND));
    Refusal again = refusal(() -> schedules.runNow("night", second, OPERATOR));
    assertThat(again.reason())
        .isEqualTo(new Reason.FireDecided("night", second, "it is order " + order.id()));
    assertThat(again.next().get(0).when()).isEqualTo(When.TO_SEE);

    Instant third = Instant.parse(THIRD);
    schedules.dismiss("night", third, OPERATOR);
    assertThat(refusal(() -> schedules.dismiss("night", third, OPERATOR)).reason())
        .isEqualTo(new Reason.FireDecided("night", third, "dismissed by op"));
    assertThat(schedules.dismissAll("night", OPERATOR))
        .isEqualTo("1 missed starts of night are dismissed");
    assertThat(decided()).containsExactly("FIRED", "DISMISSED", "DISMISSED");
    assertThat(matters()).as("decided").isEmpty();
    assertThat(strings("select verb || ' ' || detail from audit order by id"))
        .containsExactly(
            "schedule run-now " + SECOND + ": MISSED → FIRED",
            "schedule dismiss " + THIRD + ": MISSED → DISMISSED",
            "schedule dismiss " + FOURTH + ": MISSED → DISMISSED");
    assertThat(count("run_order")).isEqualTo(1);
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> schedules.dismiss("night", Instant.EPOCH, OPERATOR))
        .withMessageContaining("has missed nothing at 1970-01-01T00:00:00Z");
  }

  @Test
  void anOrderThatWasLostBeforeItBeganIsMadeGood() {
    scheduled(AT_HALF_PAST_ONE);
    clock.set(SECOND);
    fires.look("night");
    desk.bean(RunOrders.class).lose("{\"next\": []}");
    clock.advance(Duration.ofHours(1));

    serveAnew();
    serveAnew();

    assertThat(decided()).containsExactly("FIRED");
    assertThat(count("run_order where state = 'LOST'")).isEqualTo(1);
    assertThat(count("run_order where state = 'PLACED'")).isEqualTo(1);
  }

  @Test
  void aRunThatBeganBeforeTheServerDiedIsNotOrderedAgain() {
    scheduled(AT_HALF_PAST_ONE);
    clock.set(SECOND);
    fires.look("night");
    RunOrders orders = desk.bean(RunOrders.class);
    long id = orders.placed().get(0).id();
    assertThat(orders.take(id)).isTrue();
    orders.begun(id, 77);
    orders.lose("{\"next\": []}");

    jdbc.sql("update run_order set pass_id = 77 where id = ?").param(id).update();
    serveAnew();

    assertThat(decided()).containsExactly("FIRED");
    assertThat(count("run_order")).isEqualTo(1);
  }

  @Test
  void aServerThatDiedBetweenTheClaimAndTheOrderLosesNoNight() {
    scheduled(AT_HALF_PAST_ONE + "publishBy: \"05:30\"\n");
    clock.set(SECOND);
    assertThat(book.decide("night", Instant.parse(SECOND), FireState.FIRED, null)).isTrue();

    serveAnew();
    assertThat(orders()).containsExactly(key(SECOND));
    assertThat(decided()).containsExactly("FIRED");

    clock.set(THIRD);
    assertThat(book.decide("night", Instant.parse(THIRD), FireState.FIRED, null)).isTrue();
    clock.set("2026-03-03T06:00:00Z");
    serveAnew();
    assertThat(orders()).containsExactly(key(SECOND));
    assertThat(decided()).containsExactly("FIRED", "MISSED");
  }

  @Test
  void aBrokenJobFileKeepsItsLastScheduleAndIsNamed() {
    scheduled(AT_HALF_PAST_ONE);
    job("night", "schedule: often\nlanes: 9999\n");
    assertThat(fires.refresh()).containsOnlyKeys("night");

    ScheduleView view = schedules.of("night");
    assertThat(view.cron()).isEqualTo("0 30 1 * * *");
    assertThat(view.next()).hasSize(5);
    assertThat(view.fault()).contains("\"often\" is not a schedule").contains("lanes");
    clock.set(SECOND);
    fires.look("night");
    assertThat(orders()).containsExactly(key(SECOND));

    job("new", "schedule: often\n");
    assertThat(fires.refresh()).containsOnlyKeys("night");
    assertThat(schedules.of("new").fault()).contains("is not a schedule");
    assertThat(schedules.of("new").next()).isEmpty();
    job("night", AT_HALF_PAST_ONE);
    fires.refresh();
    assertThat(schedules.of("night").fault()).isNull();
  }

  @Test
  void jobsThatComeAndGoAreDueFromThenOn() throws IOException {
    assertThat(fires.refresh()).isEmpty();
    clock.set("2026-03-02T09:00:00Z");
    job("night", AT_HALF_PAST_ONE);
    assertThat(fires.refresh()).containsOnlyKeys("night");
    assertThat(decided()).isEmpty();

    Files.delete(home.resolve("jobs/night.yaml"));
    assertThat(fires.refresh()).isEmpty();
    clock.set("2026-03-04T09:00:00Z");
    assertThat(fires.look("night")).isNull();
    job("night", AT_HALF_PAST_ONE);
    fires.refresh();
    assertThat(decided()).isEmpty();

    job("night", "");
    assertThat(fires.refresh()).isEmpty();
    assertThat(schedules.all()).isEmpty();
    assertThat(count("schedule_known")).isZero();
  }

  @Test
  void aChangedScheduleHoldsFromNowOnAndTheOldOneRunsNothingMore() {
    scheduled(AT_HALF_PAST_ONE);
    clock.set("2026-03-02T04:00:00Z");
    job("night", "schedule: \"0 0 3 * * *\"\n");

    serveAnew();

    assertThat(orders()).isEmpty();
    assertThat(strings("select told from schedule_fire"))
        .containsExactly("the schedule was changed before it was run");
    clock.set("2026-03-03T03:00:00Z");
    fires.look("night");
    assertThat(orders()).containsExactly(key("2026-03-03T03:00:00Z"));
  }

  @Test
  void whatElseTheScheduleSaysChangesNothingOfWhatIsDecided() {
    scheduled(AT_HALF_PAST_ONE);
    clock.set("2026-03-02T09:00:00Z");
    job("night", "schedule: {cron: \"0 30 1 * * *\", misfire: skip, alertBy: \"06:00\"}\n");

    serveAnew();

    assertThat(decided()).containsExactly("MISSED");
    assertThat(count("schedule_known where misfire = 'SKIP' and alert_by = '06:00'")).isEqualTo(1);
  }

  @Test
  void anEditionThatIsNotOutByItsTimeIsLate() throws IOException {
    LateEditions late = desk.bean(LateEditions.class);
    scheduled("schedule: {cron: \"0 30 1 * * *\", alertBy: \"06:00\"}\n");
    clock.set("2026-03-01T07:00:00Z");
    assertThat(late.late()).isEmpty(); // It was not due before.

    clock.set("2026-03-02T05:59:00Z");
    assertThat(late.late()).isEmpty();
    clock.set("2026-03-02T06:00:00Z");
    assertThat(late.late())
        .containsExactly(
            new LateEditions.LateEdition(
                "night",
                Instant.parse(SECOND),
                Instant.parse("2026-03-02T06:00:00Z"),
                "nothing serves"));
    serveAnew();
    assertThat(late.late())
        .singleElement()
        .extracting("told")
        .isEqualTo("it waits for another run");

    article("one.txt", 1);
    run("night");
    assertThat(late.late()).isEmpty();
  }

  @Test
  void neitherAPausedNightNorOneWithNothingNewIsLate() {
    LateEditions late = desk.bean(LateEditions.class);
    scheduled("schedule: {cron: \"0 30 1 * * *\", alertBy: \"06:00\"}\n");
    clock.set(SECOND);
    fires.look("night");
    clock.set("2026-03-02T08:00:00Z");
    assertThat(late.late()).hasSize(1);
    RunOrders orders = desk.bean(RunOrders.class);
    long id = orders.placed().get(0).id();
    assertThat(orders.take(id)).isTrue();
    orders.end(id, State.ENDED, 0, "{\"next\": []}");
    assertThat(late.late()).isEmpty();

    schedules.pause("night", null, OPERATOR);
    clock.set("2026-03-03T08:00:00Z");
    assertThat(late.late()).isEmpty();
    fires.look("night");
    assertThat(late.late()).isEmpty();
  }

  @Test
  void theNextFiresSayWhereTheClockChanges() {
    clock.set("2027-03-26T12:00:00Z");
    job("night", "schedule: \"0 30 2 * * *\"\nzone: Europe/Berlin\n");

    assertThat(schedules.of("night").next())
        .extracting(next -> next.local() + " " + next.note())
        .containsExactly(
            "2027-03-27T02:30 null",
            "2027-03-28T03:30 03:30, as 02:30 does not exist that day",
            "2027-03-29T02:30 null",
            "2027-03-30T02:30 null",
            "2027-03-31T02:30 null");
  }

  @Test
  void aTimeIsTypedInTheZoneOfTheJob() {
    job("night", "schedule: \"0 30 2 * * *\"\nzone: Africa/Cairo\n");
    assertThat(schedules.instant("night", "06:00")).isEqualTo("2026-03-01T04:00:00Z");
    assertThat(schedules.instant("night", "4:00")).isEqualTo("2026-03-02T02:00:00Z");
    assertThat(schedules.instant("night", "2026-07-01")).isEqualTo("2026-06-30T21:00:00Z");
    assertThat(schedules.instant("night", "2026-07-01T06:00")).isEqualTo("2026-07-01T03:00:00Z");
    assertThat(schedules.instant("night", SECOND)).isEqualTo(SECOND);
    assertThat(schedules.instant("night", "2026-03-02T01:30:00+02:00"))
        .isEqualTo("2026-03-01T23:30:00Z");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> schedules.instant("night", "tomorrow"))
        .withMessageContaining("tomorrow is no time. Right: 06:00");
  }
}
