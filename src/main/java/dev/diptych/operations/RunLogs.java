package dev.diptych.operations;

import dev.diptych.job.Installation;
import dev.diptych.job.UsageException;
import dev.diptych.run.RunLog;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.PassRow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The logs of runs, found and read; changes nothing. Where a log is follows from the rows of its
 * edition and pass alone: no name that a stranger can choose becomes a path, and a link is not
 * followed. Safe for use by several threads.
 */
@Service
public class RunLogs {

  private final Installation installation;
  private final NamedEditions named;
  private final Editions editions;

  RunLogs(Installation installation, NamedEditions named, Editions editions) {
    this.installation = installation;
    this.named = named;
    this.editions = editions;
  }

  /**
   * A log of a pass that is there.
   *
   * @param pass number of the pass
   * @param passId key of its row
   * @param path a regular file, to be offered as it is
   * @param bytes its size at this moment; a run at work adds to it
   */
  public record Log(String job, String edition, int pass, long passId, Path path, long bytes) {

    /** The name under which it is offered. */
    public String name() {
      return path.getFileName().toString();
    }
  }

  /**
   * The end of a log.
   *
   * @param log whose
   * @param lines the last ones, first to last, as they were written: controls in them are shown
   * @param left bytes of the log before the first of these lines; 0 if they are the whole log
   */
  public record Tail(Log log, List<String> lines, long left) {

    /** Copies the list, so that the end cannot change. */
    public Tail {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The logs of an edition that are there, newest pass first.
   *
   * @throws UsageException if there is no such edition
   */
  public List<Log> of(EditionName name) {
    EditionRow edition = named.find(name);
    return editions.passes(edition.id()).stream()
        .sorted(Comparator.comparing(PassRow::number).reversed())
        .flatMap(pass -> log(edition, pass).stream())
        .toList();
  }

  /**
   * The log of one pass.
   *
   * @param pass its number, {@code null} for the newest that has a log
   * @throws UsageException if there is no such edition, or no log of that pass
   */
  public Log find(EditionName name, @Nullable Integer pass) {
    List<Log> logs = of(name);
    return logs.stream()
        .filter(log -> pass == null || log.pass() == pass)
        .findFirst()
        .orElseThrow(
            () -> {
              EditionRow edition = named.find(name);
              String wanted = pass == null ? "" : " of pass " + pass;
              return new UsageException(
                  logs.isEmpty()
                      ? "There is no log of edition %s: it never ran here, or is older than the job's retention of runs. The log of the installation: %s"
                          .formatted(
                              edition.name(),
                              RunLog.folder(installation).resolveSibling("diptych.log"))
                      : "There is no log%s of edition %s. Passes that have one: %s"
                          .formatted(
                              wanted,
                              edition.name(),
                              String.join(
                                  ", ",
                                  logs.stream()
                                      .map(log -> Integer.toString(log.pass()))
                                      .toList())));
            });
  }

  private Optional<Log> log(EditionRow edition, PassRow pass) {
    Path file = RunLog.folder(installation).resolve(RunLog.name(edition, pass));
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(
              new Log(
                  edition.job(), edition.label(), pass.number(), pass.id(), file, Files.size(file)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // Deleted at this moment.
    }
  }

  /**
   * The last lines of a log.
   *
   * @param mostBytes at most about so many are read, at least 1
   * @throws IOException if it cannot be read
   */
  public Tail tail(Log log, int mostBytes) throws IOException {
    try (SeekableByteChannel file =
        Files.newByteChannel(
            log.path(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      long size = file.size();
      long start = Math.max(0, size - mostBytes);
      file.position(start);
      ByteBuffer bytes = ByteBuffer.allocate((int) (size - start));
      while (bytes.hasRemaining() && file.read(bytes) >= 0) {
        // Until it is full, or the file ends.
      }
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      List<String> lines = new ArrayList<>(text.lines().toList());
      if (start > 0 && !lines.isEmpty()) {
        // What the first line lacks in front is left out with it.
        start += lines.remove(0).getBytes(StandardCharsets.UTF_8).length + 1L;
      }
      return new Tail(log, lines, start);
    }
  }

  /** Logs of passes, whatever editions there are; for tidying. */
  static List<Path> all(Installation installation) throws IOException {
    Path folder = RunLog.folder(installation);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> file.getFileName().toString().endsWith(".log"))
          .sorted()
          .toList();
    }
  }
}
