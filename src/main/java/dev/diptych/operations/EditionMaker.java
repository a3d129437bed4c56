package dev.diptych.operations;

import dev.diptych.article.SourceFile;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.Engines;
import dev.diptych.engine.Placed;
import dev.diptych.engine.Reach;
import dev.diptych.intake.listing.InputFolder;
import dev.diptych.intake.listing.InputFolder.Listing;
import dev.diptych.job.GlossarySource;
import dev.diptych.job.Installation;
import dev.diptych.job.JobFile;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason;
import dev.diptych.job.Reason.Edition;
import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.operations.Succession.Inherited;
import dev.diptych.publish.PublishedFiles;
import dev.diptych.run.FaultWords;
import dev.diptych.store.AuditLog;
import dev.diptych.store.AuditLog.Deed;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.Editions.NewEdition;
import dev.diptych.store.Editions.NewPass;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.Manifest;
import dev.diptych.store.Manifest.Known;
import dev.diptych.store.Manifest.Listed;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.Kind;
import dev.diptych.store.Transactions;
import dev.diptych.text.Checksums;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Makes an edition: lists the input folder, compares with what earlier editions know, and commits
 * the frozen settings and manifest before anything runs.
 */
@Component
final class EditionMaker {

  private final AuditLog audit;
  private final Editions editions;
  private final Manifest manifest;
  private final Transactions transactions;
  private final Engines engines;
  private final Installation installation;
  private final Succession succession;
  private final Clock clock;

  EditionMaker(
      AuditLog audit,
      Editions editions,
      Manifest manifest,
      Transactions transactions,
      Engines engines,
      Installation installation,
      Succession succession,
      Clock clock) {
    this.audit = audit;
    this.editions = editions;
    this.manifest = manifest;
    this.transactions = transactions;
    this.engines = engines;
    this.installation = installation;
    this.succession = succession;
    this.clock = clock;
  }

  /**
   * What a new edition would hold.
   *
   * @param files every file with its fate so far, in order of path
   * @param left files that were not listed, with the reason
   * @param unreadable what could not be listed and is new to this job: identity → file
   * @param stillUnreadable identities of all that could not be listed
   * @param missing why there are no files where the last edition had some, {@code null} if there
   *     are
   * @param givenUp editions that cannot be finished, whose files are among these
   */
  record Draft(
      List<Listed> files,
      List<InputFolder.Left> left,
      Map<String, InputFolder.Left> unreadable,
      Set<String> stillUnreadable,
      @Nullable String missing,
      List<EditionRow> givenUp) {

    /** There is nothing, where there should be something. */
    static Draft missing(List<InputFolder.Left> left, String why) {
      return new Draft(List.of(), left, Map.of(), Set.of(), why, List.of());
    }

    /** The same with other fates. */
    Draft with(List<Listed> other) {
      return new Draft(other, left, unreadable, stillUnreadable, missing, givenUp);
    }

    /** How many files are to be read. */
    long toRead() {
      return files.stream().filter(file -> file.fate() == Fate.PENDING).count();
    }

    /** The files that are to be read. */
    List<SourceFile> sourcesToRead() {
      return files.stream()
          .filter(file -> file.fate() == Fate.PENDING)
          .map(Listed::source)
          .toList();
    }

    /** Whether there is anything that no edition has told of. */
    boolean isNews() {
      return toRead() > 0 || !unreadable.isEmpty();
    }
  }

