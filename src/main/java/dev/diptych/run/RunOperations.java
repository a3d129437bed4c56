package dev.diptych.run;

import dev.diptych.intake.ReaderSettings;
import dev.diptych.run.EditionMaker.Draft;
import dev.diptych.run.EditionView.Full;
import dev.diptych.run.Recovery.Diagnosis;
import dev.diptych.run.RunReport.Outcome;
import dev.diptych.run.jobfile.Allowance;
import dev.diptych.run.jobfile.JobFile;
import dev.diptych.run.jobfile.Overrides;
import dev.diptych.store.Articles.Place;
import dev.diptych.store.Backups;
import dev.diptych.store.Database;
import dev.diptych.store.EditionRow;
import dev.diptych.store.ItemRow;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.Kind;
import dev.diptych.store.PassRow.State;
import dev.diptych.store.UnitRow;
import dev.diptych.store.Units.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/**
 * Everything that changes or lists runs; the console, the JSON API and the command line have no
 * other way. Every order is checked before anything is changed, and every change is audited.
 *
 * <p>Common to all methods: {@link UsageException} if a name or setting is wrong, {@link
 * RefusedException} if it is not allowed now; both say what to type instead. Methods that take a
 * watcher run the pass in the calling thread and give it the run's progress first.
 */
@Service
public class RunOperations {

  /** Gaps of an edition that is out need nobody any more when its news is this old. */
  private static final Duration OLD_NEWS = Duration.ofDays(3);

  private final Tables tables;
  private final Jobs jobs;
  private final EditionMaker maker;
  private final Runner runner;
  private final Recovery recovery;
  private final Mending mending;
  private final Allowances allowances;
  private final Housekeeping housekeeping;
  private final Views views;
  private final Database database;
  private final Backups backups;
  private final RunSettings settings;
  private final ReaderSettings limits;
  private final Clock clock;

