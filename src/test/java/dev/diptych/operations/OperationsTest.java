package dev.diptych.operations;

import java.util.Map;

class OperationsTest extends OperationsContract {

  @Override
  Map<String, Object> database() {
    return Map.of();
  }
}
