package dev.diptych.wiring;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.diptych.run.RunLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One file a pass, with what was logged on its account: {@link RunLog} says which thread works for
 * which. A file ends at 4 MB; what comes then stands in {@code diptych.log} alone, but the course
 * of the run goes on for another 256 kB. A message is one line, whatever strangers wrote into it;
 * the lines of a stack trace are indented. Where the folder cannot be written, lines are dropped.
 */
public final class RunLogFile extends AppenderBase<ILoggingEvent> {

  private static final long LONGEST = 4 << 20;
  private static final long LONGEST_WITH_COURSE = LONGEST + (256 << 10);
  private static final byte[] FULL =
      "This log is full: what happened besides stands in diptych.log\n"
          .getBytes(StandardCharsets.UTF_8);

  private static final int LONGEST_MESSAGE = 8_000;
  private static final int LONGEST_TRACE = 64_000;

  private final Set<Path> full = ConcurrentHashMap.newKeySet();

  /** For Logback. */
  public RunLogFile() {}

  @Override
  protected void append(ILoggingEvent event) {
    String name = event.getMDCPropertyMap().get(RunLog.KEY);
    if (name == null) {
      return;
    }
    Path file = Path.of(name);
    try {
      long size = Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
      boolean course = event.getLoggerName().equals(RunLog.COURSE);
      if (course ? size >= LONGEST_WITH_COURSE : full.contains(file)) {
        return;
      }
      if (size == 0) {
        Files.createDirectories(file.getParent());
      }
      byte[] text = text(event).getBytes(StandardCharsets.UTF_8);
      if (!course && size + text.length > LONGEST) {
        full.add(file);
        text = FULL;
      }
      // Opened for each event: they are few, and nothing is left open when a process is killed.
      Files.write(
          file,
          text,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      // As for the log of the installation: what a person must know is said on standard error.
    }
  }

  private static String text(ILoggingEvent event) {
    StringBuilder text =
        new StringBuilder(200)
            .append(event.getInstant())
            .append(' ')
            .append(event.getLevel())
            .append(" [")
            .append(line(event.getThreadName(), 100))
            .append("] ")
            .append(event.getLoggerName())
            .append(": ")
            .append(line(String.valueOf(event.getFormattedMessage()), LONGEST_MESSAGE))
            .append('\n');
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      String trace = ThrowableProxyUtil.asString(thrown);
      trace
          .substring(0, Math.min(trace.length(), LONGEST_TRACE))
          .lines()
          .forEach(one -> text.append('\t').append(line(one, LONGEST_MESSAGE)).append('\n'));
    }
    return text.toString();
  }

  /** Controls and characters that reorder other text are shown as {@code \\uXXXX}. */
  private static String line(String text, int longest) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .limit(longest)
        .forEach(
            c -> {
              if (isPlain(c)) {
                line.appendCodePoint(c);
              } else {
                line.append(String.format(Locale.ROOT, "\\u%04x", c));
              }
            });
    return text.codePointCount(0, text.length()) > longest ? line + "…" : line.toString();
  }

  private static boolean isPlain(int c) {
    int type = Character.getType(c);
    return c == '\t'
        || (type != Character.CONTROL
            && type != Character.FORMAT
            && type != Character.SURROGATE
            && type != Character.LINE_SEPARATOR
            && type != Character.PARAGRAPH_SEPARATOR);
  }
}
