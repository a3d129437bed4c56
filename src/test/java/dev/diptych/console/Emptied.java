package dev.diptych.console;

import dev.diptych.operations.OrderTaker;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has a server forget what one test did, so that it can serve the next as if it were new: a start
 * costs more than most of what is asked of it.
 */
public final class Emptied {

  /**
   * Who may come in, and what the server knows of itself; of the audit a file beside the database
   * knows how long it is.
   */
  private static final Set<String> KEPT =
      Set.of(
          "FLYWAY_SCHEMA_HISTORY",
          "INSTALLATION",
          "SERVER",
          "ACCOUNT",
          "ACCESS_TOKEN",
          "AUDIT",
          "SCHEDULED_TASKS");

  private Emptied() {}

  /** Waits until no order is in hand, then empties the tables and these folders. */
  public static void of(ServerProcess server, Path... folders) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> server.bean(OrderTaker.class).inHand() == 0);
    JdbcClient jdbc = server.bean(JdbcClient.class);
    List<String> tables =
        jdbc.sql(
                "select table_name from information_schema.tables where table_schema = 'PUBLIC' and"
                    + " table_type = 'BASE TABLE'")
            .query(String.class)
            .list();
    jdbc.sql("set referential_integrity false").update();
    try {
      tables.stream()
          .filter(table -> !KEPT.contains(table.toUpperCase(Locale.ROOT)))
          .forEach(table -> jdbc.sql("delete from " + table).update());
    } finally {
      jdbc.sql("set referential_integrity true").update();
    }
    try {
      for (Path folder : folders) {
        delete(folder);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure)
              throws IOException {
            Files.delete(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
