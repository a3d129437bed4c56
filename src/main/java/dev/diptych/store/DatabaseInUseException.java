package dev.diptych.store;

import dev.diptych.store.BeatFile.Sign;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files of the embedded database cannot be exchanged while a process has them open. */
public final class DatabaseInUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Path database;
  private final transient @Nullable Sign holder;

  DatabaseInUseException(Path database, @Nullable Sign holder) {
    super("The database %s is in use".formatted(database));
    this.database = database;
    this.holder = holder;
  }

  /** Which. */
  public Path database() {
    return database;
  }

  /** Who has it open; {@code null} if nobody left a sign. */
  public @Nullable Sign holder() {
    return holder;
  }
}
