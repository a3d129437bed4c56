package dev.diptych.engine;

import java.util.Optional;

/**
 * What engines on other machines last said of themselves, kept from one process to the next: who
 * they are is known without calling out. Safe for use by several threads; each method is a
 * transaction of its own or part of the one that is open.
 */
public interface AnnouncedEngines {

  /** Which installation this is: it never changes. */
  String installation();

  /** What was kept of an engine of this name, as it was kept. */
  Optional<String> find(String engine);

  /** Keeps it in place of what was kept before. */
  void keep(String engine, String announced);
}
