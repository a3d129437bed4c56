package dev.diptych.operations;

import dev.diptych.job.JobFile;
import dev.diptych.job.UsageException;
import dev.diptych.publish.DigestEntry;
import dev.diptych.publish.OutputFolder.Place;
import dev.diptych.publish.PublishedFiles;
import dev.diptych.store.Digests;
import dev.diptych.store.EditionFiles;
import dev.diptych.store.EditionRow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * What was published of an edition, to be read: only files that the tables name are ever looked
 * for, so that no name leads elsewhere. Changes nothing; safe for use by several threads.
 */
@Service
public class PublishedPages {

  private final NamedEditions named;
  private final PublishedCheck check;
  private final Digests digests;
  private final EditionFiles files;

  PublishedPages(NamedEditions named, PublishedCheck check, Digests digests, EditionFiles files) {
    this.named = named;
    this.check = check;
    this.digests = digests;
    this.files = files;
  }

  /** The target languages of an edition, as BCP 47 tags. */
  public List<String> targets(EditionName name) {
    return JobFile.thaw(named.find(name).settings()).targets();
  }

  /** The published digests of an edition for one target language, in order of the manifest. */
  public List<DigestEntry> digests(EditionName name, String target) {
    return digests
        .all(named.find(name).id())
        .filter(row -> row.target().equals(target))
        .flatMap(row -> Stream.ofNullable(row.entry()))
        .map(entry -> digests.entry(entry, DigestEntry.class))
        .toList();
  }

  /**
   * A published file.
   *
   * @param file its name
   * @throws UsageException if the tables name no such file of this edition
   * @throws IOException if it is there and cannot be read
   * @return empty if it was written and is gone
   */
  public Optional<byte[]> read(EditionName name, String target, String file) throws IOException {
    EditionRow edition = named.find(name);
    if (!names(edition, target, file)) {
      throw new UsageException(
          "Edition %s has published no file of this name into %s"
              .formatted(edition.name(), known(edition, target)));
    }
    Optional<PublishedFiles> output = check.output(edition);
    return output.isEmpty()
        ? Optional.empty()
        : output.get().read(new Place(edition.job(), edition.label(), target), file);
  }

  /** A target that is none is not repeated: it may be anything. */
  private static String known(EditionRow edition, String target) {
    List<String> targets = JobFile.thaw(edition.settings()).targets();
    return targets.contains(target) ? target : "that language; its languages are " + targets;
  }

  private boolean names(EditionRow edition, String target, String name) {
    return files.of(edition.id()).stream()
            .anyMatch(file -> file.target().equals(target) && file.name().equals(name))
        || digests
            .all(edition.id())
            .filter(row -> row.target().equals(target))
            .flatMap(row -> Stream.ofNullable(row.entry()))
            .anyMatch(entry -> DigestEntry.filesIn(entry).containsKey(name));
  }
}
