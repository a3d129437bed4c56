package dev.diptych.operations;

import dev.diptych.intake.BoundedFile;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.listing.FileNames;
import dev.diptych.job.Allowance;
import dev.diptych.job.Installation;
import dev.diptych.job.JobFile;
import dev.diptych.operations.EditionView.UnitCounts;
import dev.diptych.operations.NightOrders.Planned;
import dev.diptych.operations.Preview.Share;
import dev.diptych.store.Articles.Place;
import dev.diptych.store.EditionRow;
import dev.diptych.store.EditionSummaries;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.Installations;
import dev.diptych.store.ItemRow;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.Manifest;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.Kind;
import dev.diptych.store.UnitKey;
import dev.diptych.store.UnitRow;
import dev.diptych.store.Units;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What an order would do, by its kind. Changes nothing; safe for use by several threads. */
@Component
final class OrderPreviews implements WorkOrder.Visitor<Preview> {

  private final NamedEditions named;
  private final Permits permits;
  private final Mending mending;
  private final MendingOrders orders;
  private final NightOrders nights;
  private final EditedDigests edited;
  private final Allowances allowances;
  private final NightEstimate nightEstimate;
  private final UnitEstimate unitEstimate;
  private final EnginesToday engines;
  private final EditionSummaries summaries;
  private final Installations installations;
  private final Manifest manifest;
  private final Units units;
  private final Installation installation;
  private final ReaderSettings limits;

  OrderPreviews(
      NamedEditions named,
      Permits permits,
      Mending mending,
      MendingOrders orders,
      NightOrders nights,
      EditedDigests edited,
      Allowances allowances,
      NightEstimate nightEstimate,
      UnitEstimate unitEstimate,
      EnginesToday engines,
      EditionSummaries summaries,
      Installations installations,
      Manifest manifest,
      Units units,
      Installation installation,
      ReaderSettings limits) {
    this.named = named;
    this.permits = permits;
    this.mending = mending;
    this.orders = orders;
    this.nights = nights;
    this.edited = edited;
    this.allowances = allowances;
    this.nightEstimate = nightEstimate;
    this.unitEstimate = unitEstimate;
    this.engines = engines;
    this.summaries = summaries;
    this.installations = installations;
    this.manifest = manifest;
    this.units = units;
    this.installation = installation;
    this.limits = limits;
  }

  @Override
  public Preview run(WorkOrder.Run order) throws IOException {
    Planned planned = nights.plan(order);
    EditionRow continued = planned.continued();
    PreviewDraft draft =
        continued == null
            ? new PreviewDraft(order.verb(), order.job(), planned.label())
            : new PreviewDraft(order.verb(), continued);
    draft.asked = planned.estimated();
    draft.redone = new Share(planned.files(), 0, 0);
    draft.what = planned.what();
    draft.also.addAll(planned.notes());
    if (continued != null) {
      goOn(draft, continued, Allowance.UNCHANGED);
    }
    return draft.preview();
  }

  @Override
  public Preview restart(WorkOrder.Restart order) {
    EditionRow edition = named.find(order.edition());
    PassRow pass = permits.require(Act.RESTART, edition);
    PreviewDraft draft = new PreviewDraft(order.verb(), edition);
    goOn(draft, edition, order.allowance());
    draft.what =
        "Pass %d of %s would go on: %d files to be read, %d sections to be translated"
            .formatted(
                pass.number(), edition.name(), draft.redone.files(), draft.redone.sections());
    allowed(draft, edition, order.allowance());
    return draft.preview();
  }

  /** What is left of the last pass of an edition. */
  private void goOn(PreviewDraft draft, EditionRow edition, Allowance allowance) {
    EditionSummary summary = summaries.of(edition.id());
    PassRow pass = summary.pass();
    List<UnitKey> pending = units.pending(edition.id());
    List<ItemRow> unread = manifest.pending(edition.id());
    draft.redone =
        new Share(
            unread.size(), pending.size(), summary.work().digests() - summary.work().digestsDone());
    draft.kept = PreviewDraft.kept(summary);
    if (pass.kind() != Kind.PUBLISH) {
      JobFile job = JobFile.thaw(edition.settings()).at(installation.home());
      draft.asked =
          unitEstimate
              .of(edition, pass.engine(), pending, false)
              .plus(nightEstimate.estimate(job, unread.stream().map(ItemRow::source).toList()));
      draft.budget = budget(edition, allowance);
    }
  }

