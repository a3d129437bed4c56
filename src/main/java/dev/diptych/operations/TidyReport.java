package dev.diptych.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was deleted because it was older than a job's retention, or would be.
 *
 * @param job the job's name
 * @param dryRun whether it was only looked for
 * @param sources kept files
 * @param sourceBytes their size
 * @param answers stored answers of engines
 * @param memory machine translations that no engine of a job would recall any more
 * @param runs labels of the editions whose history and texts went
 * @param batchRuns Spring Batch's records of passes
 * @param editions labels of the editions whose digests went
 * @param records orders that had ended, acknowledgements, fires of schedules and alerts
 * @param logs logs of runs
 * @param temporaryFiles leftovers of processes that died
 * @param notes what a person should know, in plain sentences
 */
public record TidyReport(
    String job,
    boolean dryRun,
    int sources,
    long sourceBytes,
    int answers,
    int memory,
    List<String> runs,
    int batchRuns,
    List<String> editions,
    int records,
    int logs,
    int temporaryFiles,
    List<String> notes) {

  /** Copies the lists, so that the report cannot change. */
  public TidyReport {
    runs = List.copyOf(runs);
    editions = List.copyOf(editions);
    notes = List.copyOf(notes);
  }

  /** Whether there was nothing to delete. */
  public boolean nothing() {
    return sources
            + answers
            + memory
            + runs.size()
            + batchRuns
            + editions.size()
            + records
            + logs
            + temporaryFiles
        == 0;
  }

  /** What went, in one sentence without a full stop. */
  public String words() {
    List<String> parts = new ArrayList<>();
    if (sources > 0) {
      parts.add(
          String.format(Locale.ROOT, "%d source files (%.1f MB)", sources, sourceBytes / 1e6));
    }
    if (answers > 0) {
      parts.add(answers + " answers of engines");
    }
    if (memory > 0) {
      parts.add(memory + " translations of engines that no job uses any more");
    }
    if (!runs.isEmpty()) {
      parts.add("history and texts of " + String.join(", ", runs));
    }
    if (batchRuns > 0) {
      parts.add(batchRuns + " records of runs");
    }
    if (!editions.isEmpty()) {
      parts.add("the editions " + String.join(", ", editions));
    }
    if (records > 0) {
      parts.add(records + " records of orders, acknowledgements, fires and alerts");
    }
    if (logs > 0) {
      parts.add(logs + " logs of runs");
    }
    if (temporaryFiles > 0) {
      parts.add(temporaryFiles + " temporary files");
    }
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }
}
