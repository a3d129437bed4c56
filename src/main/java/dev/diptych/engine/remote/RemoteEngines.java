package dev.diptych.engine.remote;

import dev.diptych.engine.AnnouncedEngines;
import dev.diptych.engine.EngineProvider;
import dev.diptych.engine.http.SettingsCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** One engine for each {@code diptych.engine.remote.<name>}. */
final class RemoteEngines extends EngineProvider<RemoteEngine, RemoteSettings> {

  RemoteEngines() {
    super("remote", RemoteEngine.class, RemoteSettings.class);
  }

  @Configuration(proxyBeanMethods = false)
  @Import(RemoteEngines.class)
  static class Registration {}

  @Override
  protected List<String> required() {
    return List.of("broker", "engine");
  }

  @Override
  protected Optional<String> fault(String property, RemoteSettings settings) {
    return new SettingsCheck(property)
        .holds(
            BrokerAddress.fault(settings.broker()).isEmpty(),
            "broker",
            BrokerAddress.fault(settings.broker()).orElse(""))
        .present("engine", settings.engine(), "its name where it answers, diptych worker --engine")
        .positive("timeout", settings.timeout())
        .fault();
  }

  @Override
  protected RemoteEngine engine(
      String name, RemoteSettings settings, BeanRegistry.SupplierContext beans) {
    ObjectProvider<BrokerAccess> access = beans.beanProvider(BrokerAccess.class);
    ObjectProvider<AnnouncedEngines> announced = beans.beanProvider(AnnouncedEngines.class);
    AnnouncedEngines forNow = new Unkept();
    return new RemoteEngine(
        name,
        settings,
        access.getIfAvailable(() -> BrokerAccess.NONE),
        () -> announced.getIfAvailable(() -> forNow));
  }

  /** Where there is no database: what is learned is known until the process ends. */
  private static final class Unkept implements AnnouncedEngines {

    private final String installation = UUID.randomUUID().toString();
    private final Map<String, String> kept = new ConcurrentHashMap<>();

    @Override
    public String installation() {
      return installation;
    }

    @Override
    public Optional<String> find(String engine) {
      return Optional.ofNullable(kept.get(engine));
    }

    @Override
    public void keep(String engine, String announced) {
      kept.put(engine, announced);
    }
  }
}
