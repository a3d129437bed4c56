package dev.diptych.operations;

import dev.diptych.job.JobFile;
import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.operations.Taken.Answered;
import dev.diptych.operations.Taken.Ready;
import dev.diptych.run.Recovery;
import dev.diptych.run.Recovery.Diagnosis;
import dev.diptych.run.RunSettings;
import dev.diptych.run.Runner;
import dev.diptych.store.AuditLog;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
   * Makes sure that no living process is at work on an edition.
   *
   * @throws BusyException if one is
   */
  void requireNobodyAtWork(EditionRow edition) {
    PassRow pass = editions.lastPass(edition.id());
    if (pass.state() == State.RUNNING) {
      Diagnosis diagnosis = recovery.diagnose(pass);
      if (!diagnosis.dead()) {
        throw atWork(edition, diagnosis);
      }
    }
  }

  /**
   * Makes an edition of an earlier day ready to be finished, if it can be.
   *
   * @param notes gets what was found
   * @return empty if it is finished already, or cannot be finished; the notes say why not
   * @throws BusyException if its process lives
   */
  Optional<Ready> older(EditionRow edition, Actor actor, List<String> notes) {
    PassRow pass = editions.lastPass(edition.id());
    if (pass.state() == State.RUNNING && tooOften(pass)) {
      Diagnosis diagnosis = recovery.diagnose(pass);
      // Nobody will run it again: what it had in hand is taken down, and it writes no more.
      recovery.recover(edition, pass, true);
      notes.add(
          "Edition %s is given up: its process has died %d times (%s)"
              .formatted(edition.name(), pass.autoRecoveries() + 1, diagnosis.evidence()));
      return Optional.empty();
    }
    try {
      runner.requireEngines(edition, pass);
      return unattended(edition, actor, notes) instanceof Ready ready
          ? Optional.of(ready)
          : Optional.empty();
    } catch (BusyException e) {
      throw e;
    } catch (RefusedException | UsageException e) {
      notes.add(
          "Edition %s cannot be finished as it is: %s".formatted(edition.name(), e.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * Makes an unfinished edition ready to be run again.
   *
   * @param notes gets what was found
   * @throws RefusedException if its process lives, or died too often
   */
  Taken unattended(EditionRow edition, Actor actor, List<String> notes) {
    PassRow pass = editions.lastPass(edition.id());
    if (pass.state() == State.RUNNING) {
      pass = recover(edition, pass, notes);
      if (!pass.state().unfinished()) {
        return new Answered(reports.of(edition, pass, Duration.ZERO, notes));
      }
    }
    premises.require(JobFile.thaw(edition.settings()));
    notes.add("Continued edition " + edition.name());
    audit.add(
        actor.name(),
        actor.channel(),
        "run",
        edition.name(),
        actor.reason(),
        "continues pass " + pass.number());
    return new Ready(edition, pass, notes);
  }

  private PassRow recover(EditionRow edition, PassRow pass, List<String> notes) {
    Diagnosis diagnosis = recovery.diagnose(pass);
    if (!diagnosis.dead()) {
      throw atWork(edition, diagnosis);
    }
    if (tooOften(pass)) {
      throw new RefusedException(
          "The process of edition %s has died %d times (%s); a person must look. Then: diptych recover %s %s --reason …"
              .formatted(
                  edition.name(),
                  pass.autoRecoveries() + 1,
                  diagnosis.evidence(),
                  edition.job(),
                  edition.label()));
    }
    PassRow recovered = recovery.recover(edition, pass, true);
    Actor auto = Actor.auto(diagnosis.evidence());
    audit.add(
        auto.name(),
        auto.channel(),
        "recover",
        edition.name(),
        auto.reason(),
        diagnosis.evidence());
    notes.add("Recovered %s: %s".formatted(edition.name(), diagnosis.evidence()));
    return recovered;
  }

  private boolean tooOften(PassRow pass) {
    return pass.autoRecoveries() >= settings.autoRecoveries();
  }

  private static BusyException atWork(EditionRow edition, Diagnosis diagnosis) {
    return new BusyException(
        "Edition %s is already running (%s). See: diptych status"
            .formatted(edition.name(), diagnosis.evidence()),
        "edition " + edition.name(),
        () -> false);
  }
}
