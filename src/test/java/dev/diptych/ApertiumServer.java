package dev.diptych;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The real Apertium for one test class: Debian's server and rules, on a port of its own. The server
 * has no setting for the interface it listens on; a few words of Python keep it to 127.0.0.1.
 */
public final class ApertiumServer implements AutoCloseable {

  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path MODES = Path.of("/usr/share/apertium/modes");
  private static final Path NAMES = Path.of("/usr/share/apertium-apy/langNames.db");
  private static final long LONGEST_IN_SECONDS = 60;
  private static final int ATTEMPTS = 5;

  private static final String ON_LOOPBACK =
      """
      import tornado.httpserver
      bind = tornado.httpserver.HTTPServer.bind
      tornado.httpserver.HTTPServer.bind = lambda self, port, *rest, **more: bind(self, port, "127.0.0.1")
      from apertium_apy.apy import main
      main()
      """;

  private final Path folder;
  private final Process server;
  private final int port;

  private ApertiumServer(Path folder, Process server, int port) {
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  /**
   * Starts it. Where Debian's packages are missing the test is skipped, unless the environment says
   * {@code CI=true}.
   */
  public static ApertiumServer start() throws IOException, InterruptedException {
    boolean installed =
        Files.isExecutable(PYTHON)
            && Files.exists(NAMES)
            && Files.exists(MODES.resolve("spa-eng.mode"));
    String missing = "Apertium is missing: apt-get install apertium-apy apertium-eng-spa";
    Assumptions.assumeTrue(installed || "true".equals(System.getenv("CI")), missing);
    if (!installed) {
      throw new AssertionError(missing);
    }
    Path folder = Files.createTempDirectory("diptych-apertium");
    for (int attempt = 1; ; attempt++) {
      ApertiumServer started = serve(folder);
      if (started.answers()) {
        return started;
      }
      // Somebody else may have taken the port that was free a moment ago.
      if (attempt == ATTEMPTS) {
        String said = Files.readString(folder.resolve("log"));
        started.close();
        throw new AssertionError("Apertium does not answer: " + said);
      }
    }
  }

  private static ApertiumServer serve(Path folder) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                PYTHON.toString(),
                "-c",
                ON_LOOPBACK,
                "-p",
                Integer.toString(port),
                "-l",
                NAMES.toString(),
                MODES.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    builder.environment().put("LC_ALL", "C.UTF-8");
    return new ApertiumServer(folder, builder.start(), port);
  }

  /** Where it is. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Waits until it answers; {@code false} if it has ended instead. */
  private boolean answers() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_IN_SECONDS);
    while (server.isAlive()) {
      try {
        HttpURLConnection connection =
            (HttpURLConnection) URI.create(url() + "/listPairs").toURL().openConnection();
        if (connection.getResponseCode() == 200) {
          return true;
        }
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          close();
          throw new AssertionError("Apertium runs and does not answer", e);
        }
      }
      // Another process can only be watched.
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return false;
  }

  @Override
  public void close() {
    // Its pipelines outlive it.
    Stream<ProcessHandle> pipelines = server.descendants();
    pipelines.toList().forEach(ProcessHandle::destroy);
    server.destroy();
    try {
      if (!server.waitFor(LONGEST_IN_SECONDS, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
      Files.deleteIfExists(folder.resolve("log"));
      try (Stream<Path> left = Files.list(folder)) {
        for (Path file : left.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
