package dev.diptych.operations;

import dev.diptych.article.SourceFile;
import dev.diptych.digest.Cause;
import dev.diptych.job.Installation;
import dev.diptych.job.JobFile;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason.Edition;
import dev.diptych.job.Reason.TakenUpMeanwhile;
import dev.diptych.job.RefusedException;
import dev.diptych.publish.OutputFolder;
import dev.diptych.run.OutputOwnership;
import dev.diptych.store.AuditLog;
import dev.diptych.store.AuditLog.Deed;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.ItemRow;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.Manifest;
import dev.diptych.store.PassRow;
import dev.diptych.store.Units;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Hands the files of an edition that cannot be finished over to a new one, so that no file is ever
 * without an edition.
 */
@Component
class Succession {

  private final Editions editions;
  private final Manifest manifest;
  private final Units units;
  private final AuditLog audit;
  private final OutputOwnership ownership;
  private final Installation installation;

  Succession(
      Editions editions,
      Manifest manifest,
      Units units,
      AuditLog audit,
      OutputOwnership ownership,
      Installation installation) {
    this.editions = editions;
    this.manifest = manifest;
    this.units = units;
    this.audit = audit;
    this.ownership = ownership;
    this.installation = installation;
  }

  /**
   * A file that an edition which cannot be finished was to hold.
   *
   * @param source as that edition listed it
   * @param edition its label
   */
  record Inherited(SourceFile source, String edition) {

    /** What the new edition says of it. */
    String reason() {
      return "taken over from edition %s, which could not be finished".formatted(edition);
    }
  }

  /** The files that these editions were to hold, by checksum, oldest edition first. */
  Map<String, Inherited> files(Collection<EditionRow> givenUp) {
    Map<String, Inherited> files = new LinkedHashMap<>();
    for (EditionRow edition : givenUp) {
      manifest
          .items(edition.id())
          .filter(Succession::isHeld)
          .forEach(
              item ->
                  files.putIfAbsent(
                      item.source().checksum(), new Inherited(item.source(), edition.label())));
    }
    return files;
  }

  /** What lies inside a file comes with it. */
  private static boolean isHeld(ItemRow item) {
    return item.parent() == null
        && (item.fate() == Fate.PENDING || item.fate() == Fate.READ || item.fate() == Fate.OPENED);
  }

  /**
   * Ends these editions for good. Belongs into the transaction that makes their successor.
   *
   * @throws RefusedException if one of them was taken up by another run meanwhile
   */
  void takeOver(EditionRow successor, Collection<EditionRow> givenUp, Actor actor) {
    for (EditionRow edition : givenUp) {
      PassRow pass = editions.lastPass(edition.id());
      if (!editions.supersede(pass, successor)) {
        throw new RefusedException(
            new TakenUpMeanwhile(new Edition(edition.job(), edition.label())),
            Next.of(When.TO_SEE, "status"));
      }
      units.giveUp(edition.id(), Cause.of(Cause.Code.TAKEN_OVER, successor.label()));
      manifest.forgetUnreadableOf(edition);
      manifest.keepAttempts(successor.id(), edition.id());
      audit.add(
          actor.name(),
          actor.channel(),
          actor.reason(),
          new Deed(
              "supersede",
              edition.name(),
              pass.id(),
              AuditWords.of(pass),
              AuditWords.of(editions.passById(pass.id())),
              "pass %d was %s; its files are taken over by %s"
                  .formatted(pass.number(), pass.state(), successor.name())));
    }
  }

  /**
   * Deletes what had been published of these editions: their files come in the successor.
   *
   * @return what a person should know of it
   */
  List<String> clear(Collection<EditionRow> givenUp) {
    List<String> notes = new ArrayList<>();
    for (EditionRow edition : givenUp) {
      JobFile job = JobFile.thaw(edition.settings()).at(installation.home());
      if (ownership.isOurs(job.output(), job.name())) {
        try {
          new OutputFolder(job.output()).remove(edition.job(), edition.label());
          editions.removed(edition.id());
        } catch (IOException e) {
          notes.add(
              "What was published of edition %s cannot be deleted: %s. Delete it by hand: %s"
                  .formatted(
                      edition.name(),
                      e.getMessage(),
                      job.output().resolve(edition.job()).resolve(edition.label())));
        }
      }
    }
    return notes;
  }
}
