package dev.diptych.operations;

import dev.diptych.digest.Cause;
import dev.diptych.job.RefusedException;
import dev.diptych.run.Recovery;
import dev.diptych.run.Recovery.Diagnosis;
import dev.diptych.store.AuditLog;
import dev.diptych.store.AuditLog.Deed;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.Manifest;
import dev.diptych.store.PassRow;
import dev.diptych.store.Transactions;
import dev.diptych.store.Units;
import org.springframework.stereotype.Service;

/**
 * Stops, recovers and abandons runs, also those of other processes. Each method answers in words
 * what happens now and what to do next; each is audited.
 *
 * <p>Common to all: {@link dev.diptych.job.UsageException} if there is no such edition, {@link
 * RefusedException} if it is not allowed now, saying what may be done instead.
 */
@Service
public class RunControl {

  private final NamedEditions named;
  private final Permits permits;
  private final Editions editions;
  private final Manifest manifest;
  private final Units units;
  private final Recovery recovery;
  private final AuditLog audit;
  private final Transactions transactions;

  RunControl(
      NamedEditions named,
      Permits permits,
      Editions editions,
      Manifest manifest,
      Units units,
      Recovery recovery,
      AuditLog audit,
      Transactions transactions) {
    this.named = named;
    this.permits = permits;
    this.editions = editions;
    this.manifest = manifest;
    this.units = units;
    this.recovery = recovery;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * Makes sure that something may be done with an edition now; for whoever only asks.
   *
   * @throws RefusedException if not
   */
  public void requireAllowed(Act act, EditionName name) {
    permits.require(act, named.find(name));
  }

  /** Asks a run to stop: it finishes what is in hand and can be restarted. */
  public String stop(EditionName name, Actor actor) {
    EditionRow edition = named.find(name);
    PassRow pass = permits.require(Act.STOP, edition);
    if (!editions.requestStop(pass.id())) {
      throw permits.overtaken(Act.STOP, edition);
    }
    audit(actor, deed("stop", edition, pass, "asked to stop", "pass " + pass.number()));
    Diagnosis diagnosis = recovery.diagnose(pass);
    return "Stop of %s requested; what is in hand is finished first. It is stopped when this says STOPPED: diptych show %s %s%s"
        .formatted(
            edition.name(),
            edition.job(),
            edition.label(),
            diagnosis.recoverable()
                ? ". It may never be (%s); if that machine is down: diptych recover %s %s --reason …"
                    .formatted(diagnosis.evidence(), edition.job(), edition.label())
                : "");
  }

  /**
   * Declares the process of a run dead, on evidence, so that the run can be restarted; whatever
   * that process still tries to write is refused.
   */
  public String recover(EditionName name, Actor actor) {
    EditionRow edition = named.find(name);
    PassRow pass = permits.require(Act.RECOVER, edition);
    Diagnosis diagnosis = recovery.diagnose(pass);
    PassRow recovered = recovery.recover(edition, pass, false);
    audit(actor, deed("recover", edition, pass, AuditWords.of(recovered), diagnosis.evidence()));
    return "Recovered %s (%s); it is %s. Next: diptych %s %s %s"
        .formatted(
            edition.name(),
            diagnosis.evidence(),
            recovered.state(),
            recovered.state().unfinished() ? "restart" : "show",
            edition.job(),
            edition.label());
  }

  /** Gives up an unfinished pass for good; what it did not do stays missing. */
  public String abandon(EditionName name, Actor actor) {
    EditionRow edition = named.find(name);
    PassRow pass = permits.require(Act.ABANDON, edition);
    if (!transactions.run(() -> abandon(edition, pass, actor))) {
      throw permits.overtaken(Act.ABANDON, edition);
    }
    return "Abandoned pass %d of %s; the next run takes its unread files again"
        .formatted(pass.number(), edition.name());
  }

  private boolean abandon(EditionRow edition, PassRow pass, Actor actor) {
    boolean done = editions.abandon(pass.id());
    if (done) {
      units.giveUp(edition.id(), Cause.of(Cause.Code.ABANDONED, pass.number()));
      if (pass.number() == 1) {
        manifest.forgetUnreadableOf(edition); // It was never out to say so.
      }
      audit(
          actor,
          deed(
              "abandon",
              edition,
              pass,
              AuditWords.of(editions.passById(pass.id())),
              "pass %d was %s".formatted(pass.number(), pass.state())));
    }
    return done;
  }

  private static Deed deed(
      String verb, EditionRow edition, PassRow pass, String after, String detail) {
    return new Deed(verb, edition.name(), pass.id(), AuditWords.of(pass), after, detail);
  }

  private void audit(Actor actor, Deed deed) {
    audit.add(actor.name(), actor.channel(), actor.reason(), deed);
  }
}
