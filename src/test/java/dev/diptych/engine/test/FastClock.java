package dev.diptych.engine.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Lets days go by in a process of the tests: its clock is ahead by what stands in the file that the
 * system property {@value #FILE} names, as {@code P3D}. Without it the clock is what it was.
 */
@Component
public final class FastClock implements BeanPostProcessor {

  /** Names the file. */
  public static final String FILE = "diptych.fast.clock";

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    String file = System.getProperty(FILE);
    return file != null && bean instanceof Clock clock ? new Ahead(clock, Path.of(file)) : bean;
  }

  private static final class Ahead extends Clock {

    private final Clock clock;
    private final Path file;

    Ahead(Clock clock, Path file) {
      this.clock = clock;
      this.file = file;
    }

    @Override
    public Instant instant() {
      try {
        return clock.instant().plus(Duration.parse(Files.readString(file).strip()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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
}
