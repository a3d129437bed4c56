package dev.diptych.operations;

import dev.diptych.intake.ReaderSettings;
import dev.diptych.job.Allowance;
import dev.diptych.job.JobFile;
import dev.diptych.job.UsageException;
import dev.diptych.operations.EditedDigests.Edits;
import dev.diptych.operations.Mending.Correction;
import dev.diptych.operations.Taken.Answered;
import dev.diptych.operations.Taken.Ready;
import dev.diptych.operations.Taken.Several;
import dev.diptych.operations.Withdrawing.Found;
import dev.diptych.store.Articles.Place;
import dev.diptych.store.AuditLog;
import dev.diptych.store.AuditLog.Deed;
import dev.diptych.store.Digests.DigestRow;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.Installations;
import dev.diptych.store.ItemRow;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.Manifest;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.Kind;
import dev.diptych.store.Transactions;
import dev.diptych.store.UnitRow;
import dev.diptych.store.Units;
import dev.diptych.store.Units.Choice;
import dev.diptych.store.Units.Which;
import dev.diptych.store.Withdrawals.Held;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Orders that mend a finished edition: each is checked whole before its pass is committed. */
@Component
public class MendingOrders {

  private final NamedEditions named;
  private final Permits permits;
  private final Mending mending;
  private final Withdrawing withdrawing;
  private final EditedDigests edited;
  private final Terms terms;
  private final RunPremises premises;
  private final Allowances allowances;
  private final Reports reports;
  private final Editions editions;
  private final Installations installations;
  private final Manifest manifest;
  private final Units units;
  private final AuditLog audit;
  private final Transactions transactions;
  private final ReaderSettings limits;

  MendingOrders(
      NamedEditions named,
      Permits permits,
      Mending mending,
      Withdrawing withdrawing,
      EditedDigests edited,
      Terms terms,
      RunPremises premises,
      Allowances allowances,
      Reports reports,
      Editions editions,
      Installations installations,
      Manifest manifest,
      Units units,
      AuditLog audit,
      Transactions transactions,
      ReaderSettings limits) {
    this.named = named;
    this.permits = permits;
    this.mending = mending;
    this.withdrawing = withdrawing;
    this.edited = edited;
    this.terms = terms;
    this.premises = premises;
    this.allowances = allowances;
    this.reports = reports;
    this.editions = editions;
    this.installations = installations;
    this.manifest = manifest;
    this.units = units;
    this.audit = audit;
    this.transactions = transactions;
    this.limits = limits;
  }

  /** Refused if the edition's budget is used up and the allowance does not raise it. */
  Taken retryGaps(WorkOrder.RetryGaps order, Actor actor) {
    EditionRow edition = named.find(order.edition());
    mending.requireFinished(edition, order.engine());
    List<UnitRow> missing = mending.missing(edition, order.choice());
    if (missing.isEmpty()) {
      return new Answered(
          reports.of(
              edition,
              editions.lastPass(edition.id()),
              Duration.ZERO,
              List.of("No gap of %s matches; nothing was done".formatted(edition.name()))));
    }
    return granted(
        edition,
        order,
        order.allowance(),
        missing.size(),
        actor,
        () ->
            mending.reopen(edition, Kind.RETRY_GAPS, missing, order.engine(), actor, order.verb()));
  }

  /** Refused if the edition's budget is used up and the allowance does not raise it. */
  Taken redo(WorkOrder.Redo order, Actor actor) {
    EditionRow edition = named.find(order.edition());
    mending.requireFinished(edition, order.engine());
    List<UnitRow> wrong = section(edition, order.article(), order.section());
    return granted(
        edition,
        order,
        order.allowance(),
        wrong.size(),
        actor,
        () -> mending.redo(edition, wrong, order.engine(), actor));
  }

  /**
   * A section of an article in all targets.
   *
   * @throws UsageException if there is none
   */
  List<UnitRow> section(EditionRow edition, String article, String section) {
    Place place = mending.article(edition, article);
    List<UnitRow> found =
        units.list(edition.id(), new Choice(place.articleId(), section, null, Which.ALL));
    if (found.isEmpty()) {
      throw new UsageException(
          "Article %s has no section %s. Its sections: diptych show %s %s --items"
              .formatted(place.slug(), section, edition.job(), edition.label()));
    }
    return found;
  }

