package dev.diptych.store;

import java.nio.file.Path;

class EarlierTablesTest extends EarlierTablesContract {

  @Override
  TestDatabase first(Path home) {
    return TestDatabase.embedded(home, "2");
  }
}
