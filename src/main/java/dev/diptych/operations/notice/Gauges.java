package dev.diptych.operations.notice;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gauges whose labels come and go: what is not set any more is not shown any more. */
final class Gauges {

  private final MeterRegistry registry;
  private final Map<String, MultiGauge> known = new HashMap<>();

  Gauges(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Puts these values in place of those that the gauge had. */
  void set(String name, String description, Map<Tag, Double> values) {
    List<Row<?>> rows =
        values.entrySet().stream()
            .<Row<?>>map(value -> Row.of(value.getKey().tags(), value.getValue()))
            .toList();
    known
        .computeIfAbsent(
            name, unknown -> MultiGauge.builder(name).description(description).register(registry))
        .register(rows, true);
  }
}
