package dev.diptych.operations;

import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason;
import dev.diptych.job.Reason.Edition;
import dev.diptych.job.Refusal;
import dev.diptych.job.RefusedException;
import dev.diptych.run.Recovery.Diagnosis;
import dev.diptych.run.Vitals;
import dev.diptych.store.EditionRow;
import dev.diptych.store.EditionSummaries;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.Editions;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.Kind;
import dev.diptych.store.PassRow.State;
import dev.diptych.store.ProcessIdentity.Life;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What may be done with an edition as its last pass stands, and what to do where it may not. All
 * verbs ask here, so that none sends a person to another that refuses too.
 */
@Component
class Permits {

  private final EditionSummaries summaries;
  private final Vitals vitals;
  private final RunPremises premises;
  private final Editions editions;

  Permits(EditionSummaries summaries, Vitals vitals, RunPremises premises, Editions editions) {
    this.summaries = summaries;
    this.editions = editions;
    this.vitals = vitals;
    this.premises = premises;
  }

  /** How a pass stands, as far as that decides. */
  private enum Stand {
    READY,
    /** Its process lives, or was heard of lately on another machine. */
    ALIVE,
    /** The same, and it was asked to stop. */
    STOPPING,
    /** On another machine, and not heard of for longer than allowed. */
    SILENT,
    DEAD,
    FAILED,
    STOPPED,
    FINISHED,
    /** Finished, and sections are missing. */
    GAPS,
    /** The night was given up: its files are free. */
    GIVEN_UP,
    /** A later pass was given up; what was out before is out. */
    LEFT,
    /** It could not be finished: a later edition has its files. */
    SUPERSEDED
  }

  /** Whether something may be done now. */
  boolean allows(Act act, EditionRow edition) {
    EditionSummary summary = summaries.of(edition.id());
    return allowed(act, stand(summary, diagnosis(summary)));
  }

  /** Everything that may be done now. */
  Set<Act> allowed(EditionRow edition) {
    EditionSummary summary = summaries.of(edition.id());
    Stand stand = stand(summary, diagnosis(summary));
    Set<Act> allowed = EnumSet.noneOf(Act.class);
    for (Act act : Act.values()) {
      if (allowed(act, stand)) {
        allowed.add(act);
      }
    }
    return allowed;
  }

  /**
   * Makes sure that something may be done now.
   *
   * @return the pass it is about
   * @throws BusyException if it may be done when a run has ended
   * @throws RefusedException if it may not; the refusal names the verb that may
   */
  PassRow require(Act act, EditionRow edition) {
    EditionSummary summary = summaries.of(edition.id());
    Diagnosis diagnosis = diagnosis(summary);
    if (!allowed(act, stand(summary, diagnosis))) {
      throw refusal(act, summary, diagnosis);
    }
    return summary.pass();
  }

  /**
   * Why something may not be done any more: another process was quicker.
   *
   * @param act what was allowed a moment ago
   */
  RefusedException overtaken(Act act, EditionRow edition) {
    EditionSummary summary = summaries.of(edition.id());
    return refusal(act, summary, diagnosis(summary));
  }

  /** What to do next for an edition that needs a person; nothing while it is being made. */
  static List<Next> next(EditionSummary edition, @Nullable Diagnosis diagnosis) {
    return switch (stand(edition, diagnosis)) {
      case ALIVE, STOPPING -> List.of();
      case DEAD -> List.of(Next.of(When.NEXT, "run", edition.job()), recover(When.NEXT, edition));
      case SILENT -> List.of(recover(When.NEXT, edition));
      case READY, FAILED, STOPPED -> List.of(command(When.NEXT, "restart", edition));
      case GAPS -> List.of(command(When.NEXT, "retry-gaps", edition));
      case FINISHED, GIVEN_UP, LEFT, SUPERSEDED -> List.of(command(When.NEXT, "show", edition));
    };
  }

  /** What a run that may have died says of itself; {@code null} if none runs. */
  @Nullable Diagnosis diagnosis(EditionSummary edition) {
    return edition.pass().state() == State.RUNNING ? vitals.diagnose(edition.beat()) : null;
  }

  /** What is known of the process behind a run; empty if none runs. */
  String evidence(EditionSummary edition) {
    Diagnosis diagnosis = diagnosis(edition);
    return diagnosis == null ? "" : diagnosis.evidence();
  }

  private static Stand stand(EditionSummary edition, @Nullable Diagnosis diagnosis) {
    PassRow pass = edition.pass();
    return switch (pass.state()) {
      case READY -> Stand.READY;
      case RUNNING -> running(pass, diagnosis);
      case FAILED -> Stand.FAILED;
      case STOPPED -> Stand.STOPPED;
      case FINISHED -> edition.missing() ? Stand.GAPS : Stand.FINISHED;
      case ABANDONED -> pass.kind() == Kind.NIGHT ? Stand.GIVEN_UP : Stand.LEFT;
      case SUPERSEDED -> Stand.SUPERSEDED;
    };
  }

