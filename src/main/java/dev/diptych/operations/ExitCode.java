package dev.diptych.operations;

import dev.diptych.job.JobFileException;
import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.store.DatabaseVersionException;
import dev.diptych.store.FencedException;
import java.util.Arrays;

/**
 * How an order ended: what a process tells its caller, and the JSON API and the pages say; the one
 * table of exit codes.
 */
public enum ExitCode {
  /** Everything asked for is there, or there was nothing new to do. */
  COMPLETE(0),
  /** The command line or a job file is wrong; nothing was started. */
  USAGE(2),
  /** Done, but something is missing and named. */
  GAPS(3),
  /** Failed for a reason of ours (disk, database, bug); a run can be restarted. */
  FAILED(4),
  /** Not allowed now: already running, fenced and so on. */
  REFUSED(5),
  /** Stopped on request; a run can be restarted. */
  STOPPED(6);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** As the process gives it. */
  public int number() {
    return number;
  }

  /** The same in one word, for answers that programs read: it stays when a constant is renamed. */
  public String code() {
    return switch (this) {
      case COMPLETE -> "complete";
      case USAGE -> "usage";
      case GAPS -> "gaps";
      case FAILED -> "failed";
      case REFUSED -> "refused";
      case STOPPED -> "stopped";
    };
  }

  /**
   * The code of this number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ExitCode of(int number) {
    return Arrays.stream(values())
        .filter(code -> code.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No exit code " + number));
  }

  /** What an exception that ended a verb means. */
  public static ExitCode of(Throwable failure) {
    if (failure instanceof UsageException || failure instanceof JobFileException) {
      return USAGE;
    }
    if (failure instanceof RefusedException
        || failure instanceof FencedException
        || failure instanceof DatabaseVersionException) {
      return REFUSED;
    }
    if (failure instanceof InterruptedException) {
      return STOPPED;
    }
    return FAILED;
  }

  /** What the end of a run means. */
  public static ExitCode of(RunReport.Outcome outcome) {
    return switch (outcome) {
      case COMPLETE, NOTHING_NEW, DRY_RUN -> COMPLETE;
      case GAPS, NO_INPUT -> GAPS;
      case FAILED -> FAILED;
      case STOPPED -> STOPPED;
    };
  }

  /** {@link #GAPS} if something is missing, otherwise {@link #COMPLETE}. */
  public static ExitCode ofMissing(boolean missing) {
    return missing ? GAPS : COMPLETE;
  }
}
