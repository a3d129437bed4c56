package dev.diptych.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/** Several engines of one adapter, as an installation configures them. */
class EngineProviderTest {

  @Test
  void oneEngineANameWithItsOwnSettings() {
    Engines engines =
        engines(
            Map.of(
                "diptych.engine.mirror.near.url", "http://127.0.0.1:5000",
                "diptych.engine.mirror.far-away.url", "http://192.0.2.1",
                "diptych.engine.mirror.far-away.timeout", "90s"));

    assertThat(engines.translationNames()).containsExactly("far-away", "near", "one-more");
    Mirror far = (Mirror) engines.translation("far-away").orElseThrow();
    assertThat(far.settings)
        .isEqualTo(new Mirror.Settings("http://192.0.2.1", Duration.ofSeconds(90)));
    Mirror near = (Mirror) engines.translation("near").orElseThrow();
    assertThat(near.settings.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(near.reach()).isEqualTo(Reach.MACHINE);
    assertThat(far.reach()).isEqualTo(Reach.NETWORK);
  }

  @Test
  void withoutSettingsThereIsNone() {
    assertThat(engines(Map.of()).translationNames()).containsExactly("one-more");
  }

  @Test
  void nobodyIsAskedWhoItIsUntilAJobWantsIt() {
    int before = Mirror.IDENTITIES.get();
    Engines engines = engines(Map.of("diptych.engine.mirror.near.url", "http://127.0.0.1:5000"));
    assertThat(engines.translation("near").orElseThrow().supports(new LanguagePair("ar", "en")))
        .isTrue();
    assertThat(Mirror.IDENTITIES.get()).isEqualTo(before);
  }

  @Test
  void aNameThatCannotStandInAJobFileIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> engines(Map.of("diptych.engine.mirror.My_Own.url", "http://127.0.0.1")))
        .withMessageContaining("diptych.engine.mirror.My_Own")
        .withMessageContaining("such as diptych.engine.mirror.my-engine");
  }

  @Test
  void twoEnginesOfOneNameAreRefused() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> engines(Map.of("diptych.engine.mirror.one-more.url", "http://127.0.0.1"))))
        .rootCause()
        .hasMessage("Two engines are called one-more");
  }

  private static Engines engines(Map<String, Object> properties) {
    try (var context = new AnnotationConfigApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("test", properties));
      context.register(Mirrors.class, Engines.class);
      context.refresh();
      return context.getBean(Engines.class);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(MirrorEngines.class)
  static class Mirrors {

    @Bean
    Mirror oneMore() {
      return new Mirror("one-more", new Mirror.Settings("http://127.0.0.1", Duration.ZERO));
    }
  }

  static final class MirrorEngines extends EngineProvider<Mirror, Mirror.Settings> {

    MirrorEngines() {
      super("mirror", Mirror.class, Mirror.Settings.class);
    }

    @Override
    protected Mirror engine(
        String name, Mirror.Settings settings, BeanRegistry.SupplierContext beans) {
      return new Mirror(name, settings);
    }
  }

  /** Gives every segment back to front. */
  record Mirror(String name, Mirror.Settings settings) implements TranslationEngine {

    record Settings(String url, @DefaultValue("30s") Duration timeout) {}

    static final AtomicInteger IDENTITIES = new AtomicInteger();

    @Override
    public Reach reach() {
      return settings.url().startsWith("http://127.") ? Reach.MACHINE : Reach.NETWORK;
    }

    @Override
    public EngineIdentity identity() {
      IDENTITIES.incrementAndGet();
      return new EngineIdentity(name, "mirror", "1");
    }

    @Override
    public EngineLimits limits() {
      return EngineLimits.NONE;
    }

    @Override
    public Pairs pairs() {
      return Pairs.ANY;
    }

    @Override
    public Answer ask(TranslationRequest request) {
      return new Answer("", Usage.free(0));
    }

    @Override
    public List<SegmentTarget> read(TranslationRequest request, Answer answer) {
      return request.segments().stream()
          .map(text -> SegmentTarget.of(new StringBuilder(text).reverse().toString()))
          .toList();
    }
  }
}
