package dev.diptych.operations;

import dev.diptych.exchange.DigestName;
import dev.diptych.exchange.XliffDocument;
import dev.diptych.exchange.XliffReader;
import dev.diptych.job.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Digests of one edition that a person edited in a tool of their own.
 *
 * @param path of the file
 * @param edition which they belong to
 * @param document what the file holds
 */
record EditedFile(Path path, EditionName edition, XliffDocument document) {

  /**
   * Reads one.
   *
   * @param installations ids under which this installation has published
   * @throws UsageException if it is broken or does not belong here
   */
  static EditedFile read(Path path, Set<String> installations) {
    XliffDocument document = ExchangeFiles.read(path, XliffReader::read);
    List<DigestName> names = document.files().stream().map(file -> file.digest()).toList();
    DigestName first = names.get(0);
    for (DigestName name : names) {
      if (!installations.contains(name.installation())) {
        throw new UsageException(
            "The file %s holds a digest of %s/%s that another installation wrote. Nothing was changed. Take it back there, or write the digest of this one: diptych tm xliff %s %s FOLDER"
                .formatted(path, name.job(), name.edition(), name.job(), name.edition()));
      }
      if (!name.job().equals(first.job()) || !name.edition().equals(first.edition())) {
        throw new UsageException(
            "The file %s holds digests of two editions, %s/%s and %s/%s. Nothing was changed. Take them back one by one: diptych tm import FILE.xlf --reason …"
                .formatted(path, first.job(), first.edition(), name.job(), name.edition()));
      }
    }
    return new EditedFile(path, new EditionName(first.job(), first.edition()), document);
  }

  /** The file's name, for the audit. */
  String name() {
    return String.valueOf(path.getFileName());
  }
}
