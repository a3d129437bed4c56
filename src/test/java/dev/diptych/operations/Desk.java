package dev.diptych.operations;

import dev.diptych.SettableClock;
import dev.diptych.job.Installation;
import dev.diptych.job.Overrides;
import dev.diptych.wiring.OperationsContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An installation with its operations inside this process: real tables, the engines of the tests,
 * and a clock that the test moves.
 */
final class Desk implements AutoCloseable {

  static final Actor OPERATOR = new Actor("op", "cli", "room");

  private final Path home;
  private final ConfigurableApplicationContext context;

  private Desk(Path home, ConfigurableApplicationContext context) {
    this.home = home;
    this.context = context;
  }

  /**
   * Opens one at an instant.
   *
   * @param home its folder
   * @param database the settings that name the database, none for the embedded file
   * @param more configuration classes with beans that stand before those of the application
   */
  static Desk open(Path home, Instant now, Map<String, Object> database, Class<?>... more) {
    try {
      Files.createDirectories(home.resolve("jobs"));
      Files.createDirectories(home.resolve("input"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty(Installation.HOME_PROPERTY, home.toString());
    System.setProperty("diptych.delay.faults", faults(home).toString());
    Class<?>[] all =
        Stream.of(Stream.of(OperationsContext.class, Time.class), Arrays.stream(more))
            .flatMap(classes -> classes)
            .toArray(Class<?>[]::new);
    SpringApplication application = new SpringApplication(all);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(database);
    application.addInitializers(
        started -> started.getBeanFactory().registerSingleton("startsAt", now));
    return new Desk(home, application.run());
  }

  @Override
  public void close() {
    context.close();
    System.clearProperty(Installation.HOME_PROPERTY);
    System.clearProperty("diptych.delay.faults");
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  SettableClock clock() {
    return bean(SettableClock.class);
  }

  JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  List<String> query(String sql) {
    return jdbc().sql(sql).query(String.class).list();
  }

  int number(String sql) {
    return jdbc().sql(sql).query(Integer.class).single();
  }

  /** Writes a job file over the engines of the tests. */
  Desk job(String name, String more) {
    write(
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
    return this;
  }

  /** An article of a head and one section: two work units. */
  Desk article(String name, int number) {
    return file(
        name,
        """
        افتتاح المكتبة رقم %1$d

        افتتح رئيس البلدية صباح اليوم المكتبة رقم %1$d في وسط المدينة. وحضر الحفل %1$d من السكان.
        """
            .formatted(number));
  }

  /** A file of the input folder that was written long ago. */
  Desk file(String name, String text) {
    Path file = home.resolve("input").resolve(name);
    write(file, text);
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-02-01T00:00:00Z")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Makes an engine of the tests fail from now on; {@code null} ends that. */
  Desk fault(String fault) {
    try {
      if (fault == null) {
        Files.deleteIfExists(faults(home));
      } else {
        write(faults(home), "delay=" + fault + "\n");
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path faults(Path home) {
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

  Path home() {
    return home;
  }

  RunReport run(String job) throws IOException {
    return carryOut(new WorkOrder.Run(job, Overrides.NONE, null, false));
  }

  RunReport carryOut(WorkOrder order) throws IOException {
    return bean(Orders.class).carryOut(order, OPERATOR, progress -> {});
  }

  /** No {@code @Configuration}: every process of the tests would find it. */
  static class Time {

    @Bean
    @Primary
    SettableClock settableClock(Instant startsAt) {
      return new SettableClock(startsAt);
    }
  }
}
