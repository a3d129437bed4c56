package dev.diptych.store;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database is gone, damaged, or has less than it had: nothing may be done on top of
 * that. The message says what is missing, names the newest backup, and what to type.
 */
public final class DatabaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private DatabaseLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** There is no file, or an empty one. */
  static DatabaseLostException gone(
      Path folder, boolean empty, @Nullable Witness witness, Traces traces) {
    String what =
        "The database %s is %s".formatted(file(folder), empty ? "an empty file" : "not there");
    return new DatabaseLostException(
        "%s, but %s. %s".formatted(what, evidence(witness, traces), next(traces)), null);
  }

  private static String evidence(@Nullable Witness witness, Traces traces) {
    if (witness != null) {
      return "this installation has made %d editions, the newest %s"
          .formatted(witness.editions(), witness.newest());
    }
    if (!traces.published().isEmpty()) {
      return "this installation has published editions in "
          + traces.published().stream().map(Path::toString).collect(Collectors.joining(", "));
    }
    return "there are backups of one in " + traces.backups();
  }

  /** It has less than its witness saw. */
  static DatabaseLostException cut(Path folder, Witness witness, String missing, Traces traces) {
    return new DatabaseLostException(
        "The database %s is not what it was at %s (%s): %s. %s"
            .formatted(file(folder), witness.at(), witness.newest(), missing, next(traces)),
        null);
  }

  /** It cannot be read. */
  static DatabaseLostException damaged(
      Path folder, String why, Traces traces, @Nullable Throwable cause) {
    return new DatabaseLostException(
        "The database %s is damaged: %s. %s".formatted(file(folder), why, next(traces)), cause);
  }

  /** Its password file is gone. */
  static DatabaseLostException withoutPassword(Path folder, Path password, Traces traces) {
    return password(
        "The password of the database %s is not there (%s), and nobody can open it without"
            .formatted(file(folder), password),
        password,
        traces,
        null);
  }

  /** Its password file has another password. */
  static DatabaseLostException wrongPassword(
      Path folder, Path password, Traces traces, Throwable cause) {
    return password(
        "The password in %s is not that of the database %s".formatted(password, file(folder)),
        password,
        traces,
        cause);
  }

  private static DatabaseLostException password(
      String what, Path password, Traces traces, @Nullable Throwable cause) {
    Path backup = traces.newestBackup();
    String back =
        backup == null
            ? "  there is no backup in %s that holds a copy of it".formatted(traces.backups())
            : "  a copy is in the newest backup: unzip -p %s %s > %s && chmod 600 %s"
                .formatted(backup, password.getFileName(), password, password);
    return new DatabaseLostException(
        """
        %s. Nothing was changed.
        %s
          to start anew without what it held: diptych db forget --reason …\
        """
            .formatted(what, back),
        cause);
  }

  private static Path file(Path folder) {
    return folder.resolve(DatabaseFiles.DATABASE);
  }

  /** Commands stand alone on their lines, so that they can be copied. */
  private static String next(Traces traces) {
    Path backup = traces.newestBackup();
    String restore =
        backup == null
            ? "  there is no backup in %s; with one from elsewhere: diptych db restore FILE"
                .formatted(traces.backups())
            : "  to go on with the newest backup: diptych db restore %s".formatted(backup);
    return """
    Nothing was changed.
      if its disk is only not mounted, mount it
    %s
      to start anew without what it held: diptych db forget --reason …\
    """
        .formatted(restore);
  }
}