  @Override
  public Preview retryGaps(WorkOrder.RetryGaps order) {
    EditionRow edition = named.find(order.edition());
    mending.requireFinished(edition, order.engine());
    List<UnitRow> chosen = mending.missing(edition, order.choice());
    PreviewDraft draft = new PreviewDraft(order.verb(), edition);
    draft.what =
        chosen.isEmpty()
            ? "No gap of %s matches; nothing would be done".formatted(edition.name())
            : "Would try %d sections again".formatted(chosen.size());
    if (!chosen.isEmpty()) {
      allowances.requireBudget(edition, order.allowance(), order.verb(), chosen.size());
      again(draft, edition, chosen);
      draft.asked = unitEstimate.of(edition, order.engine(), keys(chosen), false);
      draft.budget = budget(edition, order.allowance());
      if (order.choice().fallback()) {
        draft.also.add("What does not get better stays as it is");
      }
      allowed(draft, edition, order.allowance());
    }
    return draft.preview();
  }

  @Override
  public Preview redo(WorkOrder.Redo order) {
    EditionRow edition = named.find(order.edition());
    mending.requireFinished(edition, order.engine());
    List<UnitRow> wrong = orders.section(edition, order.article(), order.section());
    allowances.requireBudget(edition, order.allowance(), order.verb(), wrong.size());
    PreviewDraft draft = new PreviewDraft(order.verb(), edition);
    draft.what =
        "Would redo %s/%s: %d sections".formatted(order.article(), order.section(), wrong.size());
    again(draft, edition, wrong);
    draft.asked = unitEstimate.of(edition, order.engine(), keys(wrong), true);
    draft.budget = budget(edition, order.allowance());
    draft.also.add(
        "What machines made of its sentences is rejected in the memory: other editions ask for them"
            + " anew");
    allowed(draft, edition, order.allowance());
    return draft.preview();
  }

  @Override
  public Preview correct(WorkOrder.Correct order) {
    EditionRow edition = named.find(order.edition());
    mending.requireFinished(edition, null);
    JobFile job = JobFile.thaw(edition.settings());
    String wanted = order.target();
    String target = wanted == null ? job.targets().get(0) : wanted;
    Place place = mending.article(edition, order.article());
    UnitRow row = mending.segment(edition, place, order.segment(), target);
    PreviewDraft draft = new PreviewDraft(order.verb(), edition);
    draft.what = "Would correct %s/%s".formatted(place.slug(), order.segment());
    again(draft, edition, List.of(row));
    draft.asked = unitEstimate.of(edition, null, keys(List.of(row)), false);
    draft.budget = budget(edition, Allowance.UNCHANGED);
    draft.also.add(
        "The correction outranks machines wherever the same sentence comes again, in every job");
    return draft.preview();
  }

  @Override
  public Preview takeBack(WorkOrder.TakeBack order) {
    EditedFile file = EditedFile.read(order.file(), installations.ids());
    EditionRow edition = named.find(file.edition());
    mending.requireFinished(edition, null);
    EditedDigests.Edits edits = edited.compare(file, edition);
    PreviewDraft draft = new PreviewDraft(order.verb(), edition);
    draft.what = edits.words();
    Set<String> touched = new HashSet<>();
    edits
        .corrections()
        .forEach(
            correction ->
                touched.add(
                    correction.article().articleId()
                        + "/"
                        + Units.unitOf(correction.segment()).orElse("")));
    draft.redone = new Share(0, touched.size(), articles(edits));
    draft.kept = without(PreviewDraft.kept(summaries.of(edition.id())), draft.redone);
    return draft.preview();
  }

  private static int articles(EditedDigests.Edits edits) {
    return (int)
        edits.corrections().stream()
            .map(correction -> correction.article().articleId())
            .distinct()
            .count();
  }

