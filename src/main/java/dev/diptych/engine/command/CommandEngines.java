package dev.diptych.engine.command;

import dev.diptych.engine.EngineProvider;
import dev.diptych.engine.Reach;
import dev.diptych.engine.http.SettingsCheck;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** One engine for each {@code diptych.engine.command.<name>}. */
final class CommandEngines extends EngineProvider<CommandEngine, CommandSettings> {

  CommandEngines() {
    super("command", CommandEngine.class, CommandSettings.class);
  }

  @Configuration(proxyBeanMethods = false)
  @Import(CommandEngines.class)
  static class Registration {}

  @Override
  protected List<String> required() {
    return List.of("run");
  }

  @Override
  protected Optional<String> fault(String property, CommandSettings settings) {
    return new SettingsCheck(property)
        .present(
            "run",
            String.join("", settings.run()),
            "a program and its arguments, /opt/my.py,--fast")
        .holds(
            settings.reach() != Reach.PROCESS,
            "reach",
            "is network, or machine if the program keeps every text on this machine")
        .positive("timeout", settings.timeout())
        .pairs(settings.pairs())
        .present("model", settings.model(), "as digests shall name it")
        .fromOne(
            settings.segmentsPerRequest(),
            settings.charactersPerRequest(),
            settings.requestsAtOnce())
        .fault();
  }

  @Override
  protected CommandEngine engine(
      String name, CommandSettings settings, BeanRegistry.SupplierContext beans) {
    return engine(name, settings);
  }

  /** One engine whose settings suffice. */
  static CommandEngine engine(String name, CommandSettings settings) {
    return new CommandEngine(name, "diptych.engine.command." + name, settings);
  }
}
