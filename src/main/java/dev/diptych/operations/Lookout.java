package dev.diptych.operations;

import dev.diptych.job.Installation;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.operations.EditionView.UnitCounts;
import dev.diptych.run.EditionStage;
import dev.diptych.run.OutputOwnership;
import dev.diptych.run.Recovery.Diagnosis;
import dev.diptych.run.RunSettings;
import dev.diptych.run.Vitals;
import dev.diptych.store.AcknowledgementRow;
import dev.diptych.store.AcknowledgementRows;
import dev.diptych.store.Alerts;
import dev.diptych.store.Alerts.AlertRow;
import dev.diptych.store.AuditLog;
import dev.diptych.store.Beat;
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
import dev.diptych.store.RunOrders;
import dev.diptych.store.ScheduleBook;
import dev.diptych.store.ScheduleBook.Fire;
import dev.diptych.store.Servers;
import dev.diptych.store.Servers.Server;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

  private static final int UNDELIVERED = 20;
  private static final int MOST_MISSED = 200;

  private static final int READ_OF_NEWEST = 24;
  private static final int READ_OF_OLDER = 6;

  private final Installation installation;
  private final EditionSummaries summaries;
  private final Editions editions;
  private final PublishedCheck check;
  private final Vitals vitals;
  private final AcknowledgementRows acknowledgements;
  private final Servers servers;
  private final Alerts alerts;
  private final RunOrders orders;
  private final ScheduleBook schedules;
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
      AcknowledgementRows acknowledgements,
      Servers servers,
      Alerts alerts,
      RunOrders orders,
      ScheduleBook schedules,
      AuditLog audit,
      Database database,
      BackupSettings backups,
      Clock clock) {
    this.installation = installation;
    this.summaries = summaries;
    this.editions = editions;
    this.check = check;
    this.vitals = vitals;
    this.acknowledgements = acknowledgements;
    this.servers = servers;
    this.alerts = alerts;
    this.orders = orders;
    this.schedules = schedules;
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
        tables.acknowledgements(),
        tables.servers(),
        tables.alerts(),
        tables.orders(),
        tables.schedules(),
        tables.audit(),
        database,
        backups,
        clock);
  }

  /**
   * What runs and what needs a person.
   *
   * @param running editions that are being made at this moment
   * @param attention editions that died, failed, stopped, or miss something: the worst first
   * @param flawed editions of which published files are not what was written, as far as was looked:
   *     at the newest of each job and one of its older ones, and there at some of the files
   * @param matters whatever else needs a person
   * @param acknowledged what a person has seen and can wait: it stands in none of the lists above
   * @param notes what a person may want to know
   * @param server the process that takes orders, or did when it died; {@code null} if there is none
   */
  public record Standing(
      List<EditionView> running,
      List<EditionView> attention,
      List<Flawed> flawed,
      List<Matter> matters,
      List<Acknowledged> acknowledged,
      List<String> notes,
      @Nullable ServerView server) {

    /** Copies the lists, so that the view cannot change. */
    public Standing {
      running = List.copyOf(running);
      attention = List.copyOf(attention);
      flawed = List.copyOf(flawed);
      matters = List.copyOf(matters);
      acknowledged = List.copyOf(acknowledged);
      notes = List.copyOf(notes);
    }

    /** Whether anything needs a person. */
    public boolean needsSomebody() {
      return !attention.isEmpty() || !flawed.isEmpty() || !matters.isEmpty();
    }
  }

  /** An edition whose published files are not what was written. */
  public record Flawed(String job, String edition, FileCheck files) {}

  /**
   * Something that needs a person and is no edition.
   *
   * @param subject what it is about
   * @param what is the matter, in one sentence without a full stop
   * @param next what to do
   */
  public record Matter(String subject, String what, List<Next> next) {

    /** Copies the list, so that the matter cannot change. */
    public Matter {
      next = List.copyOf(next);
    }
  }

  /**
   * Something that a person has seen and can wait.
   *
   * @param subject what it is about
   * @param what is the matter, in a few words
   * @param until when it is told of again, at the latest
   * @param actor who acknowledged it
   * @param reason why it can wait
   */
  public record Acknowledged(
      String subject, String what, Instant until, String actor, String reason) {}

  /**
   * The process that takes orders.
   *
   * @param address where its pages are
   * @param since when it began
   * @param dead whether it is proven dead
   * @param evidence about the process
   */
  public record ServerView(String address, Instant since, boolean dead, String evidence) {}

  /** Where everything stands, newest editions first. */
  public Standing standing() {
    List<String> names = installation.jobNames();
    Sorting sorting = new Sorting(acknowledgements.holding(clock.instant()));
    List<EditionView> running = new ArrayList<>();
    List<EditionView> attention = new ArrayList<>();
    for (EditionSummary summary :
        summaries.unsettled(EditionStage.WITH_GAPS, clock.instant().minus(OLD_NEWS))) {
      EditionView view = view(summary);
      if (lives(view)) {
        running.add(view);
      } else if (names.contains(view.job())
          && !sorting.acknowledged(
              Subject.edition(view.job(), view.edition(), summary.pass()), needs(view))) {
        attention.add(view);
      }
    }
    attention.sort(Comparator.comparing(Lookout::severity));
    List<Flawed> flawed = new ArrayList<>();
    for (Flawed one : flawed(names)) {
      if (!sorting.knows(Subject.nameOfFiles(one.job(), one.edition()))
          || !sorting.acknowledged(
              Subject.files(one.job(), one.edition(), lastPass(one)),
              one.files().flaws().size() + " published files are not what was written")) {
        flawed.add(one);
      }
    }
    List<Matter> matters = new ArrayList<>();
    ServerView server = server(sorting, matters);
    matters.addAll(refusedStarts(names));
    matters.addAll(missedStarts(names));
    return new Standing(
        running,
        attention,
        flawed,
        matters,
        sorting.acknowledged,
        Stream.concat(installation.notRead().stream(), undelivered().stream()).toList(),
        server);
  }

  /** Starts by a schedule that became no run, one a job. */
  private List<Matter> refusedStarts(List<String> jobs) {
    return RefusedStart.among(orders.newest(RefusedStart.LOOKED_BACK), clock.instant()).stream()
        .filter(start -> jobs.contains(start.job()))
        .map(
            start ->
                new Matter(
                    "order " + start.order(),
                    "%s was to start at %s by its schedule and did not: %s"
                        .formatted(
                            start.job(),
                            start.at(),
                            start.told() == null ? "nobody knows why" : start.told()),
                    start.next()))
        .toList();
  }

  /** Starts that wait for a person to have them made good or dismissed, one matter a job. */
  private List<Matter> missedStarts(List<String> jobs) {
    Map<String, List<Fire>> missed = new LinkedHashMap<>();
    for (Fire fire : schedules.open(MOST_MISSED)) {
      if (jobs.contains(fire.job())) {
        missed.computeIfAbsent(fire.job(), job -> new ArrayList<>()).add(fire);
      }
    }
    return missed.entrySet().stream().map(of -> missedStart(of.getKey(), of.getValue())).toList();
  }

  private static Matter missedStart(String job, List<Fire> newestFirst) {
    Fire newest = newestFirst.get(0);
    String how = newest.told() == null ? "" : " (%s)".formatted(newest.told());
    return new Matter(
        Subject.nameOfSchedule(job),
        newestFirst.size() == 1
            ? "%s missed its start at %s%s".formatted(job, newest.dueAt(), how)
            : "%s missed %d starts, the newest at %s%s"
                .formatted(job, newestFirst.size(), newest.dueAt(), how),
        List.of(Next.of(When.NEXT, "schedule", job)));
  }

  /** That somebody should have been told something, and was not. */
  private Optional<String> undelivered() {
    List<AlertRow> rows = alerts.undelivered(UNDELIVERED);
    return rows.stream()
        .findFirst()
        .map(
            row ->
                "Alerts that could not be told: %d%s; the newest, by %s (%s): %s"
                    .formatted(
                        rows.size(),
                        rows.size() == UNDELIVERED ? " or more" : "",
                        row.channel(),
                        row.alert().subject(),
                        row.failure() == null ? "the process ended meanwhile" : row.failure()));
  }

  /** Sorts out what was acknowledged, as long as it stands as it did then. */
  private static final class Sorting {

    private final Map<String, AcknowledgementRow> holding = new HashMap<>();
    private final List<Acknowledged> acknowledged = new ArrayList<>();

    Sorting(List<AcknowledgementRow> rows) {
      for (AcknowledgementRow row : rows) {
        holding.put(row.subject(), row);
      }
    }

    /** Whether it may be acknowledged: how it stands is looked up only then. */
    boolean knows(String subject) {
      return holding.containsKey(subject);
    }

    boolean acknowledged(Subject subject, String what) {
      AcknowledgementRow row = holding.get(subject.name());
      if (row == null || !row.stand().equals(subject.stand())) {
        return false;
      }
      acknowledged.add(
          new Acknowledged(subject.name(), what, row.until(), row.actor(), row.reason()));
      return true;
    }
  }

  private PassRow lastPass(Flawed flawed) {
    return editions.lastPass(editions.find(flawed.job(), flawed.edition()).orElseThrow().id());
  }

  private @Nullable ServerView server(Sorting sorting, List<Matter> matters) {
    Server server = servers.current().orElse(null);
    if (server == null) {
      return null;
    }
    Diagnosis diagnosis = vitals.diagnose(new Beat(0, 0, server.process(), server.beatAt()));
    ServerView view =
        new ServerView(
            server.address(), server.startedAt(), diagnosis.dead(), diagnosis.evidence());
    if (diagnosis.dead()) {
      String what = "serve has died: " + diagnosis.evidence();
      if (!sorting.acknowledged(Subject.server(server), what)) {
        matters.add(new Matter(Subject.SERVER, what, List.of(Next.of(When.NEXT, "serve"))));
      }
    }
    return view;
  }

  /** What needs a person of an edition, in a few words. */
  static String needs(EditionView view) {
    if (view.dead()) {
      return "its process died";
    }
    return view.state().equals(State.FINISHED.name())
        ? "%d gaps, %d deferred, %d files skipped"
            .formatted(view.units().gaps(), view.units().deferred(), view.skipped())
        : view.state();
  }

  private static int severity(EditionView view) {
    return switch (State.valueOf(view.state())) {
      case RUNNING -> 0; // Dead, or silent: one that lives is not looked at.
      case FAILED -> 1;
      case STOPPED, READY -> 2;
      case FINISHED, ABANDONED, SUPERSEDED -> 3;
    };
  }

  private List<Flawed> flawed(List<String> jobs) {
    // Another of the older ones every day, and others of the files.
    long day = clock.instant().getEpochSecond() / Duration.ofDays(1).toSeconds();
    Map<Long, Integer> reading = new HashMap<>();
    for (List<Long> recent : editions.recent(jobs, LOOKED_BACK).values()) {
      reading.put(recent.get(0), READ_OF_NEWEST);
      if (recent.size() > 1) {
        int older = 1 + (int) Math.floorMod(day, (long) recent.size() - 1);
        reading.put(recent.get(older), READ_OF_OLDER);
      }
    }
    Map<EditionRow, Integer> chosen = new LinkedHashMap<>();
    List<EditionRow> rows = new ArrayList<>(editions.byIds(reading.keySet()));
    Collections.reverse(rows);
    for (EditionRow row : rows) {
      chosen.put(row, reading.getOrDefault(row.id(), READ_OF_OLDER));
    }
    List<Flawed> flawed = new ArrayList<>();
    for (Map.Entry<EditionRow, FileCheck> checked : check.samples(chosen, day).entrySet()) {
      if (!checked.getValue().flaws().isEmpty()) {
        flawed.add(
            new Flawed(checked.getKey().job(), checked.getKey().label(), checked.getValue()));
      }
    }
    return flawed;
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
        edition.files(),
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
