package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.diptych.CheapPasswords;
import dev.diptych.SettableClock;
import dev.diptych.console.ServerProcess;
import dev.diptych.job.Installation;
import dev.diptych.store.OrderRow.State;
import dev.diptych.store.ScheduleBook.FireState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The process that serves, over a real database file, while the test moves its clock. */
class ServedScheduleTest {

  private static final long LONGEST_IN_SECONDS = 120;
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "diptych.schedule.look", "100ms",
          "diptych.schedule.poll", "100ms",
          "diptych.run.beat", "100ms");

  private static final SettableClock CLOCK = new SettableClock(Instant.EPOCH);

  @TempDir private Path home;
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void installation() throws IOException {
    Files.createDirectories(home.resolve("jobs"));
    Files.createDirectories(home.resolve("input"));
    System.setProperty(Installation.HOME_PROPERTY, home.toString());
    PROPERTIES.forEach(System::setProperty);
    CLOCK.set("2026-03-01T12:00:00Z");
    job("\"0 30 1 * * *\"");
    article(1);
    logged.start();
    root().addAppender(logged);
  }

  @AfterEach
  void leave() {
    root().detachAppender(logged);
    PROPERTIES.keySet().forEach(System::clearProperty);
    System.clearProperty(Installation.HOME_PROPERTY);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private void job(String schedule) throws IOException {
    Files.writeString(
        home.resolve("jobs/night.yaml"),
        """
        name: night
        input: input
        source: ar
        targets: [en]
        engines: [delay]
        formats: [html]
        settle: 0s
        minFreeSpace: 1MB
        schedule: %s
        """
            .formatted(schedule));
  }

  private void article(int number) throws IOException {
    Path file = home.resolve("input/article-%d.txt".formatted(number));
    Files.writeString(
        file,
        "افتتاح المكتبة رقم %1$d\n\nافتتح رئيس البلدية المكتبة رقم %1$d.\n".formatted(number));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-02-01T00:00:00Z")));
  }

  private static ServerProcess serve() {
    return ServerProcess.start(0, Time.class, CheapPasswords.class);
  }

  /** Looks again and again until it is so. */
  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_IN_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("Never: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static void awaitKnown(ServerProcess server, String cron) {
    await(
        "the schedule " + cron,
        () ->
            number(server, "select count(*) from schedule_known where cron = '%s'".formatted(cron))
                    == 1
                && number(server, "select count(*) from scheduled_tasks") == 1);
  }

  private static void awaitOrders(ServerProcess server, int many) {
    await(
        many + " orders that have ended",
        () -> {
          List<PlacedOrder> orders = server.bean(OrderDesk.class).newest(10);
          return orders.size() >= many && orders.stream().allMatch(order -> order.state().over());
        });
  }

  private static int number(ServerProcess server, String sql) {
    return server.bean(JdbcClient.class).sql(sql).query(Integer.class).single();
  }

  private static ScheduleView view(ServerProcess server) {
    return server.bean(Schedules.class).of("night");
  }

  private List<String> editions() throws IOException {
    Path output = home.resolve("output/night");
    if (!Files.isDirectory(output)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(output)) {
      return folders
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(name -> name.startsWith("20"))
          .sorted()
          .toList();
    }
  }

  @Test
  void aNightIsMadeOnceWhenItIsDueAndAMissedOneWhenItServesAgain() throws IOException {
    try (ServerProcess server = serve()) {
      awaitKnown(server, "0 30 1 * * *");
      CLOCK.set("2026-03-02T01:29:59Z");
      assertThat(number(server, "select count(*) from run_order")).isZero();
      CLOCK.set("2026-03-02T01:30:00Z");
      awaitOrders(server, 1);
      assertThat(editions()).containsExactly("2026-03-02");
      assertThat(view(server).lastFire().edition()).isEqualTo("2026-03-02");
      await(
          "the next time in the library's table",
          () ->
              number(
                      server,
                      "select count(*) from scheduled_tasks where not picked and execution_time ="
                          + " timestamp with time zone '2026-03-03 01:30:00+00'")
                  == 1);
    }
    article(2);
    CLOCK.set("2026-03-04T08:00:00Z");

    try (ServerProcess server = serve()) {
      awaitOrders(server, 2);
      assertThat(editions()).containsExactly("2026-03-02", "2026-03-04");
      ScheduleView view = view(server);
      assertThat(view.missed())
          .singleElement()
          .satisfies(
              fire -> {
                assertThat(fire.due()).isEqualTo("2026-03-03T01:30:00Z");
                assertThat(fire.state()).isEqualTo(FireState.MISSED);
              });
      assertThat(view.lastFire().due()).isEqualTo("2026-03-04T01:30:00Z");

      article(3);
      Actor operator = new Actor("op", "web", "the desk asked for it");
      PlacedOrder byHand =
          server.bean(Schedules.class).runNow("night", view.missed().get(0).due(), operator);
      awaitOrders(server, 3);
      PlacedOrder done = server.bean(OrderDesk.class).of(byHand.id());
      assertThat(done.state()).isEqualTo(State.ENDED);
      assertThat(done.exitCode()).isZero();
      assertThat(done.edition()).isEqualTo("2026-03-04-2");
    }
    assertThat(
            logged.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .filter(
                    event ->
                        event.getLoggerName().startsWith("dev.diptych")
                            || event.getLoggerName().equals("faults")
                            || event.getLoggerName().startsWith("com.github.kagkarlsson")))
        .isEmpty();
  }

  @Test
  void aPausedScheduleStartsNothingUntilItsPauseHasEnded() throws IOException {
    try (ServerProcess server = serve()) {
      awaitKnown(server, "0 30 1 * * *");
      server
          .bean(Schedules.class)
          .pause(
              "night",
              Instant.parse("2026-03-03T00:00:00Z"),
              new Actor("op", "web", "the share is moved"));
      CLOCK.set("2026-03-02T01:30:00Z");
      await("the fire in the pause", () -> !view(server).missed().isEmpty());
      assertThat(view(server).missed().get(0).state()).isEqualTo(FireState.PAUSED);
      assertThat(number(server, "select count(*) from run_order")).isZero();

      CLOCK.set("2026-03-03T01:30:00Z");
      awaitOrders(server, 1);
      assertThat(editions()).containsExactly("2026-03-03");
    }
  }

  @Test
  void jobFilesAreReadAgainAndABrokenOneKeepsItsSchedule() throws IOException {
    try (ServerProcess server = serve()) {
      awaitKnown(server, "0 30 1 * * *");
      job("\"0 0 4 * * *\"");
      awaitKnown(server, "0 0 4 * * *");
      job("[broken");
      await("the fault", () -> view(server).fault() != null);
      CLOCK.set("2026-03-02T04:00:00Z");
      awaitOrders(server, 1);
      ScheduleView broken = view(server);
      assertThat(broken.lastFire().orderState()).isEqualTo(State.REFUSED);
      assertThat(broken.lastFire().orderTold()).contains("jobs/night.yaml");
      assertThat(editions()).isEmpty();

      job("{cron: \"0 0 4 * * *\", misfire: skip}");
      await("no fault", () -> view(server).fault() == null);
      CLOCK.set("2026-03-03T04:00:00Z");
      awaitOrders(server, 2);
      assertThat(editions()).containsExactly("2026-03-03");

      Files.delete(home.resolve("jobs/night.yaml"));
      await("that it is gone", () -> number(server, "select count(*) from scheduled_tasks") == 0);
    }
  }

  @Test
  void bothNightsOfTheClockChangeInBerlinAreMadeOnce() throws IOException {
    CLOCK.set("2026-10-24T12:00:00Z");
    job("\"0 30 2 * * *\"\nzone: Europe/Berlin");
    try (ServerProcess server = serve()) {
      awaitKnown(server, "0 30 2 * * *");
      CLOCK.set("2026-10-25T00:30:00Z");
      awaitOrders(server, 1);
      article(2);
      CLOCK.set("2026-10-25T01:30:00Z"); // The second 02:30.
      CLOCK.set("2026-10-26T01:30:00Z");
      awaitOrders(server, 2);
      assertThat(editions()).containsExactly("2026-10-25", "2026-10-26");

      article(3);
      CLOCK.set("2027-03-27T12:00:00Z");
      await("what was due meanwhile", () -> view(server).missed().size() > 0);
      awaitOrders(server, 3);
      article(4);
      CLOCK.set("2027-03-28T01:29:59Z"); // 03:29:59, and 02:30 did not exist.
      int before = number(server, "select count(*) from run_order");
      CLOCK.set("2027-03-28T01:30:00Z");
      awaitOrders(server, before + 1);
      assertThat(editions()).endsWith("2027-03-28");
    }
  }

  /** No {@code @Configuration}: every process of the tests would find it. */
  static class Time {

    @Bean
    @Primary
    SettableClock settableClock() {
      return CLOCK;
    }
  }
}
