package dev.diptych.operations.notice;

import dev.diptych.CheapPasswords;
import dev.diptych.SettableClock;
import dev.diptych.console.ServerProcess;
import dev.diptych.job.Installation;
import dev.diptych.job.Overrides;
import dev.diptych.operations.Actor;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.OrderDesk;
import dev.diptych.operations.OrderTaker;
import dev.diptych.operations.PlacedOrder;
import dev.diptych.operations.WorkOrder;
import dev.diptych.store.Alerts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * An installation that is served on a port of its own: real tables, the engines of the tests, and a
 * clock that the test moves.
 */
final class Watchtower implements AutoCloseable {

  static final String BEGIN = "2026-03-02T02:00:00Z";
  static final String LABEL = "2026-03-02";
  static final Actor OPERATOR = new Actor("op", "web", "seen to");

  private static final String STARTS_AT = "diptych.test.starts-at";

  static {
    Awaitility.setDefaultTimeout(Duration.ofMinutes(3));
  }

  private final Path home;
  private final Map<String, String> properties;
  private final Map<String, String> before = new HashMap<>();
  private ServerProcess server;

  private Watchtower(Path home, Map<String, String> properties) {
    this.home = home;
    this.properties = properties;
  }

  /** An installation with the job {@code night}, not served yet. */
  static Watchtower at(Path home, Map<String, String> properties) {
    return new Watchtower(home, properties).job("").article("one.txt", "افتتاح المكتبة");
  }

  /** Serves it from an instant on. */
  Watchtower serve(String now) {
    set(Installation.HOME_PROPERTY, home.toString());
    set("diptych.delay.faults", faults().toString());
    set("diptych.schedule.look", "100ms");
    set("diptych.schedule.poll", "100ms");
    set(STARTS_AT, now);
    properties.forEach(this::set);
    server = ServerProcess.start(0, Setting.class, CheapPasswords.class);
    return this;
  }

  private void set(String name, String value) {
    String old = System.setProperty(name, value);
    if (!before.containsKey(name)) { // Not putIfAbsent: most are null.
      before.put(name, old);
    }
  }

  /** Ends the process that serves; what it kept stays. */
  void end() {
    server.close();
    server = null;
  }

  @Override
  public void close() {
    if (server != null) {
      fault(null);
      server.close();
    }
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }

  /** Writes the job file anew, with these lines besides. */
  Watchtower job(String more) {
    return job("1MB", more);
  }

  /** The same with the room that it wants on the disk. */
  Watchtower job(String minFreeSpace, String more) {
    write(
        home.resolve("jobs/night.yaml"),
        """
        name: night
        input: {folder: input}
        output: output
        source: ar
        targets: [en]
        engines: [delay]
        formats: [html]
        settle: 0s
        nearDuplicates: off
        minFreeSpace: %s
        """
                .formatted(minFreeSpace)
            + more);
    return this;
  }

  /** An article of a head and one section: two work units. */
  Watchtower article(String name, String title) {
    Path file = home.resolve("input").resolve(name);
    write(
        file,
        title
            + "\n\n"
            + "افتتح رئيس البلدية صباح اليوم المكتبة في وسط المدينة. وحضر الحفل عدد من السكان.\n");
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-02-01T00:00:00Z")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Makes the engine fail from now on; {@code null} ends that. */
  Watchtower fault(String fault) {
    try {
      if (fault == null) {
        Files.deleteIfExists(faults());
      } else {
        write(faults(), "delay=" + fault + "\n");
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path faults() {
    return home.resolve("faults");
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the night, and waits for its end. */
  ExitCode night() {
    return carryOut(new WorkOrder.Run("night", Overrides.NONE, null, false));
  }

  ExitCode carryOut(WorkOrder order) {
    long id = begin(order).id();
    Awaitility.await().until(() -> bean(OrderDesk.class).of(id).exitCode() != null);
    return ExitCode.of(bean(OrderDesk.class).of(id).exitCode());
  }

  /** Begins something and does not wait for its end. */
  PlacedOrder begin(WorkOrder order) {
    return bean(OrderTaker.class)
        .place(order, OPERATOR, null, Duration.ZERO, Duration.ofMinutes(3));
  }

  <T> T bean(Class<T> type) {
    return server.bean(type);
  }

  String address() {
    return server.address();
  }

  Path home() {
    return home;
  }

  /** Time goes by, and somebody looks: what comes of it is there when this returns. */
  Watchtower later(Duration by) {
    bean(SettableClock.class).advance(by);
    bean(Notices.class).look();
    return this;
  }

  /** The keys of the alerts that were told by a way, oldest first. */
  List<String> told(String channel) {
    return bean(Alerts.class).newest(1000).stream()
        .filter(row -> row.channel().equals(channel) && row.sentAt() != null)
        .map(row -> row.alert().key())
        .sorted()
        .toList();
  }

  List<String> query(String sql) {
    return bean(JdbcClient.class).sql(sql).query(String.class).list();
  }

  void update(String sql) {
    bean(JdbcClient.class).sql(sql).update();
  }

  /** A second one of what tells, as another process would have it. */
  record Twin(Notices notices) {}

  /** No {@code @Configuration}: every process of the tests would find it. */
  static class Setting {

    @Bean
    @Primary
    SettableClock settableClock() {
      return new SettableClock(Instant.parse(System.getProperty(STARTS_AT)));
    }

    @Bean
    Twin twin(
        List<Watch> watches,
        List<Channel> channels,
        MorningMail morning,
        Alerts alerts,
        Clock clock) {
      return new Twin(new Notices(watches, channels, morning, alerts, clock));
    }

    /** Who may look at figures is tested elsewhere. */
    @Bean
    @Order(0)
    SecurityFilterChain figuresForEverybody(HttpSecurity http) {
      return http.securityMatcher("/actuator/**")
          .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
          .build();
    }
  }
}
