package dev.diptych.operations;

import dev.diptych.job.JobFile;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason.AlreadyRunning;
import dev.diptych.job.Reason.DiedTooOften;
import dev.diptych.job.Reason.Edition;
import dev.diptych.job.Refusal;
import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.operations.RunReport.Unfinished;
import dev.diptych.operations.Taken.Answered;
import dev.diptych.operations.Taken.Ready;
import dev.diptych.run.Recovery;
import dev.diptych.run.Recovery.Diagnosis;
import dev.diptych.run.RunSettings;
import dev.diptych.run.Runner;
import dev.diptych.store.AuditLog;
import dev.diptych.store.AuditLog.Deed;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Goes on with an edition whose process died, without anybody's judgement and not for ever. */
@Component
class Continuation {

  private final Recovery recovery;
  private final Runner runner;
  private final RunPremises premises;
  private final Reports reports;
  private final Editions editions;
  private final AuditLog audit;
  private final RunSettings settings;

  Continuation(
      Recovery recovery,
      Runner runner,
      RunPremises premises,
      Reports reports,
      Editions editions,
      AuditLog audit,
      RunSettings settings) {
    this.recovery = recovery;
    this.runner = runner;
    this.premises = premises;
    this.reports = reports;
    this.editions = editions;
    this.audit = audit;
    this.settings = settings;
  }

  /**
   * An unfinished edition as it stands at one look: what is done with it afterwards fails if it
   * stands otherwise by then.
   *
   * @param diagnosis of the process behind a running pass, {@code null} if none runs
   */
  record Found(EditionRow edition, PassRow pass, @Nullable Diagnosis diagnosis) {

    /**
     * Makes sure that no living process is at work on it.
     *
     * @throws BusyException if one is
     */
    void requireNobodyAtWork() {
      if (diagnosis != null && !diagnosis.dead()) {
        throw new BusyException(
            new Refusal(
                new AlreadyRunning(named(), diagnosis.evidence()),
                List.of(Next.of(When.TO_SEE, "status"))),
            "edition " + edition.name(),
            () -> false);
      }
    }

    Edition named() {
      return new Edition(edition.job(), edition.label());
    }
  }

  /** Looks at an unfinished edition. */
  Found find(EditionRow edition) {
    PassRow pass = editions.lastPass(edition.id());
    return new Found(edition, pass, pass.state() == State.RUNNING ? recovery.diagnose(pass) : null);
  }

  /**
   * Makes an edition of an earlier day ready to be finished, if it can be.
   *
   * @param notes gets what was found
   * @param unfinished gets why it is refused, if it is
   * @return empty if it is finished already, or cannot be finished; the notes say why not
   * @throws BusyException if its process lives
   */
  Optional<Ready> older(Found found, Actor actor, List<String> notes, List<Unfinished> unfinished) {
    EditionRow edition = found.edition();
    PassRow pass = found.pass();
    found.requireNobodyAtWork();
    if (found.diagnosis() != null && tooOften(pass)) {
      // Nobody will run it again: what it had in hand is taken down, and it writes no more.
      recovery.recover(edition, pass, true);
      notes.add(
          "Edition %s is given up: its process has died %d times (%s)"
              .formatted(edition.name(), pass.autoRecoveries() + 1, found.diagnosis().evidence()));
      return Optional.empty();
    }
    try {
      runner.requireEngines(edition, pass);
      return unattended(found, actor, notes) instanceof Ready ready
          ? Optional.of(ready)
          : Optional.empty();
    } catch (BusyException e) {
      throw e;
    } catch (RefusedException e) {
      unfinished.add(new Unfinished(edition.name(), e.refusal()));
    } catch (UsageException e) {
      notes.add(
          "Edition %s cannot be finished as it is: %s".formatted(edition.name(), e.getMessage()));
    }
    return Optional.empty();
  }

  /**
   * Makes an unfinished edition ready to be run again.
   *
   * @param notes gets what was found
   * @throws RefusedException if its process lives, or died too often
   */
  Taken unattended(Found found, Actor actor, List<String> notes) {
    EditionRow edition = found.edition();
    PassRow pass = found.pass();
    found.requireNobodyAtWork();
    if (found.diagnosis() != null) {
      pass = recover(found, found.diagnosis().evidence(), notes);
      if (!pass.state().unfinished()) {
        return new Answered(reports.of(edition, pass, Duration.ZERO, notes));
      }
    }
    premises.require(JobFile.thaw(edition.settings()));
    notes.add("Continued edition " + edition.name());
    audit.add(
        actor.name(),
        actor.channel(),
        actor.reason(),
        new Deed(
            "run",
            edition.name(),
            pass.id(),
            AuditWords.of(pass),
            "taken up again",
            "continues pass " + pass.number()));
    return new Ready(edition, pass, notes);
  }

  private PassRow recover(Found found, String evidence, List<String> notes) {
    EditionRow edition = found.edition();
    PassRow pass = found.pass();
    if (tooOften(pass)) {
      throw new RefusedException(
          new DiedTooOften(found.named(), pass.autoRecoveries() + 1, evidence),
          Next.of(When.WHEN_LOOKED_AT, "recover", edition.job(), edition.label()).withReason());
    }
    PassRow recovered = recovery.recover(edition, pass, true);
    Actor auto = Actor.auto(evidence);
    audit.add(
        auto.name(),
        auto.channel(),
        auto.reason(),
        new Deed(
            "recover",
            edition.name(),
            pass.id(),
            AuditWords.of(pass),
            AuditWords.of(recovered),
            evidence));
    notes.add("Recovered %s: %s".formatted(edition.name(), evidence));
    return recovered;
  }

  private boolean tooOften(PassRow pass) {
    return pass.autoRecoveries() >= settings.autoRecoveries();
  }
}
