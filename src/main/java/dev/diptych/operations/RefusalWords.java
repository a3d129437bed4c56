package dev.diptych.operations;

import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason;
import dev.diptych.job.Reason.Edition;
import dev.diptych.job.Reason.Holder;
import dev.diptych.job.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refusals in words, with the commands to type; the only place that words them. */
public final class RefusalWords {

  private RefusalWords() {}

  /** Why something is refused and what to type instead; sentences without a last full stop. */
  public static String of(Refusal refusal) {
    return Stream.concat(
            Stream.of(of(refusal.reason())),
            refusal.next().stream().map(next -> of(next.when()) + ": " + command(next)))
        .collect(Collectors.joining(". "));
  }

  /** The commands to choose from. */
  public static String commands(List<Next> next) {
    return next.stream().map(RefusalWords::command).collect(Collectors.joining(", or "));
  }

  /** What to type; a person replaces each {@code …}. */
  public static String command(Next next) {
    StringBuilder command = new StringBuilder("diptych ").append(next.verb());
    if (next.when() == When.SAME_WITH_MORE) {
      command.append(" …");
    }
    next.arguments().forEach(word -> command.append(' ').append(ShellWord.of(word)));
    next.options()
        .forEach(
            (name, value) -> {
              command.append(" --").append(name);
              if (!value.isEmpty()) {
                command.append(' ').append(ShellWord.of(value));
              }
            });
    return command + (next.wantsReason() ? " --reason …" : "");
  }

  private static String of(When when) {
    return switch (when) {
      case FIRST -> "First";
      case NEXT -> "Next";
      case TO_GO_ON -> "To go on with it";
      case TO_GIVE_UP -> "To give it up";
      case TO_END -> "To end it";
      case OR_END -> "Wait until it has finished (--wait), or end it";
      case AWAIT_END -> "Wait until this says STOPPED or FINISHED";
      case WHEN_SILENT -> "When it has been silent for longer";
      case IF_MACHINE_IS_DOWN -> "If that machine is down";
      case TO_BRING_WHAT_IS_MISSING -> "What is missing in it";
      case HOW_IT_ENDED -> "How it ended";
      case TAKES_ITS_FILES -> "The next run takes them";
      case TO_SEE -> "See";
      case WHEN_LOOKED_AT -> "Then";
      case WHEN_MENDED -> "Mend the cause, then";
      case SAME_WITH_MORE -> "To allow more, over all its editions";
      case TO_TRANSLATE_ANEW -> "To translate its files anew, with them in the input folder";
      case TO_ADOPT -> "If it is to be this installation's from now on";
    };
  }

  /** Why something is refused, without what may be done instead. */
  public static String of(Reason reason) {
    if (reason instanceof Reason.NotBegun r) {
      return "%s: pass %d is ordered and has not begun".formatted(open(r.edition()), r.pass());
    }
    if (reason instanceof Reason.Running r) {
      return "Edition %s is running (%s)".formatted(r.edition(), r.evidence());
    }
    if (reason instanceof Reason.Stopping r) {
      return "Edition %s was asked to stop and still finishes what is in hand (%s)"
          .formatted(r.edition(), r.evidence());
    }
    if (reason instanceof Reason.Silent r) {
      return "Edition %s is running on another machine, or that is down (%s)"
          .formatted(r.edition(), r.evidence());
    }
    if (reason instanceof Reason.Died r) {
      return "%s: the process of pass %d died (%s)"
          .formatted(open(r.edition()), r.pass(), r.evidence());
    }
    if (reason instanceof Reason.Failed r) {
      return "%s: pass %d FAILED (%s)".formatted(open(r.edition()), r.pass(), r.fault());
    }
    if (reason instanceof Reason.Stopped r) {
      return "%s: pass %d was STOPPED".formatted(open(r.edition()), r.pass());
    }
    if (reason instanceof Reason.Finished r) {
      return "Edition %s is finished: nothing of it runs or waits".formatted(r.edition());
    }
    if (reason instanceof Reason.GivenUp r) {
      return "Edition %s was given up: pass %d is ABANDONED, and its files are free"
          .formatted(r.edition(), r.pass());
    }
    if (reason instanceof Reason.MendGivenUp r) {
      return "Edition %s was given up: pass %d is ABANDONED".formatted(r.edition(), r.pass());
    }
    if (reason instanceof Reason.Superseded r) {
      return "Edition %s could not be finished; its files were taken over by %s/%s"
          .formatted(r.edition(), r.edition().job(), r.successor());
    }
    if (reason instanceof Reason.AlreadyRunning r) {
      return "Edition %s is already running (%s)".formatted(r.edition(), r.evidence());
    }
    if (reason instanceof Reason.DiedTooOften r) {
      return "The process of edition %s has died %d times (%s); a person must look"
          .formatted(r.edition(), r.times(), r.evidence());
    }
    if (reason instanceof Reason.MadeMeanwhile r) {
      return "Edition %s was made by another run at this moment".formatted(r.edition());
    }
    if (reason instanceof Reason.ChangedMeanwhile r) {
      return "Edition %s has changed since you looked at it; nothing was done"
          .formatted(r.edition());
    }
    if (reason instanceof Reason.TakenUpMeanwhile r) {
      return "Edition %s was taken up by another run at this moment".formatted(r.edition());
    }
    if (reason instanceof Reason.NotStarted r) {
      return "Edition %s cannot be started: %s. The log has more".formatted(r.edition(), r.fault());
    }
    if (reason instanceof Reason.TidyingWaits r) {
      return "Edition %s is running; nothing is deleted meanwhile".formatted(r.edition());
    }
    if (reason instanceof Reason.CopyingWaits r) {
      return "Edition %s is running, or its run died; the database is not copied meanwhile"
          .formatted(r.edition());
    }
    if (reason instanceof Reason.TextsDeleted r) {
      return "Edition %s is older than the job's retention.runs: its texts are deleted and it cannot be mended"
          .formatted(r.edition());
    }
    if (reason instanceof Reason.BudgetUsedUp r) {
      return "The budget of night %s is used up: %s %s of %s"
          .formatted(r.night(), r.amount(r.used()), r.unit(), r.amount(r.limit()));
    }
    return ofTheMachine(reason);
  }

