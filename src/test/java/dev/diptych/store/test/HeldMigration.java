package dev.diptych.store.test;

import dev.diptych.hold.Hold;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Holds a process of the tests between two statements of a migration, so that it can be killed
 * there: with the system property {@value #FOLDER} that names the folder of a {@link Hold}, behind
 * as many statements as {@value #STATEMENTS} says.
 */
public final class HeldMigration implements Callback {

  /** Names the folder; without it nothing is held. */
  public static final String FOLDER = "diptych.hold.migration";

  /** Behind how many statements. */
  public static final String STATEMENTS = "diptych.hold.migration.statements";

  private int made;

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_EACH_MIGRATE_STATEMENT && System.getProperty(FOLDER) != null;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    if (++made == Integer.getInteger(STATEMENTS, 1)) {
      Hold.inFolderOf(FOLDER);
    }
  }

  @Override
  public String getCallbackName() {
    return "held migration";
  }
}
