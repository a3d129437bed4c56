package dev.diptych.intake.parse;

import dev.diptych.intake.ReaderSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ParserFactory;
import org.springframework.util.unit.DataSize;

/**
 * Builds the parser inside the parsing process. Tika's ForkParser makes it by its name, which is
 * why it is public; nobody else uses it.
 */
public final class ChildParserFactory extends ParserFactory {

  private final Map<String, String> arguments;

  /**
   * A factory.
   *
   * @param arguments as {@link #arguments} made them in the parent process
   */
  public ChildParserFactory(Map<String, String> arguments) {
    super(arguments);
    this.arguments = Map.copyOf(arguments);
  }

  /** The settings in the form in which they travel. */
  static Map<String, String> arguments(ReaderSettings settings) {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("parent", Long.toString(ProcessHandle.current().pid()));
    arguments.put("maxFileSize", Long.toString(settings.maxFileSize().toBytes()));
    arguments.put("maxText", Integer.toString(settings.maxText()));
    arguments.put("timeout", Long.toString(settings.timeout().toMillis()));
    arguments.put("memory", Long.toString(settings.memory().toBytes()));
    arguments.put("maxNesting", Integer.toString(settings.maxNesting()));
    arguments.put("ocr", settings.ocr());
    return arguments;
  }

  @Override
  public Parser build() {
    endWithParent();
    ReaderSettings defaults = ReaderSettings.DEFAULTS;
    ReaderSettings settings =
        new ReaderSettings(
            DataSize.ofBytes(number("maxFileSize")),
            (int) number("maxText"),
            Duration.ofMillis(number("timeout")),
            DataSize.ofBytes(number("memory")),
            defaults.processes(),
            defaults.filesPerProcess(),
            defaults.idle(),
            (int) number("maxNesting"),
            defaults.inProcessPage(),
            arguments.getOrDefault("ocr", ""));
    return new ChildParser(new FormatParser(settings), settings);
  }

  private long number(String name) {
    return Long.parseLong(arguments.getOrDefault(name, "0"));
  }

  /**
   * No orphan: a parsing process whose parent has died ends at once, even in the midst of a file,
   * and with it the program that reads a picture for it.
   */
  private void endWithParent() {
    Optional<ProcessHandle> parent = ProcessHandle.of(number("parent"));
    if (parent.isEmpty()) {
      Runtime.getRuntime().halt(0);
      return;
    }
    parent.get().onExit().thenRun(ChildParserFactory::end);
  }

  private static void end() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(0);
  }
}
