package dev.diptych.engine;

import java.util.Locale;

/** How far a text goes when an engine is asked. */
public enum Reach {
  /** Not out of this process: the engine's work is this machine's and this program's. */
  PROCESS,
  /** To another process on this machine; a reader may still be told that it was made offline. */
  MACHINE,
  /** Off this machine. A job that says {@code network: none} refuses such an engine. */
  NETWORK;

  /** As commands and files write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
