package dev.diptych.operations;

import dev.diptych.digest.Digest;
import dev.diptych.digest.Memory;
import dev.diptych.digest.Row;
import dev.diptych.exchange.DigestName;
import dev.diptych.exchange.NewFile;
import dev.diptych.exchange.XliffDocument;
import dev.diptych.exchange.XliffFile;
import dev.diptych.exchange.XliffUnit;
import dev.diptych.exchange.XliffUnit.Note;
import dev.diptych.exchange.XliffWriter;
import dev.diptych.job.JobFile;
import dev.diptych.job.UsageException;
import dev.diptych.publish.RowWords;
import dev.diptych.store.Articles;
import dev.diptych.store.Articles.Place;
import dev.diptych.store.AuditLog;
import dev.diptych.store.Digests;
import dev.diptych.store.Digests.DigestRow;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Installations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Passes digests on to people who translate in a tool of their own; see {@link WorkOrder.TakeBack}.
 */
@Service
public class DigestExchange {

  private final NamedEditions named;
  private final Mending mending;
  private final MendingOrders orders;
  private final StandingDigests standing;
  private final Articles articles;
  private final Digests digests;
  private final Installations installations;
  private final AuditLog audit;

  DigestExchange(
      NamedEditions named,
      Mending mending,
      MendingOrders orders,
      StandingDigests standing,
      Articles articles,
      Digests digests,
      Installations installations,
      AuditLog audit) {
    this.named = named;
    this.mending = mending;
    this.orders = orders;
    this.standing = standing;
    this.articles = articles;
    this.digests = digests;
    this.installations = installations;
    this.audit = audit;
  }

  /**
   * Which digests of an edition.
   *
   * @param article slug, id, position or path; {@code null} for all
   * @param target BCP 47 tag, {@code null} for all
   */
  public record Which(@Nullable String article, @Nullable String target) {}

  /**
   * What was written.
   *
   * @param files in order of the articles
   * @param leftOut how many digests have nothing to translate: their articles are in the target
   *     language already
   */
  public record Written(List<Path> files, int leftOut) {

    /** Copies the list, so that the answer cannot change. */
    public Written {
      files = List.copyOf(files);
    }
  }

  /**
   * Writes published digests as XLIFF, each into a file of its own, {@code <slug>.<target>.xlf}.
   *
   * @throws UsageException if there is no such digest, or one of the files is there already
   * @throws IOException if the disk refuses
   */
  public Written write(EditionName name, Which which, Path folder, Actor actor) throws IOException {
    EditionRow edition = named.find(name);
    mending.requireFinished(edition, null);
    Map<Path, DigestRow> wanted = wanted(edition, which, folder);
    for (Path file : wanted.keySet()) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new UsageException(
            "The file %s exists, and may hold somebody's work; nothing was written. Name a new folder: diptych tm xliff %s %s FOLDER"
                .formatted(file, edition.job(), edition.label()));
      }
    }
    Map<String, Place> places = places(edition);
    String installation = installations.id();
    List<Path> written = new ArrayList<>();
    for (Map.Entry<Path, DigestRow> one : wanted.entrySet()) {
      DigestRow row = one.getValue();
      Place place = Objects.requireNonNull(places.get(row.articleId()));
      Digest digest = standing.of(edition, place, row.target());
      if (digest.rows().anyMatch(each -> each.state() != Row.State.SOURCE_ONLY)) {
        try (NewFile file = NewFile.at(one.getKey())) {
          XliffWriter.write(file.stream(), document(digest, place, installation));
          written.add(file.appear());
        }
      }
    }
    if (written.isEmpty()) {
      throw noDigest(edition, "in which something is translated");
    }
    audit.add(
        actor.name(),
        actor.channel(),
        "tm xliff",
        edition.name(),
        actor.reason(),
        "%d digests to %s".formatted(written.size(), folder));
    return new Written(written, wanted.size() - written.size());
  }

  private static UsageException noDigest(EditionRow edition, String which) {
    return new UsageException(
        "Edition %s has published no such digest %s, so nothing was written. Its articles: diptych show %s %s --items"
            .formatted(edition.name(), which, edition.job(), edition.label()));
  }

  private Map<Path, DigestRow> wanted(EditionRow edition, Which which, Path folder) {
    List<String> targets = JobFile.thaw(edition.settings()).targets();
    String target = which.target();
    if (target != null && !targets.contains(target)) {
      throw new UsageException(
          "Edition %s has no digests into %s; its targets: %s. Write them: diptych tm xliff %s %s FOLDER"
              .formatted(
                  edition.name(),
                  target,
                  String.join(", ", targets),
                  edition.job(),
                  edition.label()));
    }
    String article =
        which.article() == null ? null : mending.article(edition, which.article()).articleId();
    Map<String, Place> places = places(edition);
    Map<Path, DigestRow> files = new LinkedHashMap<>();
    digests
        .all(edition.id())
        .filter(row -> row.entry() != null)
        .filter(row -> article == null || article.equals(row.articleId()))
        .filter(row -> target == null || target.equals(row.target()))
        .forEach(
            row -> {
              Place place = places.get(row.articleId());
              if (place != null) {
                files.put(folder.resolve("%s.%s.xlf".formatted(place.slug(), row.target())), row);
              }
            });
    if (files.isEmpty()) {
      throw noDigest(edition, "of this article and language");
    }
    return files;
  }

  private Map<String, Place> places(EditionRow edition) {
    return articles
        .places(edition.id())
        .collect(Collectors.toMap(Place::articleId, place -> place));
  }

  private static XliffDocument document(Digest digest, Place place, String installation) {
    RowWords words = new RowWords(digest);
    return new XliffDocument(
        digest.sourceLanguage(),
        digest.targetLanguage(),
        List.of(
            new XliffFile(
                new DigestName(digest.job(), digest.edition(), place.articleId(), installation),
                digest.source().path(),
                List.of(words.provenance()),
                digest.rows().map(row -> unit(row, words)).toList())));
  }

  private static XliffUnit unit(Row row, RowWords words) {
    List<Note> notes = new ArrayList<>();
    String missing = words.missing(row);
    if (missing != null) {
      notes.add(new Note("missing", missing));
    }
    words.findings(row).forEach(finding -> notes.add(new Note("check", finding)));
    return new XliffUnit(
        row.segmentId(),
        row.target() == null
            ? XliffUnit.State.INITIAL
            : Memory.HUMAN.equals(row.engine())
                ? XliffUnit.State.REVIEWED
                : XliffUnit.State.TRANSLATED,
        row.state() != Row.State.SOURCE_ONLY,
        row.source(),
        row.target(),
        notes,
        0);
  }

  /**
   * What taking an edited file back would change.
   *
   * @return in words
   * @throws UsageException if it cannot be taken; the message names what does not fit
   */
  public String preview(Path file) {
    return orders.wouldTakeBack(file);
  }
}
