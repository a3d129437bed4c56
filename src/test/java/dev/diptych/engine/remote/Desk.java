package dev.diptych.engine.remote;

import dev.diptych.engine.AnnouncedEngines;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.http.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whoever asks: the installation {@code desk-1}, in the process of the test. */
final class Desk implements AutoCloseable {

  static final String PASSWORD = "very-secret-1";

  /** What is kept of engines, by name. */
  final Map<String, String> book = new ConcurrentHashMap<>();

  private final List<RemoteEngine> open = new ArrayList<>();

  static BrokerAccess access(String password) {
    return new BrokerAccess("diptych", Secret.valueOf(password), "", Secret.NONE, "", Secret.NONE);
  }

  static TranslationRequest asking(String... segments) {
    return new TranslationRequest(new LanguagePair("ar", "en"), List.of(segments), List.of());
  }

  /** The engine {@code far}, which is {@code probe} behind this broker. */
  RemoteEngine engine(String broker) {
    return engine(broker, "probe", access(PASSWORD), Duration.ofMinutes(1));
  }

  RemoteEngine engine(String broker, String behind, BrokerAccess access, Duration timeout) {
    AnnouncedEngines announced =
        new AnnouncedEngines() {
          @Override
          public String installation() {
            return "desk-1";
          }

          @Override
          public Optional<String> find(String name) {
            return Optional.ofNullable(book.get(name));
          }

          @Override
          public void keep(String name, String text) {
            book.put(name, text);
          }
        };
    RemoteEngine made =
        new RemoteEngine(
            "far", new RemoteSettings(broker, behind, timeout), access, () -> announced);
    open.add(made);
    return made;
  }

  /** What an engine answers to a segment. */
  String body(RemoteEngine engine, String segment) {
    try {
      return engine.ask(asking(segment)).body();
    } catch (EngineException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    open.forEach(RemoteEngine::close);
  }
}
