package dev.diptych.operations;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.diptych.SettableClock;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Refusal;
import dev.diptych.job.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A {@link Desk} for each test, at 2026-03-01T02:00Z, with what most tests ask of it. */
abstract class OperationsSetting {

  static final Actor OPERATOR = Desk.OPERATOR;
  static final EditionName NIGHT = new EditionName("night", null);

  @TempDir Path home;

  Desk desk;
  SettableClock clock;
  RunControl control;
  EditionViews views;
  Upkeep upkeep;
  Lookout lookout;
  JdbcClient jdbc;

  /** The settings that name an empty database. */
  abstract Map<String, Object> database() throws Exception;

  /** Configuration classes with beans that stand before those of the application. */
  Class<?>[] more() {
    return new Class<?>[0];
  }

  @BeforeEach
  void open() throws Exception {
    desk = Desk.open(home, Instant.parse("2026-03-01T02:00:00Z"), database(), more());
    clock = desk.clock();
    control = desk.bean(RunControl.class);
    views = desk.bean(EditionViews.class);
    upkeep = desk.bean(Upkeep.class);
    lookout = desk.bean(Lookout.class);
    jdbc = desk.jdbc();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  RunReport run(String job) throws IOException {
    return desk.run(job);
  }

  RunReport carryOut(WorkOrder order) throws IOException {
    return desk.carryOut(order);
  }

  TidyReport tidy(String job) {
    return upkeep.tidy(job, false, OPERATOR);
  }

  /** Why an order is refused, and what helps on. */
  static Refusal refusal(ThrowingCallable order) {
    return catchThrowableOfType(RefusedException.class, order).refusal();
  }

  /** A verb for the edition that the clock's first day makes. */
  static Next next(When when, String verb) {
    return Next.of(when, verb, "night", "2026-03-01");
  }

  int count(String table) {
    return desk.number("select count(*) from " + table);
  }

  List<String> strings(String sql) {
    return desk.query(sql);
  }

  long sources() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("data/sources"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  void job(String name, String more) {
    desk.job(name, more);
  }

  void article(String name, int number) {
    desk.article(name, number);
  }

  Path file(String name, String text) {
    desk.file(name, text);
    return home.resolve("input").resolve(name);
  }
}
