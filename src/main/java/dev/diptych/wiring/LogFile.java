package dev.diptych.wiring;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.diptych.job.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The log file of this installation, {@code data/logs/diptych.log}: made with the first line, so
 * that a verb that has nothing to log writes nothing. Five files of 4 MB are kept. Where the folder
 * cannot be written, lines are dropped: what a person must know is said on standard error too.
 */
public final class LogFile extends AppenderBase<ILoggingEvent> {

  /** Names another folder for the log: a system property. */
  public static final String FOLDER_PROPERTY = "diptych.log.folder";

  private static final String KEPT_SIZE = "4MB";
  private static final int KEPT_FILES = 4;

  private @Nullable RollingFileAppender<ILoggingEvent> file;
  private boolean tried;

  /** Where the log of this process is, whether or not it has been made. */
  public static Path path() {
    String named = System.getProperty(FOLDER_PROPERTY);
    Path folder = named == null ? Installation.ofProcess().data().resolve("logs") : Path.of(named);
    return folder.resolve("diptych.log");
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (!tried) {
      tried = true;
      file = open();
    }
    if (file != null) {
      file.doAppend(event);
    }
  }

  private @Nullable RollingFileAppender<ILoggingEvent> open() {
    Path path = path();
    if (System.getProperty(FOLDER_PROPERTY) == null
        && !Files.isDirectory(Installation.ofProcess().jobs())) {
      return null; // A wrong name of the installation makes nothing there.
    }
    try {
      Files.createDirectories(path.getParent());
    } catch (IOException e) {
      return null; // What a person must know is said on standard error.
    }
    // A context of its own, for that of the process prints the faults of appenders, with traces, on
    // standard error: a full disk would fill the screen.
    LoggerContext context = new LoggerContext();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(path.toString());
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level [%thread] %logger: %msg%n");
    encoder.start();
    appender.setEncoder(encoder);
    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(path + ".%i");
    rolling.setMinIndex(1);
    rolling.setMaxIndex(KEPT_FILES);
    rolling.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(FileSize.valueOf(KEPT_SIZE));
    trigger.start();
    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(trigger);
    appender.start();
    return appender.isStarted() ? appender : null;
  }

  /** Where more is to be read, for the end of a message; empty if there is no log. */
  public static String more() {
    return Files.exists(path()) ? ". More in the log: " + path() : "";
  }

  @Override
  public void stop() {
    if (file != null) {
      file.stop();
    }
    super.stop();
  }
}
