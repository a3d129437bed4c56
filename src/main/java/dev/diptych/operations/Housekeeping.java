package dev.diptych.operations;

import dev.diptych.job.Installation;
import dev.diptych.job.JobFile;
import dev.diptych.job.JobFile.Retention;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason.Edition;
import dev.diptych.job.Reason.TidyingWaits;
import dev.diptych.job.RefusedException;
import dev.diptych.publish.OutputFolder;
import dev.diptych.run.BatchHistory;
import dev.diptych.run.FaultWords;
import dev.diptych.run.OutputOwnership;
import dev.diptych.store.AuditLog;
import dev.diptych.store.Database;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.Expiry;
import dev.diptych.store.Expiry.Age;
import dev.diptych.store.PassRow;
import dev.diptych.store.SourceVault;
import dev.diptych.store.SourceVault.Kept;
import dev.diptych.store.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Deletes what is older than a job's retention. Ages count from the end of an edition's last pass;
 * nothing goes that an unfinished edition needs. Kept sources and answers are shared by all jobs:
 * they stay as long as the job that keeps them longest wants. The translation memory, the audit and
 * what decides whether a file is unchanged are never touched.
 */
@Component
final class Housekeeping {

  /** A process writes a temporary file for seconds; one that is older was left by a dead one. */
  private static final Duration STALE = Duration.ofDays(1);

  /** Editions that ended longer ago were swept in the nights since. */
  private static final Duration SWEPT = Duration.ofDays(7);

  private final AuditLog audit;
  private final Editions editions;
  private final Transactions transactions;
  private final SourceVault vault;
  private final Expiry expiry;
  private final BatchHistory history;
  private final Database database;
  private final Installation installation;
  private final OutputOwnership ownership;
  private final Clock clock;

  Housekeeping(
      AuditLog audit,
      Editions editions,
      Transactions transactions,
      SourceVault vault,
      Expiry expiry,
      BatchHistory history,
      Database database,
      Installation installation,
      OutputOwnership ownership,
      Clock clock) {
    this.audit = audit;
    this.editions = editions;
    this.transactions = transactions;
    this.vault = vault;
    this.expiry = expiry;
    this.history = history;
    this.database = database;
    this.installation = installation;
    this.ownership = ownership;
    this.clock = clock;
  }

  /**
   * Tidies after a finished run, by the retention of the job's newest edition. That it fails is no
   * fault of the edition.
   *
   * @return what a person should know of it, in plain sentences
   */
  List<String> afterRun(String job) {
    try {
      Retention retention = retentions().getOrDefault(job, Retention.DEFAULT);
      TidyReport report =
          tidy(job, retention, false, Actor.auto("older than the retention of job " + job));
      return report.nothing() ? List.of() : List.of("Tidied up: " + report.words());
    } catch (RefusedException e) {
      return List.of(); // Another job runs; its end tidies up, or this job's next.
    } catch (RuntimeException e) {
      return List.of(
          "Old files and records could not be deleted: %s. The edition is complete without that. To try again: diptych tidy %s"
              .formatted(FaultWords.of(e), job));
    }
  }

  /**
   * Deletes what is due, or only looks for it.
   *
   * @throws RefusedException while a run is at work
   */
  TidyReport tidy(String job, Retention retention, boolean dryRun, Actor actor) {
    List<Age> ages = expiry.ages();
    ages.stream()
        .filter(Age::running)
        .findFirst()
        .ifPresent(
            running -> {
              throw new RefusedException(
                  new TidyingWaits(new Edition(running.job(), running.label())),
                  Next.of(When.TO_SEE, "status"));
            });
    Map<String, Retention> all = retentions();
    all.put(job, retention);
    try {
      TidyReport report = new Round(job, all, ages, dryRun).report();
      if (!dryRun && !report.nothing()) {
        audit.add(actor.name(), actor.channel(), "tidy", job, actor.reason(), report.words());
        database.compactOnClose();
      }
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException("Tidying of job %s: %s".formatted(job, FaultWords.of(e)), e);
    }
  }

  /** The retention of each job that has an edition, as its newest froze it. */
  private Map<String, Retention> retentions() {
    Map<String, Retention> retentions = new HashMap<>();
    for (String job : expiry.ages().stream().map(Age::job).distinct().toList()) {
      editions
          .newest(job)
          .ifPresent(edition -> retentions.put(job, JobFile.thaw(edition.settings()).retention()));
    }
    return retentions;
  }

  /** One round of tidying. */
  private final class Round {

    private final String job;
    private final Map<String, Retention> retentions;
    private final List<Age> ages;
    private final boolean dryRun;
    private final Instant now = clock.instant();
    private final List<String> notes = new ArrayList<>();
    private int batchRuns;

    Round(String job, Map<String, Retention> retentions, List<Age> ages, boolean dryRun) {
      this.job = job;
      this.retentions = retentions;
      this.ages = ages;
      this.dryRun = dryRun;
    }

    TidyReport report() throws IOException {
      List<Kept> sources = sources();
      int answers = answers();
      int memory = memory();
      List<String> editions = editions();
      List<String> runs = runs();
      int records = records();
      int logs = logs();
      if (!dryRun) {
        expiry.deleteVoidClaims(); // Of no age and no use to anybody: not told.
      }
      return new TidyReport(
          job,
          dryRun,
          sources.size(),
          sources.stream().mapToLong(Kept::bytes).sum(),
          answers,
          memory,
          runs,
          batchRuns,
          editions,
          records,
          logs,
          temporaryFiles(),
          notes);
    }

    private Retention retention(String of) {
      return retentions.getOrDefault(of, Retention.DEFAULT);
    }

