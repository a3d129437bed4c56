package dev.diptych.store;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a Java virtual machine writes its error file when it dies by itself: what {@code
 * -XX:ErrorFile} names, otherwise {@code hs_err_pid<pid>.log} in the working directory or, if that
 * cannot be written, in {@code /tmp}. A process that was killed from outside leaves none.
 */
final class ErrorFiles {

  private static final String OPTION = "-XX:ErrorFile=";
  private static final String DEFAULT = "hs_err_pid%p.log";

  private ErrorFiles() {}

  /** The files this process would leave, one a line, absolute. */
  static String ofThisProcess() {
    String named =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith(OPTION))
            .map(argument -> argument.substring(OPTION.length()))
            .reduce(DEFAULT, (first, last) -> last);
    return String.join("\n", of(named, ProcessHandle.current().pid()));
  }

  /** Of a process that was started in the working directory of this one. */
  static List<String> of(String named, long pid) {
    return Stream.of(Path.of(named), Path.of("/tmp", DEFAULT))
        .map(file -> file.toAbsolutePath().normalize().toString())
        .map(file -> file.replace("%p", Long.toString(pid)))
        .toList();
  }

  /**
   * Whether one of these files was written since a process was started: a pid is used again.
   *
   * @param files as {@link #ofThisProcess()} named them, {@code null} if it did not
   */
  static boolean oneWasLeft(@Nullable String files, long sinceMillis) {
    return files != null
        && files
            .lines()
            .map(Path::of)
            .anyMatch(file -> writtenSince(file, Instant.ofEpochMilli(sinceMillis)));
  }

  private static boolean writtenSince(Path file, Instant since) {
    try {
      return Files.isRegularFile(file)
          && !Files.getLastModifiedTime(file).toInstant().isBefore(since);
    } catch (IOException e) {
      return false; // What cannot be looked at is no evidence.
    }
  }
}
