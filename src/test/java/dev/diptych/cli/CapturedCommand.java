package dev.diptych.cli;

import dev.diptych.DiptychProcess.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * One command line from arguments to exit code in this process, with a Spring context and a
 * database of its own: the same as a process, without the second it takes to start one. For
 * everything but kills, signals and two at a time.
 */
public final class CapturedCommand {

  private static final List<String> HANDLED = List.of("TERM", "INT");

  private CapturedCommand() {}

  /**
   * Runs it.
   *
   * @param properties system properties while it runs
   */
  public static Outcome run(Map<String, String> properties, String... arguments) {
    Locale locale = Locale.getDefault();
    Map<String, String> before = new HashMap<>();
    Map<String, SignalHandler> handlers = new HashMap<>();
    properties.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
    HANDLED.forEach(
        name -> handlers.put(name, Signal.handle(new Signal(name), SignalHandler.SIG_DFL)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code;
    try (Contexts contexts = new Contexts()) {
      code =
          DiptychCommand.run(
              arguments, contexts, InputStream.nullInputStream(), new Answers(out, err));
    } finally {
      handlers.forEach((name, handler) -> Signal.handle(new Signal(name), handler));
      before.forEach(CapturedCommand::restore);
      Locale.setDefault(locale);
    }
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static void restore(String name, String value) {
    if (value == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }
}
