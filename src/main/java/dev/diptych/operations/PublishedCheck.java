package dev.diptych.operations;

import dev.diptych.job.Installation;
import dev.diptych.job.JobFile;
import dev.diptych.publish.DigestEntry;
import dev.diptych.publish.OutputFolder.Place;
import dev.diptych.publish.PublishedFiles;
import dev.diptych.run.OutputOwnership;
import dev.diptych.store.Digests;
import dev.diptych.store.Digests.DigestRow;
import dev.diptych.store.EditionFiles;
import dev.diptych.store.EditionFiles.FileRow;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.PassRow.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what stands in the output folder with what was written there. Changes nothing. */
@Component
class PublishedCheck {

  private final Installation installation;
  private final OutputOwnership ownership;
  private final Editions editions;
  private final Digests digests;
  private final EditionFiles files;

  PublishedCheck(
      Installation installation,
      OutputOwnership ownership,
      Editions editions,
      Digests digests,
      EditionFiles files) {
    this.installation = installation;
    this.ownership = ownership;
    this.editions = editions;
    this.digests = digests;
    this.files = files;
  }

  /**
   * A file that was written.
   *
   * @param digest that it belongs to, {@code null} for those of the whole edition
   */
  private record Written(Place place, String name, String checksum, @Nullable DigestRow digest) {}

  /**
   * Whether the edition's files are there to be compared: nobody writes them, nobody deleted them.
   */
  private boolean settled(EditionRow edition) {
    return editions.lastPass(edition.id()).state() == State.FINISHED
        && !editions.isRemoved(edition.id());
  }

  /** Every file of an edition, read and compared. */
  FileCheck all(EditionRow edition) {
    return check(output(edition), settled(edition) ? written(edition) : List.of(), 1, 0);
  }

  /**
   * Of each edition every file looked for, its own and some of the digests' read; five statements,
   * however many editions there are.
   *
   * @param reading editions, each with at most about how many digests' files are read of it
   * @param turn another one reads others
   */
  Map<EditionRow, FileCheck> samples(Map<EditionRow, Integer> reading, long turn) {
    Set<Long> ids = new HashSet<>();
    for (EditionRow edition : reading.keySet()) {
      ids.add(edition.id());
    }
    Set<Long> settled = editions.settled(ids);
    if (settled.isEmpty()) {
      return Map.of();
    }
    Map<Long, List<FileRow>> whole = files.of(settled);
    Map<Long, EditionRow> byId = new HashMap<>();
    reading.keySet().forEach(edition -> byId.put(edition.id(), edition));
    Map<Long, List<Written>> written = new HashMap<>();
    digests.each(
        settled,
        (id, row) ->
            written(Objects.requireNonNull(byId.get(id)), row)
                .forEach(written.computeIfAbsent(id, key -> new ArrayList<>())::add));
    BiPredicate<Path, String> ours = ownership.ours();
    Map<EditionRow, FileCheck> checks = new LinkedHashMap<>();
    for (Map.Entry<EditionRow, Integer> one : reading.entrySet()) {
      EditionRow edition = one.getKey();
      if (settled.contains(edition.id())) {
        List<Written> all = written(edition, whole.getOrDefault(edition.id(), List.of()));
        all.addAll(written.getOrDefault(edition.id(), List.of()));
        int step = Math.max(1, all.size() / one.getValue());
        int offset = (int) Math.floorMod(turn, (long) step);
        checks.put(edition, check(output(edition, ours), all, step, offset));
      }
    }
    return checks;
  }

  private static FileCheck check(
      Optional<PublishedFiles> output, List<Written> written, int step, int offset) {
    List<FileCheck.Flaw> flaws = new ArrayList<>();
    int number = 0;
    int read = 0;
    for (Written file : written) {
      boolean reads = file.digest() == null || number++ % step == offset;
      read += reads ? 1 : 0;
      String wrong = output.isEmpty() ? "in a folder of others" : wrong(output.get(), file, reads);
      if (wrong != null) {
        flaws.add(new FileCheck.Flaw(file.place().target() + "/" + file.name(), wrong));
      }
    }
    return new FileCheck(written.size(), read, flaws);
  }

  private static @Nullable String wrong(PublishedFiles output, Written file, boolean reads) {
    try {
      if (!reads) {
        return output.has(file.place(), file.name()) ? null : "missing";
      }
      Optional<String> now = output.checksum(file.place(), file.name());
      if (now.isEmpty()) {
        return "missing";
      }
      return now.get().equals(file.checksum()) ? null : "changed";
    } catch (IOException e) {
      return "unreadable (%s)".formatted(e);
    }
  }

  /** The digests of which a file is not there. */
  List<DigestRow> missing(EditionRow edition) {
    Optional<PublishedFiles> output = output(edition);
    return output.isEmpty()
        ? List.of()
        : written(edition).stream()
            .filter(file -> !output.get().has(file.place(), file.name()))
            .map(Written::digest)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
  }

  /** The folder that an edition is published to, if it is this installation's. */
  Optional<PublishedFiles> output(EditionRow edition) {
    return output(edition, ownership::isOurs);
  }

  private Optional<PublishedFiles> output(EditionRow edition, BiPredicate<Path, String> ours) {
    Path output = installation.home().resolve(JobFile.outputOf(edition.settings()));
    return ours.test(output, edition.job())
        ? Optional.of(new PublishedFiles(output))
        : Optional.empty();
  }

  private List<Written> written(EditionRow edition) {
    List<Written> written = written(edition, files.of(edition.id()));
    digests.all(edition.id()).flatMap(row -> written(edition, row)).forEach(written::add);
    return written;
  }

  private static List<Written> written(EditionRow edition, List<FileRow> whole) {
    List<Written> written = new ArrayList<>();
    for (FileRow file : whole) {
      Place place = new Place(edition.job(), edition.label(), file.target());
      written.add(new Written(place, file.name(), file.checksum(), null));
    }
    return written;
  }

  /** The files of one digest; what the index says of it is not kept. */
  private static Stream<Written> written(EditionRow edition, DigestRow row) {
    String entry = row.entry();
    if (entry == null) {
      return Stream.empty();
    }
    Place place = new Place(edition.job(), edition.label(), row.target());
    DigestRow digest = new DigestRow(row.articleId(), row.target(), row.revision(), null);
    return DigestEntry.filesIn(entry).entrySet().stream()
        .map(file -> new Written(place, file.getKey(), file.getValue(), digest));
  }
}