  private static Stand running(PassRow pass, @Nullable Diagnosis diagnosis) {
    if (diagnosis == null || diagnosis.dead()) {
      return Stand.DEAD;
    }
    if (diagnosis.recoverable()) {
      return Stand.SILENT;
    }
    return pass.stopRequested() ? Stand.STOPPING : Stand.ALIVE;
  }

  private static boolean allowed(Act act, Stand stand) {
    return switch (act) {
      case MEND -> stand == Stand.FINISHED || stand == Stand.GAPS || stand == Stand.LEFT;
      case WITHDRAW -> stand == Stand.GIVEN_UP || allowed(Act.MEND, stand);
      case RESTART, ABANDON ->
          stand == Stand.READY || stand == Stand.FAILED || stand == Stand.STOPPED;
      case STOP -> stand == Stand.ALIVE || stand == Stand.STOPPING || stand == Stand.SILENT;
      case RECOVER -> stand == Stand.DEAD || stand == Stand.SILENT;
    };
  }

  private RefusedException refusal(Act act, EditionSummary edition, @Nullable Diagnosis diagnosis) {
    Stand stand = stand(edition, diagnosis);
    Refusal refusal =
        new Refusal(
            reason(edition, stand, diagnosis == null ? "" : diagnosis.evidence()),
            instead(act, edition, stand, diagnosis));
    boolean mends = act == Act.MEND || act == Act.WITHDRAW;
    boolean soon =
        (stand == Stand.ALIVE && mends)
            || (stand == Stand.STOPPING && (mends || act == Act.RESTART));
    return soon
        ? new BusyException(
            refusal, "edition " + edition.job() + "/" + edition.label(), premises.ownerAtWork())
        : new RefusedException(refusal);
  }

  private Reason reason(EditionSummary summary, Stand stand, String evidence) {
    PassRow pass = summary.pass();
    Edition edition = new Edition(summary.job(), summary.label());
    return switch (stand) {
      case READY -> new Reason.NotBegun(edition, pass.number());
      case ALIVE -> new Reason.Running(edition, evidence);
      case STOPPING -> new Reason.Stopping(edition, evidence);
      case SILENT -> new Reason.Silent(edition, evidence);
      case DEAD -> new Reason.Died(edition, pass.number(), evidence);
      case FAILED -> new Reason.Failed(edition, pass.number(), pass.failure());
      case STOPPED -> new Reason.Stopped(edition, pass.number());
      case FINISHED, GAPS -> new Reason.Finished(edition);
      case GIVEN_UP -> new Reason.GivenUp(edition, pass.number());
      case LEFT -> new Reason.MendGivenUp(edition, pass.number());
      case SUPERSEDED -> new Reason.Superseded(edition, successor(summary));
    };
  }

  /** The state and the successor were written in one transaction. */
  private String successor(EditionSummary superseded) {
    return editions.successor(superseded.id()).orElseThrow().label();
  }

  private List<Next> instead(
      Act act, EditionSummary edition, Stand stand, @Nullable Diagnosis diagnosis) {
    return switch (stand) {
      case READY, FAILED, STOPPED ->
          switch (act) {
            case STOP ->
                List.of(
                    command(When.TO_GO_ON, "restart", edition),
                    command(When.TO_GIVE_UP, "abandon", edition).withReason());
            case RECOVER -> List.of(command(When.NEXT, "restart", edition));
            case MEND, WITHDRAW, RESTART, ABANDON ->
                List.of(command(When.FIRST, "restart", edition));
          };
      case ALIVE ->
          switch (act) {
            case MEND, WITHDRAW -> List.of(command(When.OR_END, "stop", edition));
            case RESTART -> List.of(command(When.TO_END, "stop", edition));
            case RECOVER ->
                diagnosis != null && diagnosis.life() == Life.ELSEWHERE
                    ? List.of(
                        command(When.TO_END, "stop", edition), recover(When.WHEN_SILENT, edition))
                    : List.of(command(When.TO_END, "stop", edition));
            case ABANDON, STOP -> List.of(command(When.FIRST, "stop", edition));
          };
      case STOPPING -> List.of(command(When.AWAIT_END, "show", edition));
      case SILENT -> List.of(recover(When.IF_MACHINE_IS_DOWN, edition));
      case DEAD -> List.of(recover(When.FIRST, edition));
      case GAPS ->
          act == Act.RESTART || act == Act.RECOVER
              ? List.of(command(When.TO_BRING_WHAT_IS_MISSING, "retry-gaps", edition))
              : List.of(command(When.HOW_IT_ENDED, "show", edition));
      case FINISHED, LEFT -> List.of(command(When.HOW_IT_ENDED, "show", edition));
      case GIVEN_UP -> List.of(Next.of(When.TAKES_ITS_FILES, "run", edition.job()));
      case SUPERSEDED -> List.of(Next.of(When.TO_SEE, "show", edition.job(), successor(edition)));
    };
  }

  private static Next recover(When when, EditionSummary edition) {
    return command(when, "recover", edition).withReason();
  }

  private static Next command(When when, String verb, EditionSummary edition) {
    return Next.of(when, verb, edition.job(), edition.label());
  }
}