    private boolean expired(Age age, int days) {
      return !age.open() && age.since().isBefore(now.minus(Duration.ofDays(days)));
    }

    private List<Age> expired(int days) {
      return ages.stream().filter(age -> age.job().equals(job) && expired(age, days)).toList();
    }

    private List<Kept> sources() throws IOException {
      Set<String> wanted =
          expiry.sources(
              ages.stream()
                  .filter(age -> !expired(age, retention(age.job()).sources()))
                  .map(Age::editionId)
                  .toList());
      List<Kept> due =
          vault.all().stream().filter(kept -> !wanted.contains(kept.checksum())).toList();
      if (!dryRun) {
        for (Kept kept : due) {
          vault.forget(kept.checksum());
        }
      }
      return due;
    }

    /** What an unfinished edition will still ask cannot be told from its hash: so all stay. */
    private int answers() {
      Instant before = now.minus(Duration.ofDays(longest(Retention::answers)));
      List<String> open = ages.stream().filter(Age::open).map(Age::name).toList();
      if (!expiry.hasAnswers(before)) {
        return 0;
      }
      if (!open.isEmpty()) {
        notes.add(
            "%d old answers of engines stay, for these editions are not finished: %s. To finish or give up one: diptych restart, diptych abandon"
                .formatted(expiry.answers(before), String.join(", ", open)));
        return 0;
      }
      return dryRun
          ? expiry.answers(before)
          : transactions.run(() -> expiry.deleteAnswers(before)).intValue();
    }

    /** What an unfinished edition was begun with may be recalled yet: so all stays. */
    private int memory() {
      if (ages.stream().anyMatch(Age::open)) {
        return 0;
      }
      Instant before = now.minus(Duration.ofDays(longest(Retention::answers)));
      return dryRun
          ? expiry.superseded(before)
          : transactions.run(() -> expiry.deleteSuperseded(before)).intValue();
    }

    private int longest(ToIntFunction<Retention> days) {
      return retentions.values().stream().mapToInt(days).max().orElseThrow();
    }

    private List<String> runs() {
      Set<Long> left = expiry.withHistory();
      List<Age> due =
          expired(retention(job).mendable()).stream()
              .filter(age -> left.contains(age.editionId()))
              .toList();
      for (Age age : due) {
        batchRuns += forgetInBatch(age);
        if (!dryRun) {
          transactions.run(() -> expiry.deleteHistory(age.editionId()));
        }
      }
      return due.stream().map(Age::label).toList();
    }

    /** They are of all jobs: they stay as long as the job that keeps its runs longest wants. */
    private int records() {
      Instant before = now.minus(Duration.ofDays(longest(Retention::runs)));
      return dryRun
          ? expiry.records(before)
          : transactions.run(() -> expiry.deleteRecords(before)).intValue();
    }

    /** Logs of the job's runs that were not written to since. */
    private int logs() throws IOException {
      int due = 0;
      for (Path log : RunLogs.all(installation)) {
        String owner = owner(log.getFileName().toString());
        int days = owner == null ? longest(Retention::runs) : retention(owner).runs();
        Instant written = Files.getLastModifiedTime(log, LinkOption.NOFOLLOW_LINKS).toInstant();
        if ((owner == null || owner.equals(job))
            && written.isBefore(now.minus(Duration.ofDays(days)))) {
          due++;
          if (!dryRun) {
            Files.deleteIfExists(log);
          }
        }
      }
      return due;
    }

    /** The job whose name the file begins with; where two fit the longer one is meant. */
    private @Nullable String owner(String fileName) {
      return retentions.keySet().stream()
          .filter(name -> fileName.startsWith(name + "-"))
          .max(Comparator.comparing(String::length))
          .orElse(null);
    }

    /** Spring Batch's rows go first: their deletion is found to be due by what is deleted later. */
    private int forgetInBatch(Age age) {
      int found = 0;
      for (PassRow pass : editions.passes(age.editionId())) {
        if (history.forget(age.job(), age.label(), pass.number(), dryRun)) {
          found++;
        }
      }
      return found;
    }

    private List<String> editions() throws IOException {
      Integer days = retention(job).editions();
      List<String> removed = new ArrayList<>();
      if (days == null) {
        return removed;
      }
      String newest =
          ages.stream()
              .filter(age -> age.job().equals(job))
              .reduce((first, second) -> second)
              .map(Age::label)
              .orElse("");
      for (Age age : expired(days)) {
        Optional<OutputFolder> output = output(age);
        if (output.isPresent()
            && !age.label().equals(newest)
            && output.get().holds(job, age.label())) {
          removed.add(age.label());
          if (!dryRun) {
            output.get().remove(job, age.label());
            editions.removed(age.editionId());
          }
        }
      }
      return removed;
    }

    private int temporaryFiles() throws IOException {
      List<Path> left = vault.leftovers(now.minus(STALE));
      int swept = 0;
      if (!dryRun) {
        for (Path file : left) {
          vault.remove(file);
        }
        for (Age age : ages) {
          if (age.job().equals(job) && !age.open() && age.since().isAfter(now.minus(SWEPT))) {
            Optional<OutputFolder> output = output(age);
            swept += output.isPresent() ? output.get().sweep(job, age.label()) : 0;
          }
        }
      }
      return left.size() + swept;
    }

    /** Where an edition was published; empty if that folder is not ours any more. */
    private Optional<OutputFolder> output(Age age) {
      EditionRow edition = editions.byId(age.editionId());
      Path output = installation.home().resolve(JobFile.outputOf(edition.settings()));
      return ownership.isOurs(output, edition.job())
          ? Optional.of(new OutputFolder(output))
          : Optional.empty();
    }
  }
}
