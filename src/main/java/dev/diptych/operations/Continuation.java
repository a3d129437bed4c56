package dev.diptych.operations;

import dev.diptych.job.JobFile;
import dev.diptych.job.RefusedException;
import dev.diptych.operations.Taken.Answered;
import dev.diptych.operations.Taken.Ready;
import dev.diptych.run.Recovery;
import dev.diptych.run.Recovery.Diagnosis;
import dev.diptych.run.RunSettings;
import dev.diptych.store.AuditLog;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.State;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Goes on with an edition whose process died, without anybody's judgement and not for ever. */
@Component
class Continuation {

  private final Recovery recovery;
  private final RunPremises premises;
  private final Reports reports;
  private final Editions editions;
  private final AuditLog audit;
  private final RunSettings settings;

  Continuation(
      Recovery recovery,
      RunPremises premises,
      Reports reports,
      Editions editions,
      AuditLog audit,
      RunSettings settings) {
    this.recovery = recovery;
    this.premises = premises;
    this.reports = reports;
    this.editions = editions;
    this.audit = audit;
    this.settings = settings;
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
      throw new BusyException(
          "Edition %s is already running (%s). See: diptych status"
              .formatted(edition.name(), diagnosis.evidence()),
          "edition " + edition.name(),
          () -> false);
    }
    if (pass.autoRecoveries() >= settings.autoRecoveries()) {
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
}
