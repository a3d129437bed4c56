package dev.diptych.operations;

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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What may be done with an edition as its last pass stands, and what to type where it may not. All
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

  /**
   * Makes sure that something may be done now.
   *
   * @return the pass it is about
   * @throws BusyException if it may be done when a run has ended
   * @throws RefusedException if it may not; the message names the command to type instead
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

  /** What to type next for an edition that needs a person; {@code null} while it is being made. */
  static @Nullable String next(EditionSummary edition, @Nullable Diagnosis diagnosis) {
    Name name = new Name(edition);
    return switch (stand(edition, diagnosis)) {
      case ALIVE, STOPPING -> null;
      case DEAD -> "diptych run %s, or %s".formatted(edition.job(), name.recover());
      case SILENT -> name.recover();
      case READY, FAILED, STOPPED -> name.restart();
      case GAPS -> name.retryGaps();
      case FINISHED, GIVEN_UP, LEFT, SUPERSEDED -> name.show();
    };
  }

  /** What a run that may have died says of itself; {@code null} if none runs. */
  @Nullable Diagnosis diagnosis(EditionSummary edition) {
    return edition.pass().state() == State.RUNNING ? vitals.diagnose(edition.beat()) : null;
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
    if (stand == Stand.SUPERSEDED) {
      return superseded(edition);
    }
    String evidence = diagnosis == null ? "" : diagnosis.evidence();
    String message = how(edition, stand, evidence) + ". " + instead(act, edition, stand, diagnosis);
    boolean mends = act == Act.MEND || act == Act.WITHDRAW;
    boolean soon =
        (stand == Stand.ALIVE && mends)
            || (stand == Stand.STOPPING && (mends || act == Act.RESTART));
    return soon
        ? new BusyException(
            message, "edition " + edition.job() + "/" + edition.label(), premises.ownerAtWork())
        : new RefusedException(message);
  }

  private RefusedException superseded(EditionSummary edition) {
    String successor =
        editions.successor(edition.id()).map(EditionRow::label).orElse("a later edition");
    return new RefusedException(
        "Edition %s/%s could not be finished; its files were taken over by %s/%s. See: diptych show %s %s"
            .formatted(
                edition.job(),
                edition.label(),
                edition.job(),
                successor,
                edition.job(),
                successor));
  }

  private static String how(EditionSummary edition, Stand stand, String evidence) {
    PassRow pass = edition.pass();
    String name = "Edition %s/%s".formatted(edition.job(), edition.label());
    String number = "pass %d".formatted(pass.number());
    return switch (stand) {
      case READY -> "%s is not finished: %s is ordered and has not begun".formatted(name, number);
      case ALIVE -> "%s is running (%s)".formatted(name, evidence);
      case STOPPING ->
          "%s was asked to stop and still finishes what is in hand (%s)".formatted(name, evidence);
      case SILENT ->
          "%s is running on another machine, or that is down (%s)".formatted(name, evidence);
      case DEAD ->
          "%s is not finished: the process of %s died (%s)".formatted(name, number, evidence);
      case FAILED -> "%s is not finished: %s FAILED (%s)".formatted(name, number, pass.failure());
      case STOPPED -> "%s is not finished: %s was STOPPED".formatted(name, number);
      case FINISHED, GAPS -> "%s is finished: nothing of it runs or waits".formatted(name);
      case GIVEN_UP ->
          "%s was given up: %s is ABANDONED, and its files are free".formatted(name, number);
      case LEFT -> "%s was given up: %s is ABANDONED".formatted(name, number);
      case SUPERSEDED -> "%s was superseded".formatted(name);
    };
  }

  private static String instead(
      Act act, EditionSummary edition, Stand stand, @Nullable Diagnosis diagnosis) {
    Name name = new Name(edition);
    return switch (stand) {
      case READY, FAILED, STOPPED ->
          act == Act.STOP
              ? "To go on with it: %s. To give it up: %s".formatted(name.restart(), name.abandon())
              : (act == Act.RECOVER ? "Next: " : "First: ") + name.restart();
      case ALIVE ->
          switch (act) {
            case MEND, WITHDRAW -> "Wait until it has finished (--wait), or end it: " + name.stop();
            case RESTART -> "It needs no restart. To end it: " + name.stop();
            case RECOVER ->
                (diagnosis != null && diagnosis.life() == Life.ELSEWHERE
                        ? "It is not recovered before it has been silent for longer. To end it: "
                        : "It is not recovered. To end it: ")
                    + name.stop();
            case ABANDON, STOP -> "First: " + name.stop();
          };
      case STOPPING -> "Wait until this says STOPPED or FINISHED: " + name.show();
      case SILENT, DEAD ->
          "%s: %s"
              .formatted(stand == Stand.DEAD ? "First" : "If that machine is down", name.recover());
      case GAPS ->
          act == Act.RESTART || act == Act.RECOVER
              ? "What is missing in it: " + name.retryGaps()
              : "How it ended: " + name.show();
      case FINISHED, LEFT, SUPERSEDED -> "How it ended: " + name.show();
      case GIVEN_UP -> "The next run takes them: diptych run " + edition.job();
    };
  }

  /** Commands about one edition. */
  private record Name(String job, String label) {

    Name(EditionSummary edition) {
      this(edition.job(), edition.label());
    }

    private String command(String verb) {
      return "diptych %s %s %s".formatted(verb, job, label);
    }

    String restart() {
      return command("restart");
    }

    String stop() {
      return command("stop");
    }

    String recover() {
      return command("recover") + " --reason …";
    }

    String abandon() {
      return command("abandon") + " --reason …";
    }

    String retryGaps() {
      return command("retry-gaps");
    }

    String show() {
      return command("show");
    }
  }
}