  /**
   * Looks at the input folder.
   *
   * @param givenUp editions that cannot be finished: their files are taken over, also those that
   *     are not in the folder any more
   * @throws UsageException if it is missing, and was when the last edition was made
   */
  Draft draft(JobFile job, List<EditionRow> givenUp) throws IOException {
    Optional<String> earlier = editionWithFilesFrom(job);
    if (!Files.isDirectory(job.input())) {
      return Draft.missing(List.of(), missing(job, "does not exist", earlier));
    }
    Listing listing =
        new InputFolder(job.input(), job.patterns()::select, job.settle(), clock).list();
    if (listing.empty() && earlier.isPresent()) {
      return Draft.missing(listing.left(), missing(job, "is empty", earlier));
    }
    Map<String, InputFolder.Left> unreadable = new LinkedHashMap<>();
    listing.unreadable().forEach(file -> unreadable.put(identity(file), file));
    Map<String, Inherited> inherited = succession.files(givenUp);
    Set<String> checksums = new LinkedHashSet<>(unreadable.keySet());
    listing.files().forEach(file -> checksums.add(file.checksum()));
    checksums.addAll(inherited.keySet());
    Map<String, Known> known =
        manifest.known(job.name(), targets(job), job.detail().word(), givenUp, checksums);
    Map<String, String> seen = new HashMap<>();
    List<Listed> files = new ArrayList<>();
    for (SourceFile file : listing.files()) {
      Inherited from = inherited.remove(file.checksum());
      String remark = listing.remarks().get(file.path());
      files.add(
          listed(
              job,
              file,
              known.get(file.checksum()),
              seen,
              from == null || remark != null ? remark : from.reason()));
    }
    for (Inherited from : inherited.values()) {
      if (!known.containsKey(from.source().checksum())
          && seen.putIfAbsent(from.source().checksum(), from.source().path()) == null) {
        files.add(new Listed(from.source(), Fate.PENDING, from.reason()));
      }
    }
    unreadable.forEach((identity, file) -> files.add(listed(file, known.get(identity))));
    files.sort(Comparator.comparing(file -> file.source().path()));
    Set<String> all = Set.copyOf(unreadable.keySet());
    unreadable.keySet().removeAll(known.keySet());
    return new Draft(files, listing.left(), unreadable, all, null, givenUp);
  }

  /** The last edition of this job, if it had files from this folder. */
  private Optional<String> editionWithFilesFrom(JobFile job) {
    return editions
        .newest(job.name())
        .filter(
            edition ->
                JobFile.thaw(edition.settings())
                    .at(installation.home())
                    .input()
                    .equals(job.input()))
        .filter(edition -> !manifest.fates(edition.id()).isEmpty())
        .map(EditionRow::name);
  }

  private static String missing(JobFile job, String what, Optional<String> earlier) {
    return earlier
        .map(
            edition ->
                "The input folder %s %s, and edition %s had files from it. If it is a share that is not mounted, mount it and run again"
                    .formatted(job.input(), what, edition))
        .orElseThrow(
            () ->
                new UsageException(
                    "The input folder %s of job %s %s. Make it, or name another with --input"
                        .formatted(job.input(), job.name(), what)));
  }

  /** What cannot be read has no checksum: it is known again by its path and what is wrong. */
  private static String identity(InputFolder.Left file) {
    String checksum = Checksums.sha256(file.path() + "\n" + file.reason());
    return Manifest.BY_PATH + checksum.substring(Manifest.BY_PATH.length());
  }

  private static Listed listed(InputFolder.Left file, @Nullable Known known) {
    SourceFile source = new SourceFile(file.path(), 0, "");
    return known == null
        ? new Listed(source, Fate.SKIPPED, file.reason())
        : new Listed(source, known.fate(), known.reason());
  }

  private static Listed listed(
      JobFile job,
      SourceFile file,
      @Nullable Known known,
      Map<String, String> seen,
      @Nullable String remark) {
    boolean again = known != null && job.all() && known.isUnchanged();
    if (known != null && !again) {
      return new Listed(file, known.fate(), known.reason());
    }
    String first = seen.putIfAbsent(file.checksum(), file.path());
    return first == null
        ? new Listed(file, Fate.PENDING, remark)
        : new Listed(file, Fate.FILTERED, "same content as " + first);
  }

  private static String targets(JobFile job) {
    return job.targets().stream().sorted().collect(Collectors.joining(","));
  }

