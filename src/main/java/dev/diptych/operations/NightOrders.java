package dev.diptych.operations;

import dev.diptych.job.JobFile;
import dev.diptych.job.UsageException;
import dev.diptych.job.Version;
import dev.diptych.operations.Continuation.Found;
import dev.diptych.operations.EditionMaker.Draft;
import dev.diptych.operations.NightEstimate.Estimated;
import dev.diptych.operations.RunReport.Outcome;
import dev.diptych.operations.RunReport.Unfinished;
import dev.diptych.operations.Taken.Answered;
import dev.diptych.operations.Taken.Before;
import dev.diptych.operations.Taken.Ready;
import dev.diptych.operations.Taken.Several;
import dev.diptych.store.AuditLog;
import dev.diptych.store.AuditLog.Deed;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.PassRow;
import dev.diptych.store.Transactions;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders for the night: the edition of the day, new or to be continued. */
@Component
class NightOrders {

  private final Jobs jobs;
  private final EditionMaker maker;
  private final Succession succession;
  private final Continuation continuation;
  private final RunPremises premises;
  private final NamedEditions named;
  private final Allowances allowances;
  private final Permits permits;
  private final Reports reports;
  private final NightlyBackups backups;
  private final NightEstimate estimate;
  private final FeedNews feedNews;
  private final Editions editions;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  NightOrders(
      Jobs jobs,
      EditionMaker maker,
      Succession succession,
      Continuation continuation,
      RunPremises premises,
      NamedEditions named,
      Allowances allowances,
      Permits permits,
      Reports reports,
      NightlyBackups backups,
      NightEstimate estimate,
      FeedNews feedNews,
      Editions editions,
      AuditLog audit,
      Transactions transactions,
      Clock clock) {
    this.jobs = jobs;
    this.maker = maker;
    this.succession = succession;
    this.continuation = continuation;
    this.premises = premises;
    this.named = named;
    this.allowances = allowances;
    this.permits = permits;
    this.reports = reports;
    this.backups = backups;
    this.estimate = estimate;
    this.feedNews = feedNews;
    this.editions = editions;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * An order that is being taken.
   *
   * @param asOf "now" for a new edition
   * @param tried the older editions that were to be finished so far
   * @param notes what a person should know of the next pass
   * @param unfinished the older editions of which that is refused
   * @param drafts gets what a new edition would read, if nothing is to be changed
   * @param continued gets the edition that would be continued, in the same case
   */
  private record Night(
      WorkOrder.Run order,
      Actor actor,
      JobFile job,
      Instant asOf,
      Set<Long> tried,
      List<String> notes,
      List<Unfinished> unfinished,
      List<Foreseen> drafts,
      List<EditionRow> continued) {

    boolean isToday(EditionRow edition) {
      String day = LocalDate.ofInstant(asOf, job.zone()).toString();
      return edition.label().equals(day) || edition.label().startsWith(day + "-");
    }

    /** The same, with nothing told yet. */
    Night again() {
      return new Night(
          order, actor, job, asOf, tried, new ArrayList<>(), unfinished, drafts, continued);
    }
  }

  /** What a new edition would read and ask. */
  private record Foreseen(int files, Estimated estimated) {}

  /**
   * Finishes older editions first, each under its own label; then continues the edition of the day
   * if it is unfinished, otherwise makes a new one if there is anything new. What cannot be
   * finished is taken over by the new one. An edition that is named is made or continued alone.
   *
   * @param unfinished gets the older editions of which that is refused
   */
  Taken run(WorkOrder.Run order, Actor actor, List<Unfinished> unfinished) throws IOException {
    return run(night(order, actor, unfinished));
  }

  private Night night(WorkOrder.Run order, Actor actor, List<Unfinished> unfinished) {
    JobFile job = jobs.loadAlsoWithoutInput(order.job(), order.overrides());
    Instant asOf = order.asOf() == null ? clock.instant() : order.asOf();
    return new Night(
        order,
        actor,
        job,
        asOf,
        new HashSet<>(),
        new ArrayList<>(),
        unfinished,
        new ArrayList<>(),
        new ArrayList<>());
  }

  private Taken run(Night night) throws IOException {
    String label = night.order().overrides().edition();
    return label == null ? day(night) : named(night, label);
  }

  /**
   * What an order would do.
   *
   * @param label of the edition if it is named, {@code null} if the day names it
   * @param continued the edition that would be gone on with, {@code null} for a new one
   * @param what in one sentence
   * @param files that a new edition would read
   * @param estimated what it would ask
   * @param notes what a person should know besides
   */
  record Planned(
      @Nullable String label,
      @Nullable EditionRow continued,
      String what,
      int files,
      Estimated estimated,
      List<String> notes) {}

  /** What an order would do; changes nothing, whatever it says itself. */
  Planned plan(WorkOrder.Run order) throws IOException {
    Night night =
        night(
            new WorkOrder.Run(order.job(), order.overrides(), order.asOf(), true),
            new Actor("", "", null),
            new ArrayList<>());
    RunReport report = ((Answered) run(night)).report();
    Foreseen foreseen =
        night.drafts().isEmpty() ? new Foreseen(0, Estimated.NOTHING) : night.drafts().get(0);
    List<String> notes = new ArrayList<>(report.notes());
    String what = notes.isEmpty() ? "Nothing would be done" : notes.remove(notes.size() - 1);
    notes.removeAll(NightEstimate.words(night.job(), foreseen.estimated()));
    return new Planned(
        order.overrides().edition(),
        night.continued().isEmpty() ? null : night.continued().get(0),
        what,
        foreseen.files(),
        foreseen.estimated(),
        notes);
  }

  private Taken named(Night night, String label) throws IOException {
    EditionRow found = null;
    for (EditionRow edition : editions.unfinished(night.job().name())) {
      if (edition.label().equals(label)) {
        found = edition;
      } else {
        night
            .notes()
            .add(
                "Edition %s is not finished; the next run without --edition finishes it: diptych run %s"
                    .formatted(edition.name(), edition.job()));
      }
    }
    if (found != null) {
      return continued(night, continuation.find(found));
    }
    maker.requireFree(night.job(), label);
    return made(night, label, List.of());
  }

  private Taken continued(Night night, Found found) {
    if (!night.order().dryRun()) {
      return continuation.unattended(found, night.actor(), night.notes());
    }
    night.continued().add(found.edition());
    return new Answered(
        reports.dryRun(
            night.job(), "would continue edition " + found.edition().name(), night.notes()));
  }

  private Taken day(Night night) throws IOException {
    List<Found> unfinished =
        editions.unfinished(night.job().name()).stream().map(continuation::find).toList();
    if (!night.order().dryRun()) {
      unfinished.forEach(Found::requireNobodyAtWork);
    }
    Found today = null;
    List<EditionRow> left = new ArrayList<>();
    for (Found found : unfinished) {
      EditionRow edition = found.edition();
      if (today == null && night.isToday(edition)) {
        today = found;
      } else if (night.order().dryRun()) {
        night.notes().add("Edition %s would be finished first".formatted(edition.name()));
      } else {
        Optional<Ready> ready = finishable(night, found);
        if (ready.isPresent()) {
          return new Before(ready.get(), report -> day(night.again()));
        }
        left.add(edition);
      }
    }
    left.removeIf(edition -> !editions.lastPass(edition.id()).state().unfinished());
    return today == null ? made(night, null, left) : today(night, today, left);
  }

  private Optional<Ready> finishable(Night night, Found older) {
    return night.tried().add(older.edition().id())
        ? continuation.older(older, night.actor(), night.notes(), night.unfinished())
        : Optional.empty();
  }

  /** What was begun today has its files already: those of older ones wait for the next. */
  private Taken today(Night night, Found today, List<EditionRow> left) {
    Taken taken = continued(night, today);
    return left.isEmpty() || !(taken instanceof Ready ready)
        ? taken
        : new Before(
            ready,
            report ->
                report.outcome() == Outcome.FAILED ? new Answered(report) : day(night.again()));
  }

  private Taken made(Night night, @Nullable String label, List<EditionRow> left)
      throws IOException {
    WorkOrder.Run order = night.order();
    JobFile job = night.job();
    List<String> notes = night.notes();
    List<EditionRow> nights = left.stream().filter(this::wasNeverOut).toList();
    left.stream()
        .filter(edition -> !nights.contains(edition))
        .forEach(
            edition ->
                notes.add(
                    "Edition %s is out, but its last mend is not finished: diptych show %s %s"
                        .formatted(edition.name(), edition.job(), edition.label())));
    Draft draft = feedNews.withoutIdleFeeds(job, draft(job, order, nights));
    draft.left().forEach(file -> notes.add("Left: %s (%s)".formatted(file.path(), file.reason())));
    if (draft.missing() != null) {
      notes.add(draft.missing());
      return new Answered(reports.noInput(job, notes));
    }
    if (order.dryRun()) {
      Estimated estimated = estimate.estimate(job, draft.sourcesToRead());
      night.drafts().add(new Foreseen((int) draft.toRead(), estimated));
      notes.addAll(NightEstimate.words(job, estimated));
      return new Answered(
          reports.dryRun(job, "would read %d files".formatted(draft.toRead()), notes));
    }
    if (!draft.isNews()) {
      notes.addAll(backups.afterNight());
      RunReport nothing = reports.nothingNew(job, draft.files().size(), notes);
      return new Answered(left.isEmpty() ? nothing : nothing.with(Outcome.GAPS, nothing.notes()));
    }
    premises.require(job);
    EditionRow edition =
        maker.make(job, draft, label, night.asOf(), night.actor(), Version.current());
    notes.addAll(succession.clear(nights));
    Ready ready = new Ready(edition, editions.lastPass(edition.id()), notes);
    return nights.size() == left.size() ? ready : new Several(List.of(ready), List.of(), true);
  }

  /** One that failed in a later pass was published before; its files are in it. */
  private boolean wasNeverOut(EditionRow edition) {
    return editions.lastPass(edition.id()).number() == 1;
  }

  /** A folder that never had files is a fault of the job file, and said with its line. */
  private Draft draft(JobFile job, WorkOrder.Run order, List<EditionRow> givenUp)
      throws IOException {
    try {
      return maker.draft(job, givenUp);
    } catch (UsageException e) {
      jobs.load(order.job(), order.overrides());
      throw e;
    }
  }

  /** Goes on with a failed or stopped pass. */
  Taken restart(WorkOrder.Restart order, Actor actor) {
    EditionRow edition = named.find(order.edition());
    PassRow pass = permits.require(Act.RESTART, edition);
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
                  actor.reason(),
                  new Deed(
                      "restart",
                      edition.name(),
                      pass.id(),
                      AuditWords.of(pass),
                      "taken up again",
                      detail));
              return allowances.grant(edition, order.allowance());
            });
    return new Ready(allowed, pass, List.of());
  }
}