  private static String ofTheMachine(Reason reason) {
    if (reason instanceof Reason.Draining) {
      return "The server is about to end: it finishes what runs and takes nothing more";
    }
    if (reason instanceof Reason.NobodyServes) {
      return "Nothing serves, so nothing would carry it out";
    }
    if (reason instanceof Reason.FireDecided r) {
      return "Job %s was due at %s, and that is decided: %s".formatted(r.job(), r.due(), r.how());
    }
    if (reason instanceof Reason.ServedAlready r) {
      return "Orders are taken already at %s%s".formatted(r.address(), by(r.holder()));
    }
    if (reason instanceof Reason.DiskNearlyFull r) {
      return "Only %d MB are free on the disk of %s; job %s wants minFreeSpace %d MB. Make room and run again"
          .formatted(r.freeMegabytes(), r.folder(), r.job(), r.wantedMegabytes());
    }
    if (reason instanceof Reason.DataFolderUnusable r) {
      return "The data folder %s cannot be used: %s".formatted(r.folder(), r.fault());
    }
    if (reason instanceof Reason.OutputUnreadable r) {
      return "The output folder %s of job %s cannot be read: %s. Mend that and run again"
          .formatted(r.folder(), r.job(), r.fault());
    }
    if (reason instanceof Reason.OutputOfAnother r) {
      return strange(
          r.folder(),
          "belongs to the installation in %s (id %s, and this one's is %s)"
              .formatted(r.home(), r.id(), r.ownId()),
          r.jobFile());
    }
    if (reason instanceof Reason.OutputOfOriginal r) {
      return strange(
          r.folder(),
          "belongs to the installation in %s, of which this one is a copy".formatted(r.home()),
          r.jobFile());
    }
    if (reason instanceof Reason.OutputOfUnknown r) {
      return strange(
          r.folder(),
          "holds editions of job %s that this installation did not make (%s)"
              .formatted(r.job(), String.join(", ", r.labels())),
          r.jobFile());
    }
    if (reason instanceof Reason.DatabaseHeld r) {
      Holder holder = r.holder();
      return "The database %s is held by %s; a run needs it for itself"
          .formatted(
              r.folder(),
              holder == null
                  ? "another process"
                  : "process %d (%s)".formatted(holder.pid(), holder.doing()));
    }
    if (reason instanceof Reason.DatabaseInUse r) {
      return "The database %s is in use%s. End that first".formatted(r.database(), by(r.holder()));
    }
    if (reason instanceof Reason.LastAdmin r) {
      return "Account %s is the last admin that may log in; nothing was changed"
          .formatted(r.account());
    }
    if (reason instanceof Reason.DatabaseIsServer) {
      return "The database is a server: it is restored and emptied with its own tools, for example"
          + " pg_restore";
    }
    throw new IllegalArgumentException("No words for " + reason);
  }

  private static String open(Edition edition) {
    return "Edition %s is not finished".formatted(edition);
  }

  private static String strange(String folder, String whose, String jobFile) {
    return "The output folder %s %s; nothing was written. Name another folder in %s"
        .formatted(folder, whose, jobFile);
  }

  private static String by(@Nullable Holder holder) {
    return holder == null
        ? ""
        : ": process %d on %s (%s), last seen %s. If it is frozen: kill -CONT %d, or kill -9 %d and run again"
            .formatted(
                holder.pid(),
                holder.host(),
                holder.doing(),
                holder.lastSeen(),
                holder.pid(),
                holder.pid());
  }
}
