package dev.diptych.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ClaimsInTableTest extends AnswerClaimsContract.InTable {

  private static TestDatabase database;

  @BeforeAll
  static void open(@TempDir Path home) throws Exception {
    database = TestDatabase.embedded(home);
  }

  @AfterAll
  static void close() throws Exception {
    if (database != null) {
      database.close();
    }
  }

  @Override
  TestDatabase database() {
    return database;
  }
}
