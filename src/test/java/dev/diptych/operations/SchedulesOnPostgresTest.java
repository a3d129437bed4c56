package dev.diptych.operations;

import dev.diptych.PostgresServer;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SchedulesOnPostgresTest extends SchedulesContract {

  private static PostgresServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  Map<String, Object> database() throws SQLException {
    return Map.of(
        "diptych.database.url",
        server.freshDatabase(),
        "diptych.database.username",
        PostgresServer.USER);
  }
}
