package dev.diptych.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.diptych.digest.Budget;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why something is refused. Each reason is a record of the facts it is about; {@code evidence} is
 * what is known of a process, {@code fault} what went wrong, both as {@code show} and {@code
 * status} print them.
 */
public sealed interface Reason {

  /** What stands for this reason in JSON; stays the same. */
  @JsonProperty
  default String code() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** Which edition a reason is about. */
  record Edition(String job, String label) {
    @Override
    public String toString() {
      return job + "/" + label;
    }
  }

  /**
   * Who holds the database.
   *
   * @param doing what it is doing, as messages name it
   */
  record Holder(long pid, String host, String doing, Instant lastSeen) {}

  /** Somebody has changed it since whoever gives the order looked at it. */
  record ChangedMeanwhile(Edition edition) implements Reason {}

  /** The process that serves is about to end: it takes nothing more. */
  record Draining() implements Reason {}

  /** Another process takes orders already. */
  record ServedAlready(String address, Holder holder) implements Reason {}

  /** What is wanted is done by the process that serves, and none does. */
  record NobodyServes() implements Reason {}

  /**
   * A fire of a schedule that nobody need decide any more.
   *
   * @param how what became of it
   */
  record FireDecided(String job, Instant due, String how) implements Reason {}

  /** A pass is ordered and has not begun. */
  record NotBegun(Edition edition, int pass) implements Reason {}

  /** Its process lives, or was heard of lately on another machine. */
  record Running(Edition edition, String evidence) implements Reason {}

  /** The same, and it was asked to stop. */
  record Stopping(Edition edition, String evidence) implements Reason {}

  /** On another machine, and not heard of for longer than allowed. */
  record Silent(Edition edition, String evidence) implements Reason {}

  /** The process of a pass died. */
  record Died(Edition edition, int pass, String evidence) implements Reason {}

  /** A pass failed. */
  record Failed(Edition edition, int pass, @Nullable String fault) implements Reason {}

  /** A pass was stopped on request. */
  record Stopped(Edition edition, int pass) implements Reason {}

  /** Nothing of the edition runs or waits. */
  record Finished(Edition edition) implements Reason {}

  /** The night was given up: its files are free. */
  record GivenUp(Edition edition, int pass) implements Reason {}

  /** A later pass was given up; what was out before is out. */
  record MendGivenUp(Edition edition, int pass) implements Reason {}

  /** The edition could not be finished: a later one of the same job has its files. */
  record Superseded(Edition edition, String successor) implements Reason {}

  /** Another run is at work on what this one was to do. */
  record AlreadyRunning(Edition edition, String evidence) implements Reason {}

  /** The process of an edition died too often to be continued unasked. */
  record DiedTooOften(Edition edition, int times, String evidence) implements Reason {}

  /** Another run made the edition at this moment. */
  record MadeMeanwhile(Edition edition) implements Reason {}

  /** Another run took the edition up at this moment. */
  record TakenUpMeanwhile(Edition edition) implements Reason {}

  /** Spring Batch did not start it. */
  record NotStarted(Edition edition, String fault) implements Reason {}

  /** Nothing is deleted while an edition is being made. */
  record TidyingWaits(Edition edition) implements Reason {}

  /** The database is not copied while an edition is being made. */
  record CopyingWaits(Edition edition) implements Reason {}

  /** The edition is older than the retention: its texts are gone. */
  record TextsDeleted(Edition edition) implements Reason {}

  /**
   * What a night may ask of engines is asked.
   *
   * @param night the first edition of the night
   * @param unit {@code calls}, {@code characters} or {@link #COST}
   */
  record BudgetUsedUp(Edition night, String unit, long used, long limit) implements Reason {

    /** The unit whose amounts are millionths of money. */
    public static final String COST = "cost";

    /** An amount as a person types it. */
    public String amount(long of) {
      return unit.equals(COST) ? Budget.money(of) : Long.toString(of);
    }
  }

  /** Too little room on the disk of the data folder. */
  record DiskNearlyFull(String folder, long freeMegabytes, String job, long wantedMegabytes)
      implements Reason {}

  /** The data folder is in a state that a person must mend. */
  record DataFolderUnusable(String folder, String fault) implements Reason {}

  /** It cannot be seen what stands in an output folder. */
  record OutputUnreadable(String folder, String job, String fault) implements Reason {}

  /** The output folder bears another installation's mark. */
  record OutputOfAnother(String folder, String home, String id, String ownId, String jobFile)
      implements Reason {}

  /** The output folder is that of the installation of which this one is a copy. */
  record OutputOfOriginal(String folder, String home, String jobFile) implements Reason {}

  /** The output folder holds editions of a job that this installation did not make. */
  record OutputOfUnknown(String folder, String job, List<String> labels, String jobFile)
      implements Reason {}

  /** A run needs the embedded database for itself. */
  record DatabaseHeld(String folder, @Nullable Holder holder) implements Reason {}

  /** The files of the embedded database cannot be exchanged while a process has them open. */
  record DatabaseInUse(String database, @Nullable Holder holder) implements Reason {}

  /** Nobody would be left who may manage accounts. */
  record LastAdmin(String account) implements Reason {}

  /** A server has tools of its own to restore and empty it. */
  record DatabaseIsServer() implements Reason {}
}
