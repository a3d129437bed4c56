package dev.diptych.operations;

import java.util.Map;

class SchedulesTest extends SchedulesContract {

  @Override
  Map<String, Object> database() {
    return Map.of();
  }
}
