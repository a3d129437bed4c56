package dev.diptych.operations;

import dev.diptych.article.ItemPlace;
import dev.diptych.article.SourceFile;
import dev.diptych.digest.WorkUnit;
import dev.diptych.engine.Engines;
import dev.diptych.engine.LanguagePair;
import dev.diptych.intake.BoundedFile;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.listing.FileNames;
import dev.diptych.job.Installation;
import dev.diptych.job.JobFile;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason.Edition;
import dev.diptych.job.Reason.TextsDeleted;
import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.store.Articles;
import dev.diptych.store.Articles.Place;
import dev.diptych.store.AuditLog;
import dev.diptych.store.AuditLog.Deed;
import dev.diptych.store.Digests;
import dev.diptych.store.Digests.DigestRow;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.Editions.NewPass;
import dev.diptych.store.Expiry;
import dev.diptych.store.ItemRow;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.JdbcMemory;
import dev.diptych.store.Manifest;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.Kind;
import dev.diptych.store.Suspects;
import dev.diptych.store.Transactions;
import dev.diptych.store.UnitKey;
import dev.diptych.store.UnitRow;
import dev.diptych.store.Units;
import dev.diptych.store.Units.Choice;
import dev.diptych.store.Units.Which;
import dev.diptych.store.Withdrawals;
import dev.diptych.store.Withdrawals.Held;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Orders the later passes of a finished edition: each is committed as a whole (what is taken up
 * again, which digests get their next revision, the audit entry) before its run starts.
 */
@Component
final class Mending {

  private final Permits permits;
  private final Articles articles;
  private final AuditLog audit;
  private final Digests digests;
  private final Editions editions;
  private final Manifest manifest;
  private final JdbcMemory memory;
  private final Suspects suspects;
  private final Transactions transactions;
  private final Units units;
  private final Expiry expiry;
  private final PublishedCheck check;
  private final Withdrawing withdrawing;
  private final Withdrawals withdrawals;
  private final Engines engines;
  private final Installation installation;
  private final Clock clock;

  Mending(
      Permits permits,
      Articles articles,
      AuditLog audit,
      Digests digests,
      Editions editions,
      Manifest manifest,
      JdbcMemory memory,
      Suspects suspects,
      Transactions transactions,
      Units units,
      Expiry expiry,
      PublishedCheck check,
      Withdrawing withdrawing,
      Withdrawals withdrawals,
      Engines engines,
      Installation installation,
      Clock clock) {
    this.permits = permits;
    this.articles = articles;
    this.audit = audit;
    this.digests = digests;
    this.editions = editions;
    this.manifest = manifest;
    this.memory = memory;
    this.suspects = suspects;
    this.transactions = transactions;
    this.units = units;
    this.expiry = expiry;
    this.check = check;
    this.withdrawing = withdrawing;
    this.withdrawals = withdrawals;
    this.engines = engines;
    this.installation = installation;
    this.clock = clock;
  }

  /**
   * Refuses to mend an edition that is not finished or whose texts are gone, or with an engine that
   * does not exist.
   *
   * @throws RefusedException saying what to do first
   */
  void requireFinished(EditionRow edition, @Nullable String engine) {
    permits.require(Act.MEND, edition);
    if (expiry.textsAreGone(edition.id())) {
      throw new RefusedException(
          new TextsDeleted(new Edition(edition.job(), edition.label())),
          Next.of(When.TO_TRANSLATE_ANEW, "run", edition.job()).with("all", ""));
    }
    if (engine != null && engines.translation(engine).isEmpty()) {
      throw new UsageException(engines.whyNot(engine));
    }
  }

  /**
   * Whether the edition is young enough to be mended: its texts go with the history of its runs.
   */
  boolean hasTexts(EditionRow edition) {
    return !expiry.textsAreGone(edition.id());
  }

  /** The article that a person calls by slug, id, position or path. */
  Place article(EditionRow edition, String name) {
    Set<Integer> ofThisPath =
        manifest
            .items(edition.id())
            .filter(item -> item.source().path().equals(name))
            .map(ItemRow::position)
            .collect(Collectors.toSet());
    return articles
        .places(edition.id())
        .filter(
            place ->
                place.slug().equals(name)
                    || place.articleId().equals(name)
                    || Integer.toString(place.position()).equals(name)
                    || ItemPlace.shown(place.position()).equals(name)
                    || ofThisPath.contains(place.position()))
        .findFirst()
        .orElseThrow(() -> noArticle(edition, name));
  }

