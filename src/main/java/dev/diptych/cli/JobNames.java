package dev.diptych.cli;

import dev.diptych.job.Installation;
import java.util.Iterator;

/** The names of the jobs here, for the completion of a shell. */
final class JobNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Installation.ofProcess().jobNames().iterator();
  }
}
