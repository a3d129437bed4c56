package dev.diptych.night;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;

class FencedNightTest extends FencedNightContract {

  private Server server;

  @Override
  String database(Path folder) throws SQLException {
    server =
        Server.createTcpServer(
                "-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString(), "-tcpDaemon")
            .start();
    return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./night;WRITE_DELAY=0";
  }

  @Override
  String user() {
    return "night";
  }

  @AfterEach
  void stopServer() {
    server.stop();
  }
}
