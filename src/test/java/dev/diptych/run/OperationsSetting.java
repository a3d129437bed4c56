package dev.diptych.run;

import dev.diptych.run.jobfile.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation in this process, with a clock that the test moves, and its operations. */
abstract class OperationsSetting {

  static final Actor OPERATOR = new Actor("op", "cli", "room");

  @TempDir Path home;

  SettableClock clock;
  private ConfigurableApplicationContext context;
  RunOperations operations;
  JdbcClient jdbc;

  /** The settings that name an empty database. */
  abstract Map<String, Object> database() throws Exception;

  @BeforeEach
  void start() throws Exception {
    Files.createDirectories(home.resolve("input"));
    System.setProperty(Installation.HOME_PROPERTY, home.toString());
    System.setProperty("diptych.delay.faults", home.resolve("faults").toString());
    SpringApplication application = new SpringApplication(OperationsContext.class, Time.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(database());
    context = application.run();
    clock = context.getBean(SettableClock.class);
    operations = context.getBean(RunOperations.class);
    jdbc = context.getBean(JdbcClient.class);
  }

  @AfterEach
  void stop() {
    context.close();
    System.clearProperty(Installation.HOME_PROPERTY);
    System.clearProperty("diptych.delay.faults");
  }

  RunReport run(String job) throws IOException {
    return operations.run(new RunOrder(job, Overrides.NONE, null, false), OPERATOR, progress -> {});
  }

  TidyReport tidy(String job) {
    return operations.tidy(job, false, OPERATOR);
  }

  int count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
  }

  long sources() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("data/sources"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  void job(String name, String more) throws IOException {
    Files.createDirectories(home.resolve("jobs"));
    Files.writeString(
        home.resolve("jobs").resolve(name + ".yaml"),
        """
        name: %s
        input: {folder: input}
        output: output
        source: ar
        targets: [en]
        engines: [delay]
        formats: [html]
        settle: 0s
        minFreeSpace: 1MB
        nearDuplicates: off
        """
                .formatted(name)
            + more);
  }

  void article(String name, int number) throws IOException {
    file(
        name,
        """
        افتتاح المكتبة رقم %1$d

        افتتح رئيس البلدية صباح اليوم المكتبة رقم %1$d في وسط المدينة. وحضر الحفل %1$d من السكان.
        """
            .formatted(number));
  }

  Path file(String name, String text) throws IOException {
    Path file = Files.writeString(home.resolve("input").resolve(name), text);
    return Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-02-01T00:00:00Z")));
  }

  /** A clock that the test moves. */
  static final class SettableClock extends Clock {

    private volatile Instant now = Instant.parse("2026-03-01T02:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** No {@code @Configuration}: every process of the tests would find it, and live in 2026-03. */
  static class Time {

    @Bean
    @Primary
    SettableClock settableClock() {
      return new SettableClock();
    }
  }
}
