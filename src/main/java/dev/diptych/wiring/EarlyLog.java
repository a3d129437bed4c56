package dev.diptych.wiring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.diptych.run.RunLog;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;

/**
 * What {@code logback.xml} says, for as long as no Spring Boot has started, which reads that file:
 * most verbs log nothing and are over, and to read it costs them six hundred classes. Logback finds
 * this class by {@code META-INF/services}.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class EarlyLog extends ContextAwareBase implements Configurator {

  /** Names another configuration; Logback's own property. */
  private static final String OTHER = "logback.configurationFile";

  /** For Logback. */
  public EarlyLog() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty(OTHER) != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern("%d{HH:mm:ss} %-5level %logger{0}: %msg%n%nopex");
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setName("STDERR");
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    LogFile file = new LogFile();
    file.setContext(context);
    file.setName("FILE");
    file.start();
    context.getLogger("dev.diptych").addAppender(console);
    context.getLogger("org.flywaydb.core.internal.database.base.Database").setLevel(Level.ERROR);
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(file);
    RunLogFile ofRun = new RunLogFile();
    ofRun.setContext(context);
    ofRun.setName("RUN");
    ofRun.start();
    root.addAppender(ofRun);
    ch.qos.logback.classic.Logger run = context.getLogger(RunLog.COURSE);
    run.setLevel(Level.INFO);
    run.setAdditive(false);
    run.addAppender(ofRun);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
