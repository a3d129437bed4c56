package dev.diptych.store;

import java.nio.file.Path;

class EarlierTablesOnPostgresTest extends EarlierTablesContract {

  @Override
  TestDatabase first(Path home) throws Exception {
    return TestDatabase.postgres(home, "2");
  }
}
