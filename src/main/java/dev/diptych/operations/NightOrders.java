package dev.diptych.operations;

import dev.diptych.job.JobFile;
import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.job.Version;
import dev.diptych.operations.EditionMaker.Draft;
import dev.diptych.operations.Taken.Answered;
import dev.diptych.operations.Taken.Ready;
import dev.diptych.run.Recovery;
import dev.diptych.store.AuditLog;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.PassRow;
import dev.diptych.store.Transactions;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders for the night: the edition of the day, new or to be continued. */
@Component
class NightOrders {

  private final Jobs jobs;
  private final EditionMaker maker;
  private final Continuation continuation;
  private final RunPremises premises;
  private final NamedEditions named;
  private final Allowances allowances;
  private final Recovery recovery;
  private final Reports reports;
  private final NightlyBackups backups;
  private final Editions editions;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  NightOrders(
      Jobs jobs,
      EditionMaker maker,
      Continuation continuation,
      RunPremises premises,
      NamedEditions named,
      Allowances allowances,
      Recovery recovery,
      Reports reports,
      NightlyBackups backups,
      Editions editions,
      AuditLog audit,
      Transactions transactions,
      Clock clock) {
    this.jobs = jobs;
    this.maker = maker;
    this.continuation = continuation;
    this.premises = premises;
    this.named = named;
    this.allowances = allowances;
    this.recovery = recovery;
    this.reports = reports;
    this.backups = backups;
    this.editions = editions;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Continues the edition of the day if it is unfinished, otherwise makes a new one if there is
   * anything new.
   */
  Taken run(WorkOrder.Run order, Actor actor) throws IOException {
    JobFile job = jobs.loadAlsoWithoutInput(order.job(), order.overrides());
    Instant asOf = order.asOf() == null ? clock.instant() : order.asOf();
    String label = order.overrides().edition();
    List<String> notes = new ArrayList<>();
    Optional<EditionRow> open = unfinished(job, label, asOf, notes);
    if (open.isPresent()) {
      return order.dryRun()
          ? new Answered(reports.dryRun(job, "would continue edition " + open.get().name(), notes))
          : continuation.unattended(open.get(), actor, notes);
    }
    if (label != null) {
      maker.requireFree(job, label);
    }
    Draft draft = draft(job, order);
    draft.left().forEach(left -> notes.add("Left: %s (%s)".formatted(left.path(), left.reason())));
    if (draft.missing() != null) {
      notes.add(draft.missing());
      return new Answered(reports.noInput(job, notes));
    }
    if (order.dryRun()) {
      return new Answered(
          reports.dryRun(job, "would read %d files".formatted(draft.toRead()), notes));
    }
    if (!draft.isNews()) {
      notes.addAll(backups.afterNight());
      return new Answered(reports.nothingNew(job, draft.files().size(), notes));
    }
    premises.require(job);
    EditionRow edition = maker.make(job, draft, label, asOf, actor, Version.current());
    return new Ready(edition, editions.lastPass(edition.id()), notes);
  }

  /** A folder that never had files is a fault of the job file, and said with its line. */
  private Draft draft(JobFile job, WorkOrder.Run order) throws IOException {
    try {
      return maker.draft(job);
    } catch (UsageException e) {
      jobs.load(order.job(), order.overrides());
      throw e;
    }
  }

  private Optional<EditionRow> unfinished(
      JobFile job, @Nullable String label, Instant asOf, List<String> notes) {
    String day = LocalDate.ofInstant(asOf, job.zone()).toString();
    EditionRow found = null;
    for (EditionRow edition : editions.unfinished(job.name())) {
      boolean wanted =
          label == null
              ? edition.label().equals(day) || edition.label().startsWith(day + "-")
              : edition.label().equals(label);
      if (wanted && found == null) {
        found = edition;
      } else {
        notes.add(
            "Edition %s is not finished. To finish it: diptych restart %s %s"
                .formatted(edition.name(), edition.job(), edition.label()));
      }
    }
    return Optional.ofNullable(found);
  }

  /** Goes on with a failed or stopped pass. */
  Taken restart(WorkOrder.Restart order, Actor actor) {
    EditionRow edition = named.find(order.edition());
    PassRow pass = editions.lastPass(edition.id());
    switch (pass.state()) {
      case RUNNING ->
          throw new RefusedException(
              "Edition %s is running (%s). If that process is dead: diptych recover %s %s --reason …"
                  .formatted(
                      edition.name(),
                      recovery.diagnose(pass).evidence(),
                      edition.job(),
                      edition.label()));
      case FINISHED, ABANDONED ->
          throw new RefusedException(
              "Edition %s is %s; nothing is left to restart. What is missing in it: diptych retry-gaps %s %s"
                  .formatted(edition.name(), pass.state(), edition.job(), edition.label()));
      case READY, FAILED, STOPPED -> {
        premises.require(JobFile.thaw(edition.settings()));
        String changes = allowances.changes(edition, order.allowance());
        String detail =
            "pass %d was %s%s"
                .formatted(pass.number(), pass.state(), changes.isEmpty() ? "" : "; " + changes);
        EditionRow allowed =
            transactions.run(
                () -> {
                  audit.add(
                      actor.name(),
                      actor.channel(),
                      "restart",
                      edition.name(),
                      actor.reason(),
                      detail);
                  return allowances.grant(edition, order.allowance());
                });
        return new Ready(allowed, pass, List.of());
      }
    }
    throw new IllegalStateException("Unknown state of a pass: " + pass.state());
  }
}
