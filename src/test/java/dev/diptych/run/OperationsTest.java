package dev.diptych.run;

import java.util.Map;

class OperationsTest extends OperationsContract {

  @Override
  Map<String, Object> database() {
    return Map.of();
  }
}
