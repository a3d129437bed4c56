package dev.diptych.operations;

import dev.diptych.job.Installation;
import dev.diptych.operations.EditionView.UnitCounts;
import dev.diptych.run.EditionStage;
import dev.diptych.run.OutputOwnership;
import dev.diptych.run.Recovery.Diagnosis;
import dev.diptych.run.RunSettings;
import dev.diptych.run.Vitals;
import dev.diptych.store.AuditLog;
import dev.diptych.store.Database;
import dev.diptych.store.EditionRow;
import dev.diptych.store.EditionSummaries;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.Editions;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.LookoutTables;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.State;
import dev.diptych.store.ProcessIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * What runs and what needs a person, for whoever looks often. Needs the database and the output
 * folder, and no reader, engine or job of Spring Batch, so that a look costs next to nothing.
 * Changes nothing.
 */
@Service
public class Lookout {

  /** Gaps of an edition that is out need nobody any more when its news is this old. */
  private static final Duration OLD_NEWS = Duration.ofDays(3);

  /** How many editions of a job are looked at in turn, and how many files of one are read. */
  private static final int LOOKED_BACK = 60;

  private static final int READ_OF_NEWEST = 24;
  private static final int READ_OF_OLDER = 6;

  private final Installation installation;
  private final EditionSummaries summaries;
  private final Editions editions;
  private final PublishedCheck check;
  private final Vitals vitals;
  private final AuditLog audit;
  private final Database database;
  private final BackupSettings backups;
  private final Clock clock;

  @Autowired
  Lookout(
      Installation installation,
      EditionSummaries summaries,
      Editions editions,
      PublishedCheck check,
      Vitals vitals,
      AuditLog audit,
      Database database,
      BackupSettings backups,
      Clock clock) {
    this.installation = installation;
    this.summaries = summaries;
    this.editions = editions;
    this.check = check;
    this.vitals = vitals;
    this.audit = audit;
    this.database = database;
    this.backups = backups;
    this.clock = clock;
  }

  /** The same without a Spring context: over a database that is open and up to date. */
  public static Lookout over(
      Database database,
      Installation installation,
      BackupSettings backups,
      RunSettings runs,
      ProcessIdentity process,
      Clock clock) {
    LookoutTables tables = LookoutTables.of(database, clock);
    return new Lookout(
        installation,
        tables.summaries(),
        tables.editions(),
        new PublishedCheck(
            installation,
            new OutputOwnership(installation, tables.installations(), tables.editions()),
            tables.editions(),
            tables.digests(),
            tables.files()),
        new Vitals(process, runs, clock),
        tables.audit(),
        database,
        backups,
        clock);
  }

  /**
   * What runs and what needs a person.
   *
   * @param running editions that are being made at this moment
   * @param attention editions that failed, died, stopped, or miss something
   * @param flawed editions of which published files are not what was written, as far as was looked:
   *     at the newest of each job and one of its older ones, and there at some of the files
   */
  public record Standing(
      List<EditionView> running, List<EditionView> attention, List<Flawed> flawed) {

    /** Copies the lists, so that the view cannot change. */
    public Standing {
      running = List.copyOf(running);
      attention = List.copyOf(attention);
      flawed = List.copyOf(flawed);
    }

    /** Whether anything needs a person. */
    public boolean needsSomebody() {
      return !attention.isEmpty() || !flawed.isEmpty();
    }
  }

  /** An edition whose published files are not what was written. */
  public record Flawed(String job, String edition, FileCheck files) {}

  /** Where everything stands, newest editions first. */
  public Standing standing() {
    List<String> names = installation.jobNames();
    List<EditionView> unsettled =
        summaries.unsettled(EditionStage.WITH_GAPS, clock.instant().minus(OLD_NEWS)).stream()
            .map(this::view)
            .toList();
    return new Standing(
        unsettled.stream().filter(Lookout::lives).toList(),
        unsettled.stream().filter(view -> !lives(view) && names.contains(view.job())).toList(),
        names.stream().flatMap(job -> flawed(job).stream()).toList());
  }

  private List<Flawed> flawed(String job) {
    List<EditionRow> recent = editions.recent(job, LOOKED_BACK);
    if (recent.isEmpty()) {
      return List.of();
    }
    // Another of the older ones every day, and others of the files.
    long day = clock.instant().getEpochSecond() / Duration.ofDays(1).toSeconds();
    List<Flawed> flawed = new ArrayList<>();
    flawed(recent.get(0), READ_OF_NEWEST, day).ifPresent(flawed::add);
    if (recent.size() > 1) {
      int older = 1 + (int) Math.floorMod(day, (long) recent.size() - 1);
      flawed(recent.get(older), READ_OF_OLDER, day).ifPresent(flawed::add);
    }
    return flawed;
  }

  private Optional<Flawed> flawed(EditionRow edition, int reading, long day) {
    FileCheck files = check.sample(edition, reading, day);
    return files.flaws().isEmpty()
        ? Optional.empty()
        : Optional.of(new Flawed(edition.job(), edition.label(), files));
  }

  private static boolean lives(EditionView view) {
    return view.state().equals(State.RUNNING.name()) && !view.dead();
  }

  /** One line of a list of editions. */
  public EditionView view(EditionSummary edition) {
    PassRow pass = edition.pass();
    Diagnosis diagnosis = pass.state() == State.RUNNING ? vitals.diagnose(edition.beat()) : null;
    Map<Fate, Integer> fates = edition.fates();
    return new EditionView(
        edition.job(),
        edition.label(),
        edition.asOf(),
        pass.state().name(),
        pass.exitStatus(),
        pass.failure(),
        diagnosis == null ? null : diagnosis.evidence(),
        diagnosis != null && diagnosis.dead(),
        pass.number(),
        pass.startedAt(),
        pass.finishedAt(),
        fates.getOrDefault(Fate.READ, 0),
        fates.getOrDefault(Fate.SKIPPED, 0),
        fates.getOrDefault(Fate.FILTERED, 0),
        fates.getOrDefault(Fate.PENDING, 0),
        UnitCounts.of(edition.units()),
        edition.digests(),
        Permits.next(edition, diagnosis));
  }

  /** A copy of the database. */
  public record LastBackup(Instant at, String file) {}

  /**
   * The last copy of the database that was seen: made by a night, or by the verb {@code db backup}.
   */
  public Optional<LastBackup> lastBackup() {
    Optional<LastBackup> byHand =
        audit.newest("backup").map(entry -> new LastBackup(entry.at(), entry.subject()));
    Optional<LastBackup> byNight =
        database.isEmbedded()
            ? BackupFolder.of(backups, installation)
                .newest()
                .map(made -> new LastBackup(made.at(), made.file().toString()))
            : Optional.empty();
    return Stream.concat(byHand.stream(), byNight.stream())
        .max(Comparator.comparing(LastBackup::at));
  }

  /** Whether nights back up by themselves. */
  public boolean backsUpByItself() {
    return database.isEmbedded() && backups.keep() > 0;
  }
}
