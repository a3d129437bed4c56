package dev.diptych.run;

import dev.diptych.article.SourceFile;
import dev.diptych.engine.Engines;
import dev.diptych.run.InputFolder.Listing;
import dev.diptych.run.jobfile.GlossarySource;
import dev.diptych.run.jobfile.JobFile;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions.NewEdition;
import dev.diptych.store.Editions.NewPass;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.Manifest.Known;
import dev.diptych.store.Manifest.Listed;
import dev.diptych.store.PassRow.Kind;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final Tables tables;
  private final Engines engines;
  private final Clock clock;

  EditionMaker(Tables tables, Engines engines, Clock clock) {
    this.tables = tables;
    this.engines = engines;
    this.clock = clock;
  }

  /**
   * What a new edition would hold.
   *
   * @param files every file with its fate so far, in order of path
   * @param left files that were not listed, with the reason
   */
  record Draft(List<Listed> files, List<InputFolder.Left> left) {

    /** How many files are to be read. */
    long toRead() {
      return files.stream().filter(file -> file.fate() == Fate.PENDING).count();
    }
  }

  /**
   * Looks at the input folder.
   *
   * @throws UsageException if it is missing
   */
  Draft draft(JobFile job) throws IOException {
    Listing listing = new InputFolder(job, clock).list();
    Map<String, Known> known =
        tables
            .manifest()
            .known(
                job.name(),
                targets(job),
                job.detail().word(),
                listing.files().stream().map(SourceFile::checksum).distinct().toList());
    Map<String, String> seen = new HashMap<>();
    List<Listed> files = new ArrayList<>();
    for (SourceFile file : listing.files()) {
      files.add(listed(job, file, known.get(file.checksum()), seen));
    }
    return new Draft(files, listing.left());
  }

  private static Listed listed(
      JobFile job, SourceFile file, @Nullable Known known, Map<String, String> seen) {
    boolean again = known != null && job.all() && known.reason().startsWith("unchanged");
    if (known != null && !again) {
      return new Listed(file, known.fate(), known.reason());
    }
    String first = seen.putIfAbsent(file.checksum(), file.path());
    return first == null
        ? new Listed(file, Fate.PENDING, null)
        : new Listed(file, Fate.FILTERED, "same content as " + first);
  }

  private static String targets(JobFile job) {
    return job.targets().stream().sorted().collect(Collectors.joining(","));
  }

  /**
   * Commits a new edition with its first pass.
   *
   * @param label {@code null} for the day of {@code asOf} in the job's zone
   */
  EditionRow make(
      JobFile job, Draft draft, @Nullable String label, Instant asOf, Actor actor, String version) {
    String free = label == null ? freeLabel(job, asOf) : label;
    GlossarySource glossary = job.glossary();
    try {
      return tables.inTransaction(
          () -> {
            EditionRow edition =
                tables
                    .editions()
                    .create(
                        new NewEdition(
                            job.name(),
                            free,
                            asOf,
                            job.frozen(),
                            targets(job),
                            job.detail().word(),
                            glossary == null ? null : glossary.content(),
                            glossary == null ? null : glossary.checksum(),
                            fingerprints(job),
                            version));
            tables.manifest().freeze(edition.id(), 1, draft.files());
            tables
                .editions()
                .order(
                    edition.id(),
                    new NewPass(Kind.NIGHT, asOf, null, actor.name(), actor.reason()));
            tables
                .audit()
                .add(
                    actor.name(),
                    actor.channel(),
                    "run",
                    edition.name(),
                    actor.reason(),
                    draft.toRead() + " files to read");
            return edition;
          });
    } catch (DuplicateKeyException e) {
      throw new RefusedException(
          "Edition %s/%s was made by another run at this moment. See: diptych status"
              .formatted(job.name(), free));
    }
  }

  private String freeLabel(JobFile job, Instant asOf) {
    String day = LocalDate.ofInstant(asOf, job.zone()).toString();
    List<String> taken = tables.editions().labelsOfDay(job.name(), day);
    String label = day;
    for (int number = 2; taken.contains(label); number++) {
      label = day + "-" + number;
    }
    return label;
  }

  private String fingerprints(JobFile job) {
    return job.engines().stream()
        .flatMap(name -> engines.translation(name).stream())
        .map(engine -> engine.identity().fingerprint())
        .collect(Collectors.joining("\n"));
  }
}
