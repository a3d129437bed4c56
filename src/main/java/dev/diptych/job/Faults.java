package dev.diptych.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Collects everything that is wrong with a job, so that it is said at once. */
final class Faults {

  private final List<Fault> faults = new ArrayList<>();
  private final String file;

  /**
   * None yet.
   *
   * @param file name of the file for messages
   */
  Faults(String file) {
    this.file = file;
  }

  /**
   * Adds one.
   *
   * @param line in the file, from 1
   * @param what what is wrong
   * @param right an example of what would be right
   */
  void add(int line, String what, String right) {
    faults.add(new Fault(file, line, what, right));
  }

  /** Adds one that stands in no file: an argument of the command line. */
  void addArgument(String what, String right) {
    faults.add(new Fault("command line", 0, what, right));
  }

  /** Takes over the faults of another file. */
  void addAll(Faults others) {
    faults.addAll(others.faults);
  }

  /**
   * Ends the reading if anything is wrong.
   *
   * @throws JobFileException listing all faults in the order of the lines
   */
  void throwIfAny() {
    if (faults.isEmpty()) {
      return;
    }
    List<Fault> sorted =
        faults.stream()
            .sorted(
                Comparator.comparing((Fault fault) -> !fault.file().equals(file))
                    .thenComparing(Fault::file)
                    .thenComparing(Fault::line))
            .toList();
    throw new JobFileException(
        "%s: %d fault%s, nothing was started:%n%s"
            .formatted(
                file,
                sorted.size(),
                sorted.size() == 1 ? "" : "s",
                sorted.stream()
                    .map(fault -> "  - " + fault.words())
                    .collect(Collectors.joining("\n"))),
        sorted.stream().map(Fault::words).toList());
  }

  private record Fault(String file, int line, String what, String right) {

    String words() {
      String where = line == 0 ? file : file + ":" + line;
      return "%s: %s; right: %s".formatted(where, what, right);
    }
  }
}