  /**
   * Commits a new edition with its first pass.
   *
   * @param label {@code null} for the day of {@code asOf} in the job's zone
   * @throws UsageException if it is not known who answers for an engine on other machines
   */
  EditionRow make(
      JobFile job, Draft draft, @Nullable String label, Instant asOf, Actor actor, String version) {
    learn(job);
    String free = label == null ? freeLabel(job, asOf) : label;
    GlossarySource glossary = job.glossary();
    try {
      return transactions.run(
          () -> {
            EditionRow edition =
                editions.create(
                    new NewEdition(
                        job.name(),
                        free,
                        asOf,
                        job.relativeTo(installation.home()).frozen(),
                        targets(job),
                        job.detail().word(),
                        glossary == null ? null : glossary.content(),
                        glossary == null ? null : glossary.checksum(),
                        fingerprints(job),
                        version));
            manifest.freeze(edition.id(), 1, draft.files());
            succession.takeOver(edition, draft.givenUp(), actor);
            manifest.forgetMended(job.name(), draft.stillUnreadable());
            draft
                .unreadable()
                .forEach(
                    (identity, file) ->
                        manifest.rememberUnreadable(
                            job.name(),
                            new SourceFile(file.path(), 0, identity),
                            file.reason(),
                            free));
            PassRow pass =
                editions.order(
                    edition.id(),
                    new NewPass(Kind.NIGHT, asOf, null, actor.name(), actor.reason()));
            audit.add(
                actor.name(),
                actor.channel(),
                actor.reason(),
                new Deed(
                    "run",
                    edition.name(),
                    pass.id(),
                    "no such edition",
                    AuditWords.of(pass),
                    draft.toRead() + " files to read"));
            return edition;
          });
    } catch (DuplicateKeyException e) {
      throw new RefusedException(
          new Reason.MadeMeanwhile(new Edition(job.name(), free)), Next.of(When.TO_SEE, "status"));
    }
  }

  private String freeLabel(JobFile job, Instant asOf) {
    String day = LocalDate.ofInstant(asOf, job.zone()).toString();
    Set<String> taken = new HashSet<>(editions.labelsOfDay(job.name(), day));
    taken.addAll(published(job));
    String label = day;
    for (int number = 2; taken.contains(label); number++) {
      label = day + "-" + number;
    }
    return label;
  }

  /**
   * Labels under which editions stand in the output folder, also those that a database which was
   * lost had made: nothing is written over them.
   */
  private static Set<String> published(JobFile job) {
    try {
      return new PublishedFiles(job.output()).labels(job.name());
    } catch (IOException e) {
      throw new RefusedException(
          new Reason.OutputUnreadable(job.output().toString(), job.name(), FaultWords.of(e)));
    }
  }

  /**
   * Makes sure that a label is free.
   *
   * @throws UsageException if there is an edition of this label, or what was published of one
   */
  void requireFree(JobFile job, String label) {
    if (editions.find(job.name(), label).isPresent()) {
      throw new UsageException(
          "Edition %s/%s is finished. Take another label, or mend it: diptych retry-gaps %s %s"
              .formatted(job.name(), label, job.name(), label));
    }
    if (published(job).contains(label)) {
      throw new UsageException(
          "An edition %s/%s stands in %s that the database does not know; nothing is written over it. Take another label"
              .formatted(job.name(), label, job.output()));
    }
  }

  /** Before anything is frozen: while it is, nobody is called. */
  private void learn(JobFile job) {
    for (String name : job.engines()) {
      if (engines.translation(name).orElse(null) instanceof Placed placed) {
        try {
          placed.learn();
        } catch (EngineException.Unavailable e) {
          throw new UsageException("Engine %s: %s".formatted(name, e.getMessage()));
        }
        if (placed.reach() == Reach.NETWORK && !job.network()) {
          throw new UsageException(
              "Engine %s reaches outside this machine, as its workers say, and job %s says network: none"
                  .formatted(name, job.name()));
        }
      }
    }
  }

  private String fingerprints(JobFile job) {
    return job.engines().stream()
        .flatMap(name -> engines.translation(name).stream())
        .map(engine -> engine.identity().fingerprint())
        .collect(Collectors.joining("\n"));
  }
}
