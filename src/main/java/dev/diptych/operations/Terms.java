package dev.diptych.operations;

import dev.diptych.digest.Glossary;
import dev.diptych.digest.Memory;
import dev.diptych.digest.PreparedArticle;
import dev.diptych.digest.WorkUnit;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.engine.LanguagePair;
import dev.diptych.job.Allowance;
import dev.diptych.job.GlossarySource;
import dev.diptych.job.JobFile;
import dev.diptych.job.Overrides;
import dev.diptych.job.UsageException;
import dev.diptych.operations.Taken.Answered;
import dev.diptych.operations.Taken.Ready;
import dev.diptych.operations.Taken.Several;
import dev.diptych.store.Articles;
import dev.diptych.store.Articles.Place;
import dev.diptych.store.AuditLog;
import dev.diptych.store.AuditLog.Deed;
import dev.diptych.store.EditionRow;
import dev.diptych.store.EditionSummaries;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.Editions;
import dev.diptych.store.JdbcMemory;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.Kind;
import dev.diptych.store.Transactions;
import dev.diptych.store.UnitRow;
import dev.diptych.store.Units;
import dev.diptych.store.Units.Choice;
import dev.diptych.store.Units.Which;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Has a term that was translated wrongly travel through everything that is out: each finished
 * edition of the job gets a glossary with the right one, and of its sections those are asked for
 * again that contain it. What does not contain it is remembered and costs nothing; what a person
 * translated stands, and is named.
 */
@Component
class Terms {

  /** Articles are loaded so many at once. */
  private static final int BUNDLE = 64;

  /** Older editions than these have no texts any more, or nobody reads them. */
  private static final int MOST_EDITIONS = 1_000;

  private final Jobs jobs;
  private final EditionSummaries summaries;
  private final Editions editions;
  private final Permits permits;
  private final Mending mending;
  private final RunPremises premises;
  private final Allowances allowances;
  private final Articles articles;
  private final Units units;
  private final JdbcMemory memory;
  private final AuditLog audit;
  private final Reports reports;
  private final Transactions transactions;

  Terms(
      Jobs jobs,
      EditionSummaries summaries,
      Editions editions,
      Permits permits,
      Mending mending,
      RunPremises premises,
      Allowances allowances,
      Articles articles,
      Units units,
      JdbcMemory memory,
      AuditLog audit,
      Reports reports,
      Transactions transactions) {
    this.jobs = jobs;
    this.summaries = summaries;
    this.editions = editions;
    this.permits = permits;
    this.mending = mending;
    this.premises = premises;
    this.allowances = allowances;
    this.articles = articles;
    this.units = units;
    this.memory = memory;
    this.audit = audit;
    this.reports = reports;
    this.transactions = transactions;
  }

  /**
   * What a changed term touches in one edition.
   *
   * @param glossary with the term as it shall be
   * @param touched the units that contain it
   * @param passages how many of their sentences and headings do
   * @param people those of them that a person translated, as a person names them
   */
  private record Found(
      EditionRow edition,
      JobFile job,
      GlossarySource glossary,
      List<UnitRow> touched,
      int passages,
      List<String> people) {}

  /**
   * Orders a pass for each edition that contains the term.
   *
   * @throws UsageException if the job has no such edition, or its glossary is the same
   */
  Taken order(WorkOrder.Term order, Actor actor) {
    JobFile job = job(order);
    List<String> notes = new ArrayList<>();
    List<Found> all = found(order, job, notes);
    if (all.isEmpty()) {
      EditionSummary latest = newest(order.job());
      notes.add("No passage that is out contains what has changed; nothing was done");
      return new Answered(
          reports.of(
              editions.byId(latest.id()), editions.lastPass(latest.id()), Duration.ZERO, notes));
    }
    for (Found found : all) {
      premises.require(found.job());
      allowances.requireBudget(
          found.edition(), Allowance.UNCHANGED, "tm term", found.touched().size());
      people(found, notes);
    }
    forTheNextNights(order, job, notes);
    List<Ready> passes = all.stream().map(found -> ready(found, order, actor)).toList();
    return new Several(passes, notes, false);
  }

