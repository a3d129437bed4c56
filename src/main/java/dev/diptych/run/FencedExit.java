package dev.diptych.run;

import dev.diptych.store.FencedException;

/** What a process does that finds itself fenced. */
@FunctionalInterface
public interface FencedExit {

  /** Ends the process at once, before Spring Batch writes a line about a run that is not ours. */
  FencedExit HALT =
      fenced -> {
        System.err.println(fenced.getMessage());
        Runtime.getRuntime().halt(5);
      };

  /** Called by the thread that noticed it. */
  void fenced(FencedException fenced);
}