  @Override
  public Preview term(WorkOrder.Term order) {
    PreviewDraft draft = new PreviewDraft(order.verb(), order.job(), null);
    List<String> lines = orders.terms(order);
    draft.what =
        lines.isEmpty()
            ? "No passage that is out contains what has changed; nothing would be done"
            : "What is out and contains what has changed would be asked for again";
    draft.also.addAll(lines);
    return draft.preview();
  }

  @Override
  public Preview withdraw(WorkOrder.Withdraw order) {
    EditionRow edition = named.find(order.edition());
    permits.require(Act.WITHDRAW, edition);
    List<String> lines = orders.withdrawal(order.edition(), order.article());
    EditionSummary summary = summaries.of(edition.id());
    PreviewDraft draft = new PreviewDraft(order.verb(), edition);
    draft.what = "Would withdraw";
    draft.redone = new Share(0, 0, summary.digests());
    draft.also.addAll(lines);
    if (order.alsoFromMemory()) {
      draft.also.add("What machines made of its sentences is rejected in the memory too");
    }
    return draft.preview();
  }

  @Override
  public Preview include(WorkOrder.Include order) {
    EditionRow edition = named.find(order.edition());
    mending.requireFinished(edition, null);
    ItemRow item = orders.skipped(edition, order.path());
    JobFile job = JobFile.thaw(edition.settings()).at(installation.home());
    EditionSummary summary = summaries.of(edition.id());
    PreviewDraft draft = new PreviewDraft(order.verb(), edition);
    draft.what = "Would read %s".formatted(item.source().path());
    draft.redone = new Share(1, 0, summary.digests());
    draft.kept = new Share(0, UnitCounts.of(summary.units()).all(), 0);
    draft.budget = budget(edition, Allowance.UNCHANGED);
    try {
      BoundedFile.read(
          FileNames.resolve(job.input(), item.source().path()),
          item.source().path(),
          limits.maxFileSize());
    } catch (UnreadableException e) {
      draft.also.add("It still cannot be read: %s".formatted(e.getMessage()));
    }
    draft.asked = nightEstimate.estimate(job, List.of(item.source()));
    return draft.preview();
  }

  @Override
  public Preview publish(WorkOrder.Publish order) {
    EditionRow edition = named.find(order.edition());
    mending.requireFinished(edition, null);
    EditionSummary summary = summaries.of(edition.id());
    PreviewDraft draft = new PreviewDraft(order.verb(), edition);
    draft.what =
        "The %d digests of %s would be written again, and its index"
            .formatted(summary.digests(), edition.name());
    draft.redone = new Share(0, 0, summary.digests());
    draft.kept = new Share(0, UnitCounts.of(summary.units()).all(), 0);
    draft.also.add("No engine is asked");
    return draft.preview();
  }

  /** Sections are worked on again, and the digests they are in are written anew. */
  private void again(PreviewDraft draft, EditionRow edition, Collection<UnitRow> chosen) {
    long digests =
        chosen.stream().map(unit -> unit.articleId() + " " + unit.target()).distinct().count();
    draft.redone = new Share(0, chosen.size(), (int) digests);
    draft.kept = without(all(summaries.of(edition.id())), draft.redone);
  }

  private static Share all(EditionSummary edition) {
    return new Share(
        edition.fates().getOrDefault(Fate.READ, 0),
        UnitCounts.of(edition.units()).all(),
        edition.digests());
  }

  private static Share without(Share all, Share redone) {
    return new Share(
        all.files() - redone.files(),
        Math.max(0, all.sections() - redone.sections()),
        Math.max(0, all.digests() - redone.digests()));
  }

  private static List<UnitKey> keys(Collection<UnitRow> units) {
    return units.stream()
        .map(unit -> new UnitKey(unit.articleId(), unit.unit(), unit.target()))
        .toList();
  }

  private List<EnginesToday.Limit> budget(EditionRow edition, Allowance allowance) {
    return engines.left(edition, allowance);
  }

  private void allowed(PreviewDraft draft, EditionRow edition, Allowance allowance) {
    String changes = allowances.changes(edition, allowance);
    if (!changes.isEmpty()) {
      draft.also.add("Changes of the edition's settings: " + changes);
    }
  }
}