  private UsageException noArticle(EditionRow edition, String name) {
    Optional<ItemRow> file =
        manifest
            .items(edition.id())
            .filter(
                item ->
                    item.source().path().equals(name)
                        || name.equals(item.articleId())
                        || Integer.toString(item.position()).equals(name)
                        || ItemPlace.shown(item.position()).equals(name))
            .findFirst();
    String why = file.map(Mending::whyNoArticle).map(words -> ": " + words).orElse("");
    String command =
        file.filter(item -> item.fate() == Fate.SKIPPED).isPresent()
            ? "Mended: diptych include %s %s --edition %s"
                .formatted(edition.job(), ShellWord.of(file.get().source().path()), edition.label())
            : "Its articles: diptych show %s %s --items".formatted(edition.job(), edition.label());
    return new UsageException(
        "Edition %s has no article %s%s. Nothing was changed. %s"
            .formatted(edition.name(), name, why, command));
  }

  private static String whyNoArticle(ItemRow item) {
    String reason = item.reason() == null ? "" : " (%s)".formatted(item.reason());
    return switch (item.fate()) {
      case WITHDRAWN -> "file %s was withdrawn%s".formatted(item.source().path(), reason);
      case SKIPPED -> "file %s was skipped%s".formatted(item.source().path(), reason);
      case FILTERED -> "file %s was not read%s".formatted(item.source().path(), reason);
      case OPENED ->
          "file %s holds several, each with a name of its own (%s!…)"
              .formatted(item.source().path(), item.source().path());
      case PENDING, READ -> "file %s is not read yet".formatted(item.source().path());
    };
  }

  /** What is missing and matches, in order of the manifest. */
  List<UnitRow> missing(EditionRow edition, UnitChoice choice) {
    return units.list(edition.id(), choice(edition, choice));
  }

  /**
   * A choice as the tables know it.
   *
   * @throws UsageException if there is no such article or cause
   */
  Choice choice(EditionRow edition, UnitChoice choice) {
    String article = choice.article();
    return new Choice(
        article == null ? null : article(edition, article).articleId(),
        choice.section(),
        choice.target(),
        choice.fallback() ? Which.FALLBACK : Which.MISSING,
        CauseGroup.code(choice.cause()),
        choice.blamed());
  }

  /** Orders a pass that takes up these units again. */
  PassRow reopen(
      EditionRow edition,
      Kind kind,
      List<UnitRow> chosen,
      @Nullable String engine,
      Actor actor,
      String verb) {
    return reopen(edition, kind, chosen, engine, actor, verb, "");
  }

  private PassRow reopen(
      EditionRow edition,
      Kind kind,
      List<UnitRow> chosen,
      @Nullable String engine,
      Actor actor,
      String verb,
      String from) {
    return transactions.run(
        () -> {
          PassRow pass = order(edition, kind, engine, actor);
          units.reopen(edition.id(), pass.number(), chosen);
          suspects.tryOnceMore(edition.job(), chosen);
          chosen.forEach(
              unit -> digests.touch(edition.id(), pass.number(), unit.articleId(), unit.target()));
          audit(edition, pass, verb, actor, chosen.size() + " units" + with(engine) + from);
          return pass;
        });
  }

  private static String with(@Nullable String engine) {
    return engine == null ? "" : " with engine " + engine;
  }

  /** Orders a pass that redoes a section: what is remembered of it is rejected first. */
  PassRow redo(EditionRow edition, List<UnitRow> wrong, @Nullable String engine, Actor actor) {
    JobFile job = JobFile.thaw(edition.settings());
    return transactions.run(
        () -> {
          for (UnitRow row : wrong) {
            WorkUnit unit =
                articles
                    .load(edition.id(), row.articleId())
                    .unit(row.unit(), row.target(), job.scope());
            if (!unit.isSummary()) {
              memory.reject(unit.pair(), unit.lines().stream().map(WorkUnit.Line::text).toList());
            }
          }
          return reopen(edition, Kind.REDO, wrong, engine, actor, "redo");
        });
  }