  private Taken granted(
      EditionRow edition,
      WorkOrder order,
      Allowance allowance,
      int work,
      Actor actor,
      Supplier<PassRow> pass) {
    premises.require(JobFile.thaw(edition.settings()));
    allowances.requireBudget(edition, allowance, order.verb(), work);
    PassRow ready =
        transactions.run(
            () -> {
              PassRow ordered = pass.get();
              grant(edition, ordered, allowance, actor, order.verb());
              return ordered;
            });
    return ready(editions.byId(edition.id()), ready);
  }

  private void grant(
      EditionRow edition, PassRow pass, Allowance allowance, Actor actor, String verb) {
    String changes = allowances.changes(edition, allowance);
    if (!changes.isEmpty()) {
      allowances.grant(edition, allowance);
      audit.add(
          actor.name(),
          actor.channel(),
          actor.reason(),
          new Deed(verb, edition.name(), pass.id(), null, null, changes));
    }
  }

  Taken correct(WorkOrder.Correct order, Actor actor) {
    if (order.text().isBlank()) {
      throw new UsageException("The corrected text is empty. Give it with --text");
    }
    EditionRow edition = finished(order.edition());
    JobFile job = JobFile.thaw(edition.settings());
    String target = order.target();
    PassRow pass =
        mending.correct(
            edition,
            target == null ? job.targets().get(0) : target,
            List.of(
                new Correction(
                    mending.article(edition, order.article()),
                    order.segment(),
                    order.text().strip())),
            actor,
            order.verb(),
            "");
    return ready(edition, pass);
  }

  /** What differs in an edited file becomes one pass; what does not is left alone. */
  Taken takeBack(WorkOrder.TakeBack order, Actor actor) {
    EditedFile file = EditedFile.read(order.file(), installations.ids());
    EditionRow edition = finished(file.edition());
    Edits edits = edited.compare(file, edition);
    if (edits.corrections().isEmpty()) {
      return new Answered(
          reports.of(
              edition, editions.lastPass(edition.id()), Duration.ZERO, List.of(edits.words())));
    }
    PassRow pass =
        mending.correct(
            edition,
            edits.target(),
            edits.corrections(),
            actor,
            order.verb(),
            ": %d segments of %s".formatted(edits.corrections().size(), file.name()));
    List<String> notes = new ArrayList<>(List.of(edits.words()));
    notes.addAll(mending.withWhatIsNotThere(edition));
    return new Ready(edition, pass, notes);
  }

  /** What taking an edited file back would do; changes nothing. */
  String wouldTakeBack(Path path) {
    EditedFile file = EditedFile.read(path, installations.ids());
    EditionRow edition = named.find(file.edition());
    mending.requireFinished(edition, null);
    return edited.compare(file, edition).words();
  }

  /** One pass in each edition that contains the term. */
  Taken term(WorkOrder.Term order, Actor actor) {
    return terms.order(order, actor);
  }

  /** What an order about a term would touch; changes nothing. */
  public List<String> terms(WorkOrder.Term order) {
    return terms.preview(order);
  }

  /** One pass in each edition that holds nearly the same text; what cannot be reached is named. */
  Taken withdraw(WorkOrder.Withdraw order, Actor actor) {
    EditionRow named = withdrawable(order.edition());
    Found found = withdrawing.find(named, mending.article(named, order.article()));
    Map<EditionRow, List<DigestRow>> compared = withdrawing.comparedWith(found);
    List<Ready> passes = new ArrayList<>();
    found
        .byEdition()
        .forEach(
            (edition, articles) ->
                passes.add(
                    new Ready(
                        edition,
                        mending.withdraw(edition, articles, order.alsoFromMemory(), actor),
                        List.of())));
    compared.forEach(
        (edition, rows) -> {
          if (withdrawing.unfinished(edition.id())) {
            mending.writeAgain(edition, rows, actor);
          } else if (mending.hasTexts(edition)) {
            passes.add(new Ready(edition, mending.withoutIt(edition, rows, actor), List.of()));
          }
        });
    List<String> notes = new ArrayList<>(unreached(found));
    notes.addAll(stillCompared(compared));
    return new Several(passes, notes, !found.unfinished().isEmpty());
  }

