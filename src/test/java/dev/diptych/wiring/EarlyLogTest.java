package dev.diptych.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The log before Spring Boot starts is the log after. */
class EarlyLogTest {

  @Test
  void saysWhatTheFileSays() throws JoranException {
    LoggerContext byFile = new LoggerContext();
    JoranConfigurator joran = new JoranConfigurator();
    joran.setContext(byFile);
    joran.doConfigure(EarlyLog.class.getResource("/logback.xml"));
    LoggerContext early = new LoggerContext();
    new EarlyLog().configure(early);

    assertThat(described(early)).isNotEmpty().containsExactlyElementsOf(described(byFile));
  }

  private static List<String> described(LoggerContext context) {
    List<String> lines = new ArrayList<>();
    for (Logger logger : context.getLoggerList()) {
      List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
      logger.iteratorForAppenders().forEachRemaining(appenders::add);
      if (logger.getLevel() != null || !appenders.isEmpty()) {
        lines.add(logger.getName() + " " + logger.getLevel());
        appenders.forEach(appender -> lines.add(described(appender)));
      }
    }
    return lines;
  }

  private static String described(Appender<ILoggingEvent> appender) {
    String described =
        "%s %s %s".formatted(appender.getName(), appender.getClass(), appender.isStarted());
    return appender instanceof ConsoleAppender<ILoggingEvent> console
            && console.getEncoder() instanceof PatternLayoutEncoder encoder
        ? described + console.getTarget() + encoder.getPattern() + encoder.getCharset()
        : described;
  }
}