  /** All parts are beans of this installation. */
  RunOperations(
      Tables tables,
      Jobs jobs,
      EditionMaker maker,
      Runner runner,
      Recovery recovery,
      Mending mending,
      Allowances allowances,
      Housekeeping housekeeping,
      Views views,
      Database database,
      Backups backups,
      RunSettings settings,
      ReaderSettings limits,
      Clock clock) {
    this.tables = tables;
    this.jobs = jobs;
    this.maker = maker;
    this.runner = runner;
    this.recovery = recovery;
    this.mending = mending;
    this.allowances = allowances;
    this.housekeeping = housekeeping;
    this.views = views;
    this.database = database;
    this.backups = backups;
    this.settings = settings;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Runs a job: continues the edition of the day if it is unfinished, otherwise makes a new one if
   * there is anything new.
   */
  public RunReport run(RunOrder order, Actor actor, Consumer<RunProgress> watcher)
      throws IOException {
    JobFile job = jobs.load(order.job(), order.overrides());
    Instant asOf = order.asOf() == null ? clock.instant() : order.asOf();
    List<String> notes = new ArrayList<>();
    Optional<EditionRow> open = unfinished(job, order.overrides().edition(), asOf, notes);
    if (open.isPresent()) {
      return order.dryRun()
          ? dryRun(job, "would continue edition " + open.get().name(), notes)
          : continueUnattended(open.get(), actor, notes, watcher);
    }
    requireNewLabel(job, order.overrides().edition());
    Draft draft = maker.draft(job);
    draft.left().forEach(left -> notes.add("Left: %s (%s)".formatted(left.path(), left.reason())));
    if (order.dryRun()) {
      return dryRun(job, "would read %d files".formatted(draft.toRead()), notes);
    }
    if (draft.toRead() == 0) {
      return nothingNew(job, draft, notes);
    }
    requireRunnable(job);
    EditionRow edition =
        maker.make(job, draft, order.overrides().edition(), asOf, actor, Version.current());
    return execute(edition, tables.editions().lastPass(edition.id()), notes, watcher);
  }

  private Optional<EditionRow> unfinished(
      JobFile job, @Nullable String label, Instant asOf, List<String> notes) {
    String day = LocalDate.ofInstant(asOf, job.zone()).toString();
    EditionRow found = null;
    for (EditionRow edition : tables.editions().unfinished(job.name())) {
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

  private RunReport continueUnattended(
      EditionRow edition, Actor actor, List<String> notes, Consumer<RunProgress> watcher) {
    PassRow pass = tables.editions().lastPass(edition.id());
    if (pass.state() == State.RUNNING) {
      Diagnosis diagnosis = recovery.diagnose(pass);
      if (!diagnosis.dead()) {
        throw new RefusedException(
            "Edition %s is already running (%s). See: diptych status"
                .formatted(edition.name(), diagnosis.evidence()));
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
      pass = recover(edition, pass, diagnosis, true, Actor.auto(diagnosis.evidence()));
      notes.add("Recovered %s: %s".formatted(edition.name(), diagnosis.evidence()));
      if (!pass.state().unfinished()) {
        return views.report(edition, pass, Duration.ZERO, notes);
      }
    }
    requireRunnable(JobFile.thaw(edition.settings()));
    notes.add("Continued edition " + edition.name());
    audit(actor, "run", edition, "continues pass " + pass.number());
    return execute(edition, pass, notes, watcher);
  }

  private PassRow recover(
      EditionRow edition, PassRow pass, Diagnosis diagnosis, boolean unattended, Actor actor) {
    PassRow recovered = recovery.recover(edition, pass, unattended);
    tables
        .audit()
        .add(
            actor.name(),
            actor.channel(),
            "recover",
            edition.name(),
            actor.reason(),
            diagnosis.evidence());
    return recovered;
  }

  private void requireNewLabel(JobFile job, @Nullable String label) {
    if (label != null && tables.editions().find(job.name(), label).isPresent()) {
      throw new UsageException(
          "Edition %s/%s is finished. Take another label, or mend it: diptych retry-gaps %s %s"
              .formatted(job.name(), label, job.name(), label));
    }
  }

  private void requireRunnable(JobFile job) {
    if (!database.mayRun()) {
      throw new RefusedException(
          "Another process holds the database %s; a run needs it for itself. See: diptych status"
              .formatted(database.folder()));
    }
    DataSize wanted = job.minFreeSpace();
    try {
      Files.createDirectories(database.folder());
      long free = Files.getFileStore(database.folder()).getUsableSpace();
      if (free < wanted.toBytes()) {
        throw new RefusedException(
            "Only %d MB are free on the disk of %s; job %s wants minFreeSpace %d MB. Make room and run again"
                .formatted(free >> 20, database.folder(), job.name(), wanted.toMegabytes()));
      }
    } catch (IOException e) {
      throw new RefusedException(
          "The data folder %s cannot be used: %s".formatted(database.folder(), e));
    }
  }

  private RunReport execute(
      EditionRow edition, PassRow pass, List<String> notes, Consumer<RunProgress> watcher) {
    Instant start = clock.instant();
    PassRow ended = runner.run(edition, pass, watcher);
    List<String> all = new ArrayList<>(notes);
    if (ended.failure() != null) {
      all.add(
          "Failed: %s. Mend the cause, then: diptych restart %s %s"
              .formatted(ended.failure(), edition.job(), edition.label()));
    }
    if (ended.state() == State.FINISHED) {
      all.addAll(housekeeping.afterRun(edition.job()));
    }
    return views.report(edition, ended, Duration.between(start, clock.instant()), all);
  }

  private RunReport dryRun(JobFile job, String what, List<String> notes) {
    List<String> all = new ArrayList<>(notes);
    all.add("Dry run: %s %s; nothing was changed".formatted(job.name(), what));
    return report(job, Outcome.DRY_RUN, 0, all);
  }

  private RunReport nothingNew(JobFile job, Draft draft, List<String> notes) {
    List<String> all = new ArrayList<>(notes);
    all.add(
        "Nothing new in %s: %d files, all known. To take unchanged files again: diptych run %s --all"
            .formatted(job.input(), draft.files().size(), job.name()));
    return report(job, Outcome.NOTHING_NEW, draft.files().size(), all);
  }

  private static RunReport report(JobFile job, Outcome outcome, int filtered, List<String> notes) {
    return new RunReport(
        job.name(),
        null,
        0,
        outcome,
        0,
        0,
        0,
        0,
        0,
        0,
        filtered,
        0,
        Duration.ZERO,
        List.of(),
        notes);
  }

  /** Asks the run in this process to stop when what is in hand is done; for signal handlers. */
  public void stopCurrent() {
    runner.stopCurrent();
  }

  /**
   * Starts a failed or stopped pass again, exactly as it was ordered but for what is allowed now;
   * that holds for the edition from now on.
   */
  public RunReport restart(
      String job,
      @Nullable String label,
      Allowance allowance,
      Actor actor,
      Consumer<RunProgress> watcher) {
    EditionRow edition = edition(job, label);
    PassRow pass = tables.editions().lastPass(edition.id());
    switch (pass.state()) {
      case RUNNING ->
          throw new RefusedException(
              "Edition %s is running (%s). If that process is dead: diptych recover %s %s --reason …"
                  .formatted(
                      edition.name(), recovery.diagnose(pass).evidence(), job, edition.label()));
      case FINISHED, ABANDONED ->
          throw new RefusedException(
              "Edition %s is %s; nothing is left to restart. What is missing in it: diptych retry-gaps %s %s"
                  .formatted(edition.name(), pass.state(), job, edition.label()));
      case READY, FAILED, STOPPED -> {
        requireRunnable(JobFile.thaw(edition.settings()));
        String changes = allowances.changes(edition, allowance);
        EditionRow allowed =
            tables.inTransaction(
                () -> {
                  audit(
                      actor,
                      "restart",
                      edition,
                      "pass %d was %s%s"
                          .formatted(
                              pass.number(),
                              pass.state(),
                              changes.isEmpty() ? "" : "; " + changes));
                  return allowances.grant(edition, allowance);
                });
        return execute(allowed, pass, List.of(), watcher);
      }
    }
    throw new IllegalStateException("Unknown state of a pass: " + pass.state());
  }

  /**
   * Asks a run to stop, also one in another process: it finishes what is in hand and can be
   * restarted.
   *
   * @return what happens now, in words
   */
  public String stop(String job, @Nullable String label, Actor actor) {
    EditionRow edition = edition(job, label);
    PassRow pass = tables.editions().lastPass(edition.id());
    if (!tables.editions().requestStop(pass.id())) {
      throw new RefusedException(
          "Edition %s does not run: pass %d is %s"
              .formatted(edition.name(), pass.number(), pass.state()));
    }
    audit(actor, "stop", edition, "pass " + pass.number());
    return "Stop of %s requested; what is in hand is finished first. It is stopped when this says STOPPED: diptych show %s %s"
        .formatted(edition.name(), job, edition.label());
  }

  /**
   * Declares the process of a run dead, on evidence, so that the run can be restarted; whatever
   * that process still tries to write is refused.
   *
   * @return what was found and what to do next, in words
   */
  public String recover(String job, @Nullable String label, Actor actor) {
    EditionRow edition = edition(job, label);
    PassRow pass = tables.editions().lastPass(edition.id());
    if (pass.state() != State.RUNNING) {
      throw new RefusedException(
          "Edition %s does not run: pass %d is %s. Next: diptych restart %s %s"
              .formatted(edition.name(), pass.number(), pass.state(), job, edition.label()));
    }
    Diagnosis diagnosis = recovery.diagnose(pass);
    if (!diagnosis.recoverable()) {
      throw new RefusedException(
          "Edition %s is not recovered: %s. To end it: diptych stop %s %s"
              .formatted(edition.name(), diagnosis.evidence(), job, edition.label()));
    }
    PassRow recovered = recover(edition, pass, diagnosis, false, actor);
    return "Recovered %s (%s); it is %s. Next: diptych restart %s %s"
        .formatted(edition.name(), diagnosis.evidence(), recovered.state(), job, edition.label());
  }

  /** Gives up an unfinished pass for good; what it did not do stays missing. */
  public String abandon(String job, @Nullable String label, Actor actor) {
    EditionRow edition = edition(job, label);
    PassRow pass = tables.editions().lastPass(edition.id());
    boolean abandoned =
        tables.inTransaction(
            () -> {
              boolean done = tables.editions().abandon(pass.id());
              if (done) {
                tables
                    .units()
                    .giveUp(edition.id(), "pass %d was abandoned".formatted(pass.number()));
                audit(
                    actor,
                    "abandon",
                    edition,
                    "pass %d was %s".formatted(pass.number(), pass.state()));
              }
              return done;
            });
    if (!abandoned) {
      throw new RefusedException(
          "Edition %s cannot be abandoned: pass %d is %s. A run that lives is stopped first: diptych stop %s %s"
              .formatted(edition.name(), pass.number(), pass.state(), job, edition.label()));
    }
    return "Abandoned pass %d of %s; the next run takes its unread files again"
        .formatted(pass.number(), edition.name());
  }

  /** The units that a retry of gaps would take up. */
  public List<UnitRow> gaps(
      String job,
      @Nullable String label,
      @Nullable String article,
      @Nullable String section,
      @Nullable String target) {
    return mending.missing(edition(job, label), article, section, target);
  }

  /**
   * Tries again, as a new pass, exactly what is missing and matches. Refused if the edition's
   * budget is used up and the allowance does not raise it.
   */
  public RunReport retryGaps(
      String job,
      @Nullable String label,
      @Nullable String article,
      @Nullable String section,
      @Nullable String target,
      @Nullable String engine,
      Allowance allowance,
      Actor actor,
      Consumer<RunProgress> watcher) {
    EditionRow edition = edition(job, label);
    mending.requireFinished(edition, engine);
    List<UnitRow> units = mending.missing(edition, article, section, target);
    if (units.isEmpty()) {
      return views.report(
          edition,
          tables.editions().lastPass(edition.id()),
          Duration.ZERO,
          List.of("No gap of %s matches; nothing was done".formatted(edition.name())));
    }
    requireRunnable(JobFile.thaw(edition.settings()));
    allowances.requireBudget(edition, allowance, "retry-gaps", units.size());
    PassRow pass =
        tables.inTransaction(
            () -> {
              grant(edition, allowance, actor, "retry-gaps");
              return mending.reopen(edition, Kind.RETRY_GAPS, units, engine, actor, "retry-gaps");
            });
    return execute(tables.editions().byId(edition.id()), pass, List.of(), watcher);
  }

  /**
   * Translates a section that is wrong anew; what is remembered of it is rejected first. Refused if
   * the edition's budget is used up and the allowance does not raise it.
   */
  public RunReport redo(
      String job,
      @Nullable String label,
      String article,
      String section,
      @Nullable String engine,
      Allowance allowance,
      Actor actor,
      Consumer<RunProgress> watcher) {
    EditionRow edition = edition(job, label);
    mending.requireFinished(edition, engine);
    Place place = mending.article(edition, article);
    List<UnitRow> units =
        tables.units().list(edition.id(), new Choice(place.articleId(), section, null, false));
    if (units.isEmpty()) {
      throw new UsageException(
          "Article %s has no section %s. Its sections: diptych show %s %s --items"
              .formatted(place.slug(), section, job, edition.label()));
    }
    requireRunnable(JobFile.thaw(edition.settings()));
    allowances.requireBudget(edition, allowance, "redo", units.size());
    PassRow pass =
        tables.inTransaction(
            () -> {
              grant(edition, allowance, actor, "redo");
              return mending.redo(edition, units, engine, actor);
            });
    return execute(tables.editions().byId(edition.id()), pass, List.of(), watcher);
  }

  private void grant(EditionRow edition, Allowance allowance, Actor actor, String verb) {
    String changes = allowances.changes(edition, allowance);
    if (!changes.isEmpty()) {
      allowances.grant(edition, allowance);
      audit(actor, verb, edition, changes);
    }
  }

  /** Puts a person's translation of a segment in its place; it outranks machines for good. */
  public RunReport correct(
      String job,
      @Nullable String label,
      String article,
      String segment,
      @Nullable String target,
      String text,
      Actor actor,
      Consumer<RunProgress> watcher) {
    if (text.isBlank()) {
      throw new UsageException("The corrected text is empty. Give it with --text");
    }
    EditionRow edition = edition(job, label);
    mending.requireFinished(edition, null);
    JobFile frozen = JobFile.thaw(edition.settings());
    requireRunnable(frozen);
    PassRow pass =
        mending.correct(
            edition,
            mending.article(edition, article),
            segment,
            target == null ? frozen.targets().get(0) : target,
            text.strip(),
            actor);
    return execute(edition, pass, List.of(), watcher);
  }

  /** Takes an article out of its edition. */
  public RunReport withdraw(
      String job,
      @Nullable String label,
      String article,
      boolean alsoFromMemory,
      Actor actor,
      Consumer<RunProgress> watcher) {
    EditionRow edition = edition(job, label);
    mending.requireFinished(edition, null);
    requireRunnable(JobFile.thaw(edition.settings()));
    PassRow pass =
        mending.withdraw(edition, mending.article(edition, article), alsoFromMemory, actor);
    return execute(edition, pass, List.of(), watcher);
  }

  /** Reads a skipped file again that has been mended. */
  public RunReport include(
      String job, @Nullable String label, String path, Actor actor, Consumer<RunProgress> watcher) {
    EditionRow edition = edition(job, label);
    mending.requireFinished(edition, null);
    ItemRow item =
        tables
            .manifest()
            .byPath(edition.id(), path)
            .filter(found -> found.fate() == Fate.SKIPPED)
            .orElseThrow(
                () ->
                    new UsageException(
                        "Edition %s has skipped no file %s. The skipped ones: diptych show %s %s"
                            .formatted(edition.name(), path, job, edition.label())));
    requireRunnable(JobFile.thaw(edition.settings()));
    PassRow pass = mending.include(edition, item, limits.maxFileSize(), actor);
    return execute(edition, pass, List.of(), watcher);
  }

  /**
   * Deletes what is older than a job's retention; the same is done after every run.
   *
   * @param dryRun only says what is due
   */
  public TidyReport tidy(String job, boolean dryRun, Actor actor) {
    JobFile file = jobs.load(job, Overrides.NONE);
    return housekeeping.tidy(file.name(), file.retention(), dryRun, actor);
  }

  /** What needs a person: editions that failed, died, stopped, or miss something. */
  public List<EditionView> attention() {
    return tables.editions().recent(null, 200).stream()
        .filter(edition -> jobs.names().contains(edition.job()))
        .map(views::of)
        .filter(this::needsPerson)
        .toList();
  }

  private boolean needsPerson(EditionView view) {
    return switch (State.valueOf(view.state())) {
      case RUNNING -> view.dead();
      case FAILED, STOPPED, READY -> true;
      case FINISHED ->
          EditionStage.WITH_GAPS.equals(view.exitStatus())
              && view.asOf().isAfter(clock.instant().minus(OLD_NEWS));
      case ABANDONED -> false;
    };
  }

  /** Editions that are being made at this moment. */
  public List<EditionView> running() {
    return tables.editions().recent(null, 200).stream()
        .map(views::of)
        .filter(view -> view.state().equals(State.RUNNING.name()) && !view.dead())
        .toList();
  }

  /**
   * Editions, newest first.
   *
   * @param job {@code null} for all jobs
   * @param limit at most so many
   */
  public List<EditionView> runs(@Nullable String job, int limit) {
    return tables.editions().recent(job, limit).stream().map(views::of).toList();
  }

  /** One edition in full; the newest without a label. */
  public Full show(String job, @Nullable String label) {
    return views.full(edition(job, label));
  }

  /** Writes a copy of the embedded database, also while a run is at work. */
  public Path backup(Path file, Actor actor) {
    Path written = backups.write(file);
    tables
        .audit()
        .add(actor.name(), actor.channel(), "backup", written.toString(), actor.reason(), null);
    return written;
  }

  private EditionRow edition(String job, @Nullable String label) {
    Optional<EditionRow> found =
        label == null ? tables.editions().newest(job) : tables.editions().find(job, label);
    return found.orElseThrow(
        () ->
            new UsageException(
                label == null
                    ? "Job %s has no edition yet. Make one: diptych run %s".formatted(job, job)
                    : "There is no edition %s/%s. List them: diptych runs %s"
                        .formatted(job, label, job)));
  }

  private void audit(Actor actor, String verb, EditionRow edition, String detail) {
    tables.audit().add(actor.name(), actor.channel(), verb, edition.name(), actor.reason(), detail);
  }
}
