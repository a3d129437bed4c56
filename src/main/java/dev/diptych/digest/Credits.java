package dev.diptych.digest;

import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.Engines;
import dev.diptych.engine.Reach;
import dev.diptych.engine.TranslationEngine;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says who stands behind the lines of an edition. A line carries the credit of the engine that made
 * it; of a line from before that was stored only the engine's name is known, and then what the
 * edition froze counts before what the engine is today.
 */
public final class Credits {

  private final Map<String, EngineIdentity> frozen;
  private final Engines engines;

  /**
   * The credits of one edition.
   *
   * @param fingerprints of the chain the edition was made with, one a line
   */
  public Credits(String fingerprints, Engines engines) {
    this.frozen =
        fingerprints
            .lines()
            .map(EngineIdentity::ofFingerprint)
            .collect(Collectors.toMap(EngineIdentity::name, Function.identity(), (a, b) -> a));
    this.engines = engines;
  }

  /** The credit with all that is known. Asks an engine who it is only where nothing else tells. */
  EngineCredit complete(EngineCredit stored) {
    if (!stored.model().isEmpty()) {
      return stored;
    }
    String name = stored.name();
    EngineIdentity then = frozen.get(name);
    TranslationEngine today = engines.translation(name).orElse(null);
    if (today == null) {
      // Of an engine that is gone nobody can say that it kept the text to itself.
      return new EngineCredit(name, then == null ? name : then.model(), false, Reach.NETWORK);
    }
    return then == null
        ? EngineCredit.of(today)
        : new EngineCredit(name, then.model(), today.draft(), today.reach());
  }
}