  /**
   * A person's translation of one segment.
   *
   * @param segment its id, such as {@code s2.5}
   * @param text the right translation, not blank
   */
  record Correction(Place article, String segment, String text) {}

  /**
   * Orders one pass that puts people's translations of segments in their places.
   *
   * @param corrections at least one, of the articles of this edition
   * @param verb as the audit names it
   * @param from where they come from, for the audit; empty if a person typed them
   * @throws UsageException if one of them is no segment that is translated; nothing is changed then
   */
  PassRow correct(
      EditionRow edition,
      String target,
      List<Correction> corrections,
      Actor actor,
      String verb,
      String from) {
    JobFile job = JobFile.thaw(edition.settings());
    Map<UnitKey, UnitRow> touched = new LinkedHashMap<>();
    Map<UnitKey, WorkUnit> work = new HashMap<>();
    List<Right> right = new ArrayList<>();
    for (Correction correction : corrections) {
      UnitKey key = unitOf(correction, target);
      if (!touched.containsKey(key)) {
        touched.put(key, row(edition, correction.article(), key));
        work.put(
            key,
            articles.load(edition.id(), key.articleId()).unit(key.unit(), target, job.scope()));
      }
      WorkUnit unit = Objects.requireNonNull(work.get(key));
      right.add(new Right(unit.pair(), source(unit, correction), correction.text()));
    }
    return transactions.run(
        () -> {
          right.forEach(one -> memory.correct(one.pair(), one.source(), one.target()));
          return reopen(
              edition, Kind.CORRECT, List.copyOf(touched.values()), null, actor, verb, from);
        });
  }

  /**
   * The unit of a segment.
   *
   * @throws UsageException if there is no such segment that is translated
   */
  UnitRow segment(EditionRow edition, Place article, String segment, String target) {
    Correction correction = new Correction(article, segment, "");
    UnitKey key = unitOf(correction, target);
    UnitRow row = row(edition, article, key);
    source(
        articles
            .load(edition.id(), key.articleId())
            .unit(key.unit(), target, JobFile.thaw(edition.settings()).scope()),
        correction);
    return row;
  }

  /** What is remembered of a correction. */
  private record Right(LanguagePair pair, String source, String target) {}

  private static UnitKey unitOf(Correction correction, String target) {
    String unit =
        Units.unitOf(correction.segment())
            .orElseThrow(
                () ->
                    new UsageException(
                        correction.segment() + " is no segment: name one like s2.5"));
    return new UnitKey(correction.article().articleId(), unit, target);
  }

