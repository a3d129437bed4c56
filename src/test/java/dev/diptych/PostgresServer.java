package dev.diptych;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server for one test class: Debian's programs, a folder and a port of its own on
 * 127.0.0.1. They refuse to run as root; for root they run as {@code nobody}.
 */
public final class PostgresServer implements AutoCloseable {

  /** Who may do everything on it, without a password. */
  public static final String USER = "diptych";

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final long LONGEST_IN_SECONDS = 60;
  private static final int ATTEMPTS = 5;

  private final Path folder;
  private final Process server;
  private final int port;
  private int databases;

  private PostgresServer(Path folder, Process server, int port) {
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  private static Optional<Path> programs() {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(
              (a, b) ->
                  Integer.compare(
                      Integer.parseInt(a.getParent().getFileName().toString()),
                      Integer.parseInt(b.getParent().getFileName().toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes an empty cluster and starts its server. Where Debian's package {@code postgresql} is
   * missing the test is skipped, unless the environment says {@code CI=true}.
   */
  public static PostgresServer start() throws IOException, InterruptedException {
    Optional<Path> installed = programs();
    Assumptions.assumeTrue(
        installed.isPresent() || "true".equals(System.getenv("CI")),
        "PostgreSQL is not installed: apt-get install postgresql");
    Path programs =
        installed.orElseThrow(
            () -> new AssertionError("PostgreSQL is missing: apt-get install postgresql"));
    Path folder = Files.createTempDirectory("diptych-postgres");
    List<String> as = asOther(folder);
    String cluster = folder.resolve("cluster").toString();
    Path log = folder.resolve("log");
    Process initdb =
        start(
            as,
            log,
            programs.resolve("initdb").toString(),
            "--pgdata=" + cluster,
            "--username=" + USER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync");
    if (!initdb.waitFor(LONGEST_IN_SECONDS, TimeUnit.SECONDS) || initdb.exitValue() != 0) {
      throw new AssertionError("initdb failed: " + Files.readString(log));
    }
    for (int attempt = 1; ; attempt++) {
      PostgresServer started = serve(as, log, programs, folder);
      if (started.answers()) {
        return started;
      }
      // Somebody else may have taken the port that was free a moment ago.
      if (attempt == ATTEMPTS) {
        String said = Files.readString(log);
        started.close();
        throw new AssertionError("PostgreSQL does not answer: " + said);
      }
    }
  }

  private static PostgresServer serve(List<String> as, Path log, Path programs, Path folder)
      throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process server =
        start(
            as,
            log,
            programs.resolve("postgres").toString(),
            "-D",
            folder.resolve("cluster").toString(),
            "-h",
            "127.0.0.1",
            "-p",
            Integer.toString(port),
            "-c",
            "unix_socket_directories=",
            "-c",
            "fsync=off");
    return new PostgresServer(folder, server, port);
  }

  /** How to become a user the programs accept; the folder is given to that user. */
  private static List<String> asOther(Path folder) throws IOException {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    Files.setOwner(
        folder,
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    return List.of("setpriv", "--reuid=nobody", "--clear-groups", "--");
  }

  private static Process start(List<String> as, Path log, String... command) throws IOException {
    List<String> all = new ArrayList<>(as);
    all.addAll(List.of(command));
    ProcessBuilder builder =
        new ProcessBuilder(all)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  /** Waits until it answers; {@code false} if it has ended instead. */
  private boolean answers() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_IN_SECONDS);
    while (server.isAlive()) {
      try {
        DriverManager.getConnection(url("postgres"), USER, "").close();
        return true;
      } catch (SQLException e) {
        if (System.nanoTime() > end) {
          close();
          throw new AssertionError("PostgreSQL runs and does not answer", e);
        }
        // Another process can only be watched.
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    return false;
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** The JDBC URL of a new and empty database. */
  public String freshDatabase() throws SQLException {
    String name = "diptych" + ++databases;
    try (Connection connection = DriverManager.getConnection(url("postgres"), USER, "");
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return url(name);
  }

  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(LONGEST_IN_SECONDS, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        List<Path> deepestLast = files.toList();
        for (int i = deepestLast.size() - 1; i >= 0; i--) {
          Files.delete(deepestLast.get(i));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
