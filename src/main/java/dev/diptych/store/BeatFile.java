package dev.diptych.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The owner's beat as a file beside the database: a frozen owner hangs everyone who opens the
 * database, so it must be possible to diagnose it without opening it.
 */
public final class BeatFile {

  private BeatFile() {}

  /**
   * A sign of life.
   *
   * @param process who holds the database
   * @param what it is doing, as messages name it
   * @param at when
   */
  public record Sign(ProcessIdentity process, String what, Instant at) {}

  private static Path in(Path folder) {
    return folder.resolve("diptych.beat");
  }

  /** Leaves a sign; a failure to do so is no reason to stop a run. */
  public static void write(Path folder, Sign sign) {
    Path file = in(folder);
    Path temporary = folder.resolve("diptych.beat.tmp");
    try {
      Files.writeString(temporary, Sql.json(sign));
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      return; // The beat in the database is the one that counts.
    }
  }

  /** The last sign, if one was left and can be read. */
  public static Optional<Sign> read(Path folder) {
    try {
      return Optional.of(Sql.fromJson(Files.readString(in(folder)), Sign.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  /** Takes the sign away: nobody runs a job any more. */
  public static void remove(Path folder) {
    try {
      Files.deleteIfExists(in(folder));
    } catch (IOException e) {
      return; // A stale sign names a process that is provably gone.
    }
  }

  /** Who holds the database, for the end of a message; empty if nobody left a sign. */
  static String holder(Path folder) {
    return read(folder)
        .map(
            sign ->
                ": process %d on %s (%s), last seen %s. If it is frozen: kill -CONT %d, or kill -9 %d and run again"
                    .formatted(
                        sign.process().pid(),
                        sign.process().host(),
                        sign.what(),
                        sign.at(),
                        sign.process().pid(),
                        sign.process().pid()))
        .orElse("");
  }
}