  private UnitRow row(EditionRow edition, Place article, UnitKey key) {
    return units
        .list(edition.id(), new Choice(key.articleId(), key.unit(), key.target(), Which.ALL))
        .stream()
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "Article %s has no section %s into %s"
                        .formatted(article.slug(), key.unit(), key.target())));
  }

  private static String source(WorkUnit unit, Correction correction) {
    return unit.lines().stream()
        .filter(line -> line.segmentId().equals(correction.segment()))
        .map(WorkUnit.Line::text)
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "Section %s of article %s has no segment %s"
                        .formatted(
                            unit.unit(), correction.article().slug(), correction.segment())));
  }

  /** Orders a pass that takes articles out of their edition. */
  PassRow withdraw(EditionRow edition, List<Held> wrong, boolean alsoFromMemory, Actor actor) {
    return transactions.run(
        () -> {
          PassRow pass = order(edition, Kind.WITHDRAW, null, actor);
          wrong.forEach(article -> withdraw(edition, article, alsoFromMemory, actor));
          if (hasTexts(edition)) {
            digests.republishAll(edition.id());
          }
          audit(
              edition,
              pass,
              "withdraw",
              actor,
              wrong.stream().map(Held::slug).collect(Collectors.joining(", ")));
          return pass;
        });
  }

  /** Orders a pass that writes digests again which show what an article that is taken out said. */
  PassRow withoutIt(EditionRow edition, List<DigestRow> rows, Actor actor) {
    return transactions.run(
        () -> {
          PassRow pass = order(edition, Kind.PUBLISH, null, actor);
          writeAgain(edition, rows, actor);
          return pass;
        });
  }

  /** The same where a pass is not finished: it writes them when it goes on. */
  void writeAgain(EditionRow edition, List<DigestRow> rows, Actor actor) {
    transactions.run(
        () -> {
          digests.republish(edition.id(), rows);
          audit(
              edition,
              editions.lastPass(edition.id()),
              "withdraw",
              actor,
              "%d digests are not compared with it any more".formatted(rows.size()));
        });
  }

  private void withdraw(EditionRow edition, Held article, boolean alsoFromMemory, Actor actor) {
    if (alsoFromMemory) {
      JobFile job = JobFile.thaw(edition.settings());
      var prepared = articles.load(edition.id(), article.articleId());
      job.targets().stream()
          .flatMap(target -> prepared.units(target, job.scope()).stream())
          .forEach(
              unit ->
                  memory.reject(
                      unit.pair(), unit.lines().stream().map(WorkUnit.Line::text).toList()));
    }
    withdrawing
        .remembered(edition, article)
        .ifPresent(withdrawn -> withdrawals.add(edition.job(), withdrawn));
    manifest.settle(
        edition.id(), article.position(), Fate.WITHDRAWN, actor.reason(), article.articleId());
    articles.withdraw(edition.id(), article.articleId());
  }

  /** Orders a pass that reads a file again which was skipped, with the content it has now. */
  PassRow include(EditionRow edition, ItemRow item, DataSize maxFileSize, Actor actor) {
    JobFile job = JobFile.thaw(edition.settings()).at(installation.home());
    Path file = FileNames.resolve(job.input(), item.source().path());
    SourceFile now;
    try {
      now = BoundedFile.read(file, item.source().path(), maxFileSize).source();
    } catch (UnreadableException e) {
      throw new UsageException(
          "File %s still cannot be read: %s. Nothing was changed. Mend it, then the same again; to try it: diptych preview %s"
              .formatted(item.source().path(), e.getMessage(), ShellWord.of(file.toString())));
    }
    return transactions.run(
        () -> {
          PassRow pass = order(edition, Kind.INCLUDE, null, actor);
          manifest.forgetUnreadable(edition.job(), item.source().checksum());
          manifest.include(edition.id(), item.position(), now, pass.number());
          suspects.tryOnceMore(edition.job(), now.checksum());
          digests.republishAll(edition.id());
          audit(edition, pass, "include", actor, item.source().path());
          return pass;
        });
  }

  /** Orders a pass that writes everything again, as it is. */
  PassRow publish(EditionRow edition, Actor actor) {
    return transactions.run(
        () -> {
          PassRow pass = order(edition, Kind.PUBLISH, null, actor);
          digests.republishAll(edition.id());
          audit(edition, pass, "publish", actor, "pass " + pass.number());
          return pass;
        });
  }

  /**
   * Has the ordered pass write those digests too whose files are not there.
   *
   * @return a note about it, if there are any
   */
  List<String> withWhatIsNotThere(EditionRow edition) {
    List<DigestRow> missing = check.missing(edition);
    transactions.run(() -> digests.republish(edition.id(), missing));
    return missing.isEmpty()
        ? List.of()
        : List.of(
            "Files of %d digests of edition %s were not in the output folder; they are written again"
                .formatted(missing.size(), edition.name()));
  }

  private PassRow order(EditionRow edition, Kind kind, @Nullable String engine, Actor actor) {
    return editions.order(
        edition.id(), new NewPass(kind, clock.instant(), engine, actor.name(), actor.reason()));
  }

  /** Before a pass was ordered the edition stood as the pass before it had ended. */
  private void audit(EditionRow edition, PassRow pass, String verb, Actor actor, String detail) {
    String before =
        editions.passes(edition.id()).stream()
            .filter(earlier -> earlier.number() == pass.number() - 1)
            .map(AuditWords::of)
            .collect(Collectors.joining());
    audit.add(
        actor.name(),
        actor.channel(),
        actor.reason(),
        new Deed(verb, edition.name(), pass.id(), before, AuditWords.of(pass), detail));
  }
}
