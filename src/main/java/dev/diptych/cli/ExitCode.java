package dev.diptych.cli;

import dev.diptych.job.JobFileException;
import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.store.FencedException;
import picocli.CommandLine.ParameterException;

/** What the process tells its caller; the one table of exit codes. */
enum ExitCode {
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

  int number() {
    return number;
  }

  /** What an exception that ended a verb means. */
  static ExitCode of(Throwable failure) {
    if (failure instanceof UsageException
        || failure instanceof JobFileException
        || failure instanceof ParameterException) {
      return USAGE;
    }
    if (failure instanceof RefusedException || failure instanceof FencedException) {
      return REFUSED;
    }
    if (failure instanceof InterruptedException) {
      return STOPPED;
    }
    return FAILED;
  }

  /** {@link #GAPS} if something is missing, otherwise {@link #COMPLETE}. */
  static ExitCode ofMissing(boolean missing) {
    return missing ? GAPS : COMPLETE;
  }
}