  /** What is not written again although it shows what an article said that is taken out. */
  private List<String> stillCompared(Map<EditionRow, List<DigestRow>> compared) {
    List<String> notes = new ArrayList<>();
    compared.forEach(
        (edition, rows) -> {
          long kept = rows.stream().filter(row -> row.revision() > 1).count();
          if (!mending.hasTexts(edition)) {
            notes.add(
                "Edition %s shows what was changed in it (%d digests) and cannot be written again, for its texts are deleted. Delete those pages by hand"
                    .formatted(edition.name(), rows.size()));
          } else if (kept > 0) {
            notes.add(
                "Earlier revisions in edition %s (of %d digests) still show what was changed in it. Delete those files by hand"
                    .formatted(edition.name(), kept));
          }
        });
    return notes;
  }

  private EditionRow withdrawable(EditionName name) {
    EditionRow edition = named.find(name);
    permits.require(Act.WITHDRAW, edition);
    premises.require(JobFile.thaw(edition.settings()));
    return edition;
  }

  /** What a withdrawal would take out, and what it would not reach; changes nothing. */
  List<String> withdrawal(EditionName name, String article) {
    EditionRow edition = named.find(name);
    Found found = withdrawing.find(edition, mending.article(edition, article));
    List<String> lines = new ArrayList<>();
    found
        .byEdition()
        .forEach(
            (in, articles) ->
                articles.forEach(
                    held ->
                        lines.add("%s: %s (%s)".formatted(in.name(), held.slug(), held.path()))));
    Map<EditionRow, List<DigestRow>> compared = withdrawing.comparedWith(found);
    compared.forEach(
        (in, rows) -> {
          if (mending.hasTexts(in)) {
            lines.add("%s: shows what was changed in it, %s".formatted(in.name(), again(rows)));
          }
        });
    lines.addAll(unreached(found));
    lines.addAll(stillCompared(compared));
    return lines;
  }

  private static String again(List<DigestRow> rows) {
    return rows.size() == 1
        ? "1 digest is written again"
        : "%d digests are written again".formatted(rows.size());
  }

  private static List<String> unreached(Found found) {
    List<String> notes = new ArrayList<>();
    for (Held held : found.unfinished()) {
      notes.add(
          "Edition %s/%s holds it too (%s) and is not finished. When it is: diptych withdraw %s %s --edition %s --reason …"
              .formatted(
                  held.job(), held.label(), held.path(), held.job(), held.slug(), held.label()));
    }
    for (Held held : found.elsewhere()) {
      notes.add(
          "Edition %s/%s of another job holds it too (%s). To take it out there: diptych withdraw %s %s --edition %s --reason …"
              .formatted(
                  held.job(), held.label(), held.path(), held.job(), held.slug(), held.label()));
    }
    return notes;
  }

  Taken include(WorkOrder.Include order, Actor actor) {
    EditionRow edition = finished(order.edition());
    ItemRow item = skipped(edition, order.path());
    PassRow pass = mending.include(edition, item, limits.maxFileSize(), actor);
    return ready(edition, pass);
  }

  /**
   * A file that an edition has skipped.
   *
   * @throws UsageException if it has not
   */
  ItemRow skipped(EditionRow edition, String path) {
    Optional<ItemRow> item = manifest.byPath(edition.id(), path);
    if (item.isPresent() && item.get().parent() != null) {
      throw new UsageException(
          "%s lies inside a file of several articles. Nothing was changed. Mend that file; the next run takes what is new in it: diptych run %s"
              .formatted(path, ShellWord.of(edition.job())));
    }
    return item.filter(found -> found.fate() == Fate.SKIPPED)
        .orElseThrow(
            () ->
                new UsageException(
                    "Edition %s has skipped no file %s. The skipped ones: diptych show %s %s"
                        .formatted(edition.name(), path, edition.job(), edition.label())));
  }

  /** Refused as for every mending: what is not in the tables any more cannot be written. */
  Taken publish(WorkOrder.Publish order, Actor actor) {
    EditionRow edition = finished(order.edition());
    return new Ready(edition, mending.publish(edition, actor), List.of());
  }

  private Ready ready(EditionRow edition, PassRow pass) {
    return new Ready(edition, pass, mending.withWhatIsNotThere(edition));
  }

  private EditionRow finished(EditionName name) {
    EditionRow edition = named.find(name);
    mending.requireFinished(edition, null);
    premises.require(JobFile.thaw(edition.settings()));
    return edition;
  }
}
