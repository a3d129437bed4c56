package dev.diptych.night;

import dev.diptych.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

class FencedNightOnPostgresTest extends FencedNightContract {

  private PostgresServer server;

  @Override
  String database(Path folder) throws Exception {
    server = PostgresServer.start();
    return server.freshDatabase();
  }

  @Override
  String user() {
    return PostgresServer.USER;
  }

  @AfterEach
  void stopServer() {
    if (server != null) {
      server.close();
    }
  }
}