  /** What an order would touch; changes nothing. */
  List<String> preview(WorkOrder.Term order) {
    JobFile job = job(order);
    List<String> lines = new ArrayList<>();
    for (Found found : found(order, job, lines)) {
      lines.add(
          "%s: %d passages in %d sections would be asked for again"
              .formatted(found.edition().name(), found.passages(), found.touched().size()));
      people(found, lines);
    }
    if (order.source() != null) {
      lines.add(
          "%d entries of the memory contain %s; those that machines made are of no use any more where the term is meant"
              .formatted(memory.countContaining(order.source()), order.source()));
    }
    forTheNextNights(order, job, lines);
    return lines;
  }

  private JobFile job(WorkOrder.Term order) {
    return jobs.loadAlsoWithoutInput(order.job(), Overrides.NONE);
  }

  private EditionSummary newest(String job) {
    return summaries.recent(job, 1).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "Job %s has no edition yet. Make one: diptych run %s".formatted(job, job)));
  }

  private List<Found> found(WorkOrder.Term order, JobFile job, List<String> notes) {
    List<Found> found = new ArrayList<>();
    newest(order.job());
    for (EditionSummary summary : summaries.recent(order.job(), MOST_EDITIONS)) {
      EditionRow edition = editions.byId(summary.id());
      if (!mending.hasTexts(edition)) {
        continue;
      }
      Found in = found(order, job, edition);
      if (!in.touched().isEmpty()) {
        if (permits.allows(Act.MEND, edition)) {
          found.add(in);
        } else {
          notes.add(
              "Edition %s contains it too and is not finished. When it is, give the same order again"
                  .formatted(edition.name()));
        }
      }
    }
    return found;
  }

  private Found found(WorkOrder.Term order, JobFile today, EditionRow edition) {
    JobFile frozen = JobFile.thaw(edition.settings());
    GlossarySource before = frozen.glossary();
    GlossarySource after = glossary(order, today, before);
    Set<GlossaryTerm> changed = difference(terms(before), terms(after));
    List<UnitRow> touched = new ArrayList<>();
    List<String> people = new ArrayList<>();
    int passages = 0;
    if (!changed.isEmpty()) {
      Glossary looked = new Glossary(List.copyOf(changed));
      List<Place> places = articles.places(edition.id()).toList();
      for (int i = 0; i < places.size(); i += BUNDLE) {
        List<Place> bundle = places.subList(i, Math.min(places.size(), i + BUNDLE));
        Map<String, PreparedArticle> loaded =
            articles.load(edition.id(), bundle.stream().map(Place::articleId).toList());
        for (Place place : bundle) {
          PreparedArticle article = loaded.get(place.articleId());
          if (article != null) {
            passages += look(edition, frozen, looked, place, article, touched, people);
          }
        }
      }
    }
    return new Found(edition, frozen, after, touched, passages, people);
  }

  private int look(
      EditionRow edition,
      JobFile job,
      Glossary changed,
      Place place,
      PreparedArticle article,
      List<UnitRow> touched,
      List<String> people) {
    int passages = 0;
    for (String target : job.targets()) {
      for (WorkUnit unit : article.units(target, job.scope())) {
        List<WorkUnit.Line> lines =
            unit.isSummary()
                ? List.of()
                : unit.lines().stream().filter(l -> !changed.hits(l.text()).isEmpty()).toList();
        if (!lines.isEmpty()) {
          passages += lines.size();
          touched.addAll(
              units.list(
                  edition.id(), new Choice(place.articleId(), unit.unit(), target, Which.ALL)));
          people.addAll(people(unit.pair(), place, lines));
        }
      }
    }
    return passages;
  }

  private List<String> people(LanguagePair pair, Place place, List<WorkUnit.Line> lines) {
    Map<String, List<String>> wanted = new LinkedHashMap<>();
    lines.forEach(line -> wanted.put(line.text(), List.of()));
    Map<String, List<Memory.Entry>> found = memory.recall(pair, wanted);
    return lines.stream()
        .filter(line -> found.containsKey(line.text()))
        .map(line -> place.slug() + "/" + line.segmentId())
        .toList();
  }

  private static void people(Found found, List<String> notes) {
    if (!found.people().isEmpty()) {
      notes.add(
          "%s: what a person translated stands, look at it: %s. To change it: diptych correct %s %s --edition %s --text … --reason …"
              .formatted(
                  found.edition().name(),
                  String.join(", ", found.people()),
                  found.edition().job(),
                  found.people().get(0),
                  found.edition().label()));
    }
  }

  private static GlossarySource glossary(
      WorkOrder.Term order, JobFile today, @Nullable GlossarySource before) {
    String source = order.source();
    String target = order.target();
    if (source == null || target == null) {
      GlossarySource now = today.glossary();
      if (now == null) {
        throw new UsageException(
            "Job %s has no glossary. Name the term: diptych tm term %s SOURCE TARGET --reason …"
                .formatted(order.job(), order.job()));
      }
      return now;
    }
    return GlossarySource.with(before, new GlossaryTerm(source, target));
  }

  private static Set<GlossaryTerm> terms(@Nullable GlossarySource source) {
    return source == null ? Set.of() : new HashSet<>(source.glossary().terms());
  }

  private static Set<GlossaryTerm> difference(Set<GlossaryTerm> one, Set<GlossaryTerm> other) {
    Set<GlossaryTerm> different = new HashSet<>(one);
    different.addAll(other);
    different.removeIf(term -> one.contains(term) && other.contains(term));
    return different;
  }

  /** The frozen glossaries are the editions' own; the file beside the job is the desk's. */
  private static void forTheNextNights(WorkOrder.Term order, JobFile job, List<String> notes) {
    GlossarySource today = job.glossary();
    if (order.source() == null
        || (today != null
            && today
                .glossary()
                .terms()
                .contains(new GlossaryTerm(order.source(), String.valueOf(order.target()))))) {
      return;
    }
    notes.add(
        "For the nights to come put this line into %s: %s"
            .formatted(
                today == null
                    ? "a CSV file source,target,note beside the job file, and name it there as"
                        + " glossary"
                    : today.file(),
                GlossarySource.line(
                    new GlossaryTerm(order.source(), String.valueOf(order.target())))));
  }

  /** The edition is read again: its settings are others now. */
  private Ready ready(Found found, WorkOrder.Term order, Actor actor) {
    PassRow pass = pass(found, order, actor);
    return new Ready(editions.byId(found.edition().id()), pass, List.of());
  }

  private PassRow pass(Found found, WorkOrder.Term order, Actor actor) {
    EditionRow edition = found.edition();
    return transactions.run(
        () -> {
          editions.changeSettings(edition.id(), found.job().with(found.glossary()).frozen());
          editions.changeGlossary(
              edition.id(), found.glossary().content(), found.glossary().checksum());
          PassRow pass =
              mending.reopen(edition, Kind.TERM, found.touched(), null, actor, "tm term");
          audit.add(
              actor.name(),
              actor.channel(),
              actor.reason(),
              new Deed(
                  "tm term",
                  edition.name(),
                  pass.id(),
                  glossary(edition.glossaryChecksum()),
                  glossary(found.glossary().checksum()),
                  order.source() == null
                      ? "the job's glossary of today"
                      : "%s → %s".formatted(order.source(), order.target())));
          return pass;
        });
  }

  private static String glossary(@Nullable String checksum) {
    return checksum == null ? "no glossary" : "glossary " + checksum;
  }
}
