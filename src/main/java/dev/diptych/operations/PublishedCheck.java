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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    return check(edition, settled(edition) ? written(edition) : List.of(), 1, 0);
  }

  /**
   * Every file looked for, the edition's own and some of the digests' read.
   *
   * @param reading at most about so many digests' files
   * @param turn another one reads others
   */
  FileCheck sample(EditionRow edition, int reading, long turn) {
    List<Written> written = settled(edition) ? written(edition) : List.of();
    int step = Math.max(1, written.size() / reading);
    return check(edition, written, step, (int) Math.floorMod(turn, (long) step));
  }

  private FileCheck check(EditionRow edition, List<Written> written, int step, int offset) {
    Optional<PublishedFiles> output = output(edition);
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
    Path output = installation.home().resolve(JobFile.outputOf(edition.settings()));
    return ownership.isOurs(output, edition.job())
        ? Optional.of(new PublishedFiles(output))
        : Optional.empty();
  }

  private List<Written> written(EditionRow edition) {
    List<Written> written = new ArrayList<>();
    for (FileRow file : files.of(edition.id())) {
      Place place = new Place(edition.job(), edition.label(), file.target());
      written.add(new Written(place, file.name(), file.checksum(), null));
    }
    for (DigestRow row : digests.all(edition.id())) {
      if (row.entry() != null) {
        Place place = new Place(edition.job(), edition.label(), row.target());
        DigestEntry.filesIn(row.entry())
            .forEach((name, checksum) -> written.add(new Written(place, name, checksum, row)));
      }
    }
    return written;
  }
}
