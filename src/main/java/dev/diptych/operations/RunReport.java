package dev.diptych.operations;

import dev.diptych.job.Refusal;
import dev.diptych.store.EditionSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an order to run ended.
 *
 * @param job the job's name
 * @param edition the edition's label, {@code null} if none was made
 * @param pass the pass that was run, 0 if none was
 * @param outcome in one word
 * @param articles read in this edition
 * @param sections work units of the edition
 * @param translated units with a target for every segment
 * @param gaps units in which something is missing
 * @param deferred units that were not tried
 * @param skipped files and articles inside files that could not be read
 * @param filtered files and articles inside files in which there was nothing to do
 * @param files of the input folder by what became of them, one of several articles counting once
 * @param calls made to engines for this edition
 * @param elapsed wall time of this run
 * @param index pages to open, one a target language
 * @param notes what a person should know, in plain sentences with the next command
 * @param unfinished older editions that were not finished first, for it is not allowed
 */
public record RunReport(
    String job,
    @Nullable String edition,
    int pass,
    Outcome outcome,
    int articles,
    int sections,
    int translated,
    int gaps,
    int deferred,
    int skipped,
    int filtered,
    EditionSummary.Files files,
    long calls,
    Duration elapsed,
    List<String> index,
    List<String> notes,
    List<Unfinished> unfinished) {

  /** Copies the lists, so that the report cannot change. */
  public RunReport {
    index = List.copyOf(index);
    notes = List.copyOf(notes);
    unfinished = List.copyOf(unfinished);
  }

  /**
   * An older edition that was to be finished first.
   *
   * @param edition as {@code job/label}
   * @param refusal why it was not
   */
  public record Unfinished(String edition, Refusal refusal) {}

  /** The same, told of together with older editions that are refused. */
  RunReport without(List<Unfinished> refused) {
    return with(outcome, notes, refused);
  }

  /** The same with more to know. */
  RunReport with(List<String> moreNotes) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(moreNotes);
    return with(outcome, all);
  }

  /** The same with another outcome and other notes. */
  RunReport with(Outcome otherOutcome, List<String> otherNotes) {
    return with(otherOutcome, otherNotes, unfinished);
  }

  private RunReport with(
      Outcome otherOutcome, List<String> otherNotes, List<Unfinished> otherUnfinished) {
    return new RunReport(
        job,
        edition,
        pass,
        otherOutcome,
        articles,
        sections,
        translated,
        gaps,
        deferred,
        skipped,
        filtered,
        files,
        calls,
        elapsed,
        index,
        otherNotes,
        otherUnfinished);
  }

  /**
   * The same, told of together with older editions of which the same order was: the worst outcome
   * counts, and each is named. Where nothing new was found, the last of them is what was done.
   */
  RunReport after(List<RunReport> earlier) {
    if (earlier.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>();
    Outcome worst = Outcome.COMPLETE;
    for (RunReport report : earlier) {
      all.addAll(report.notes());
      // What could not be finished is taken over, or named where it cannot be.
      Outcome told = report.outcome() == Outcome.FAILED ? Outcome.GAPS : report.outcome();
      worst = told.compareTo(worst) > 0 ? told : worst;
      all.add(
          "First, edition %s/%s, which had been left unfinished: %s"
              .formatted(report.job(), report.edition(), words(report.outcome())));
    }
    all.addAll(notes);
    if (outcome == Outcome.NOTHING_NEW) {
      return earlier.get(earlier.size() - 1).with(worst, all);
    }
    return with(outcome.compareTo(worst) > 0 ? outcome : worst, all);
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case COMPLETE -> "complete";
      case GAPS -> "out, with gaps";
      default -> "not finished";
    };
  }

  /** How it ended. */
  public enum Outcome {
    /** The edition is complete. */
    COMPLETE,
    /** The edition is out; what is missing in it is named. */
    GAPS,
    /** Nothing to do; no edition was made. */
    NOTHING_NEW,
    /** The input folder is empty or gone where the last edition had files; no edition was made. */
    NO_INPUT,
    /** A fault of ours; the run can be restarted. */
    FAILED,
    /** Stopped on request; the run can be restarted. */
    STOPPED,
    /** Only said what would be done. */
    DRY_RUN
  }
}
