package dev.diptych.engine.onnx;

import dev.diptych.engine.EngineProvider;
import dev.diptych.engine.Pairs;
import dev.diptych.engine.http.SettingsCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** One engine for each {@code diptych.engine.onnx.<name>}. */
final class OnnxEngines extends EngineProvider<OnnxEngine, OnnxSettings> {

  private static final Pattern NAMED_BY_PAIR =
      Pattern.compile("(?i)(?:.*-)?opus-mt-(?:tc-[a-z]+-)?([a-z]{2,3})-([a-z]{2,3})(?:-.*)?");
  private static final Pattern OF_MANY = Pattern.compile("(?i).*(nllb|m2m).*");

  OnnxEngines() {
    super("onnx", OnnxEngine.class, OnnxSettings.class);
  }

  @Configuration(proxyBeanMethods = false)
  @Import(OnnxEngines.class)
  static class Registration {}

  @Override
  protected List<String> required() {
    return List.of("folder");
  }

  /** Does not look into the folder: what is wrong there takes the engine out, and not the night. */
  @Override
  protected Optional<String> fault(String property, OnnxSettings settings) {
    SettingsCheck check =
        new SettingsCheck(property)
            .present("folder", settings.folder(), "a folder with a model, /models/opus-mt-ar-en")
            .pairs(settings.pairs())
            .holds(settings.beams() >= 0 && settings.beams() <= 16, "beams", "is 1 to 16, or 0")
            .holds(settings.threads() >= 0, "threads", "is a number of threads, or 0")
            .holds(settings.tokensAtOnce() >= 1, "tokens-at-once", "begins with 1")
            .fromOne(
                settings.segmentsPerRequest(),
                settings.charactersPerRequest(),
                settings.requestsAtOnce());
    Optional<String> fault = check.fault();
    return fault.isPresent()
        ? fault
        : check
            .holds(
                pairs(settings).isPresent(),
                "pairs",
                "is missing: what the model translates, such as ar>en (the folder is not called"
                    + " opus-mt-ar-en)")
            .fault();
  }

  /** What the engine translates, as far as its settings say; nothing is looked up. */
  static Optional<Pairs> pairs(OnnxSettings settings) {
    if (!settings.pairs().isEmpty()) {
      return Optional.of(Pairs.ofWords(settings.pairs()));
    }
    String name = folderName(settings);
    Matcher pair = NAMED_BY_PAIR.matcher(name);
    if (pair.matches()) {
      return Optional.of(Pairs.of(pair.group(1), pair.group(2)));
    }
    return OF_MANY.matcher(name).matches() ? Optional.of(Pairs.ANY) : Optional.empty();
  }

  /** The last name in the folder's path. */
  static String folderName(OnnxSettings settings) {
    Path name = Path.of(settings.folder()).toAbsolutePath().normalize().getFileName();
    return name == null ? "model" : name.toString();
  }

  @Override
  protected OnnxEngine engine(
      String name, OnnxSettings settings, BeanRegistry.SupplierContext beans) {
    return engine(name, settings);
  }

  /** One engine whose settings suffice. */
  static OnnxEngine engine(String name, OnnxSettings settings) {
    return new OnnxEngine(name, settings, Runtime.getRuntime().availableProcessors());
  }
}
