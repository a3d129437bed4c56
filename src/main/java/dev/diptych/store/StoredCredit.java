package dev.diptych.store;

import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.engine.Reach;
import org.jspecify.annotations.Nullable;

/**
 * A credit as a row holds it.
 *
 * @param network how earlier versions said that an engine is outside this process
 * @param reach {@code null} in a row of an earlier version
 */
record StoredCredit(
    String name, String model, boolean draft, @Nullable Boolean network, @Nullable Reach reach) {

  static EngineCredit read(String json) {
    StoredCredit stored = Sql.fromJson(json, StoredCredit.class);
    Reach reach = stored.reach();
    if (reach == null) {
      reach = Boolean.TRUE.equals(stored.network()) ? Reach.NETWORK : Reach.PROCESS;
    }
    return new EngineCredit(stored.name(), stored.model(), stored.draft(), reach);
  }
}
