package dev.diptych.operations.notice;

import dev.diptych.store.NightFigures.Asked;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/** What engines were asked since this process began, by whichever process. */
final class EngineMeters {

  private static final double MICROS = 1_000_000;

  /** Where there are more names than labels may be. */
  private static final String OTHERS = "others";

  private final MeterRegistry registry;
  private final int most;
  private final Map<String, Sums> sums = new ConcurrentHashMap<>();

  EngineMeters(MeterRegistry registry, int most) {
    this.registry = registry;
    this.most = most;
  }

  /** The sums of one engine; read by scrapes while they grow. */
  private static final class Sums {
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong characters = new AtomicLong();
    private final AtomicLong costInMicros = new AtomicLong();
    private final AtomicLong latencyInMillis = new AtomicLong();
  }

  /** Shows an engine, also before it is asked. */
  void know(String engine) {
    Sums unused = of(engine);
  }

  /** Adds calls. */
  void add(Asked asked) {
    Sums of = of(asked.engine());
    of.calls.addAndGet(asked.calls());
    of.failures.addAndGet(asked.failures());
    of.characters.addAndGet(asked.characters());
    of.costInMicros.addAndGet(asked.costInMicros());
    of.latencyInMillis.addAndGet(asked.latencyInMillis());
  }

  private Sums of(String engine) {
    String label = sums.containsKey(engine) || sums.size() < most ? engine : OTHERS;
    return sums.computeIfAbsent(label, this::registered);
  }

  private Sums registered(String engine) {
    Sums made = new Sums();
    Tags tags = Tags.of("engine", engine);
    counter("diptych.engine.calls", "Calls", made, tags, of -> of.calls.get());
    counter(
        "diptych.engine.failures", "Calls without an answer", made, tags, of -> of.failures.get());
    counter("diptych.engine.characters", "Characters sent", made, tags, of -> of.characters.get());
    counter(
        "diptych.engine.cost",
        "Paid, by the engine's prices",
        made,
        tags,
        of -> of.costInMicros.get() / MICROS);
    FunctionTimer.builder(
            "diptych.engine.latency",
            made,
            of -> of.calls.get(),
            of -> of.latencyInMillis.get(),
            TimeUnit.MILLISECONDS)
        .description("Time that calls took")
        .tags(tags)
        .register(registry);
    return made;
  }

  private void counter(
      String name, String description, Sums of, Tags tags, ToDoubleFunction<Sums> value) {
    FunctionCounter.builder(name, of, value).description(description).tags(tags).register(registry);
  }
}
