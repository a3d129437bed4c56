package dev.diptych.operations;

import dev.diptych.publish.DigestEntry;
import dev.diptych.store.AuditLog;
import dev.diptych.store.AuditLog.Deed;
import dev.diptych.store.Digests;
import dev.diptych.store.EditionRow;
import dev.diptych.store.PassRow;
import dev.diptych.text.Checksums;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Writes into the audit what became of a run: how its pass stood before and afterwards, and what it
 * made of the digests' files.
 *
 * <p>All files of an edition's digests have one checksum together: the SHA-256 of the lines that
 * {@code sha256sum} prints for them in order of their paths below the edition's folder. Where few
 * of them became others, each is named with the first characters of its own.
 */
@Component
final class RunAudit {

  /** So many files are named; of more only their number says something. */
  private static final int NAMED = 6;

  private static final int SHOWN_OF_CHECKSUM = 16;

  private final AuditLog audit;
  private final Digests digests;

  RunAudit(AuditLog audit, Digests digests) {
    this.audit = audit;
    this.digests = digests;
  }

  /**
   * An order that is being carried out.
   *
   * @param verb as {@link WorkOrder#verb}
   */
  record Ordered(String verb, Actor actor) {}

  /**
   * The files of an edition's digests.
   *
   * @param checksums SHA-256 by path below the edition's folder
   */
  record Files(SortedMap<String, String> checksums) {

    /** All of them, and those that the other does not have so. */
    String comparedWith(Files other) {
      Map<String, String> differing =
          checksums.entrySet().stream()
              .filter(file -> !file.getValue().equals(other.checksums.get(file.getKey())))
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
      String all =
          checksums.isEmpty()
              ? "no digest files"
              : "%d digest files, together %s".formatted(checksums.size(), together());
      if (differing.isEmpty()) {
        return all;
      }
      return differing.size() > NAMED
          ? "%s; %d of them differ".formatted(all, differing.size())
          : differing.entrySet().stream()
              .map(
                  file ->
                      file.getKey() + " " + file.getValue().substring(0, shown(file.getValue())))
              .collect(Collectors.joining(", ", all + "; differing: ", ""));
    }

    private static int shown(String checksum) {
      return Math.min(SHOWN_OF_CHECKSUM, checksum.length());
    }

    private String together() {
      MessageDigest sum = Checksums.newSha256();
      checksums.forEach(
          (name, checksum) ->
              sum.update((checksum + "  " + name + "\n").getBytes(StandardCharsets.UTF_8)));
      return Checksums.written(sum.digest());
    }
  }

  /** The files as they stand in the tables now. */
  Files files(EditionRow edition) {
    SortedMap<String, String> checksums = new TreeMap<>();
    digests
        .all(edition.id())
        .forEach(
            row -> {
              String entry = row.entry();
              if (entry != null) {
                DigestEntry.filesIn(entry)
                    .forEach(
                        (name, checksum) -> checksums.put(row.target() + "/" + name, checksum));
              }
            });
    return new Files(checksums);
  }

  /**
   * Adds what became of a run.
   *
   * @param before the pass when it was taken up
   * @param stood the files at that moment
   * @param after the pass when the run had ended
   */
  void ended(Ordered order, EditionRow edition, PassRow before, Files stood, PassRow after) {
    Files stand = files(edition);
    Actor actor = order.actor();
    audit.add(
        actor.name(),
        actor.channel(),
        actor.reason(),
        new Deed(
            order.verb() + AuditLog.ENDED,
            edition.name(),
            after.id(),
            AuditWords.of(before) + "; " + stood.comparedWith(stand),
            AuditWords.of(after) + "; " + stand.comparedWith(stood),
            "run %d of pass %d".formatted(after.epoch(), after.number())));
  }
}
