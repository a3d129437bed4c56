package dev.diptych.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PagesTest extends PagesContract {

  private static TestDatabase database;

  @BeforeAll
  static void open(@TempDir Path home) {
    database = TestDatabase.embedded(home);
  }

  @AfterAll
  static void close() throws Exception {
    database.close();
  }

  @Override
  TestDatabase database() {
    return database;
  }
}
