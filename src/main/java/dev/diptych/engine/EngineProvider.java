package dev.diptych.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Makes the engines of one kind of adapter from the settings of an installation: {@code
 * diptych.engine.<kind>.<name>.*} makes one engine called {@code <name>}. An adapter extends this
 * and imports it: {@code @Configuration(proxyBeanMethods = false) @Import(OpenAiEngines.class)}.
 *
 * @param <E> the adapter
 * @param <S> a record that the settings of one engine are bound to
 */
public abstract class EngineProvider<E extends Engine, S> implements BeanRegistrar {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final String kind;
  private final Class<E> engineType;
  private final Class<S> settingsType;

  /**
   * A provider of one kind.
   *
   * @param kind lower-case letters, as the settings name it
   */
  protected EngineProvider(String kind, Class<E> engineType, Class<S> settingsType) {
    this.kind = kind;
    this.engineType = engineType;
    this.settingsType = settingsType;
  }

  /**
   * Makes one engine; neither calls out nor reads a large file.
   *
   * @param name what {@link Engine#name} shall say
   * @param beans for what the adapter shares with others
   */
  protected abstract E engine(String name, S settings, BeanRegistry.SupplierContext beans);

  /** What the settings of one engine need, for the message that tells how to make one. */
  protected List<String> required() {
    return List.of("url");
  }

  /**
   * What is wrong with an engine's settings, with the property and a right value; empty if they
   * suffice. An engine whose settings do not is not made: only a job that names it is refused.
   *
   * @param property prefix of the settings: {@code diptych.engine.<kind>.<name>}
   */
  protected Optional<String> fault(String property, S settings) {
    return Optional.empty();
  }

  /**
   * Registers one bean a name, and an {@link EngineKind}.
   *
   * @throws IllegalStateException if a name could not stand in a job file
   */
  @Override
  public final void register(BeanRegistry registry, Environment environment) {
    String prefix = "diptych.engine." + kind;
    Binder binder = Binder.get(environment);
    Map<String, String> faults = new TreeMap<>();
    for (String name : names(binder, prefix)) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalStateException(
            "%s.%s: the name of an engine has lower-case letters, digits and hyphens, such as %s.my-engine"
                .formatted(prefix, name, prefix));
      }
      String property = prefix + "." + name;
      try {
        S settings = binder.bindOrCreate(property, settingsType);
        Optional<String> fault = fault(property, settings);
        if (fault.isPresent()) {
          faults.put(name, fault.get());
        } else {
          registry.registerBean(
              "engine." + kind + "." + name,
              engineType,
              bean -> bean.supplier(beans -> engine(name, settings, beans)));
        }
      } catch (BindException e) {
        // Without the value: it may be a key in the wrong place.
        faults.put(name, e.getName() + " has a value that cannot stand there");
      }
    }
    registry.registerBean(
        "engineKind." + kind,
        EngineKind.class,
        bean -> bean.supplier(beans -> new EngineKind(kind, required(), faults)));
  }

  private static Iterable<String> names(Binder binder, String prefix) {
    return binder
        .bind(prefix, Bindable.mapOf(String.class, Object.class))
        .orElseGet(Map::of)
        .keySet();
  }
}
