package dev.diptych.run;

import dev.diptych.digest.Credits;
import dev.diptych.digest.Digest;
import dev.diptych.digest.Digest.Correction;
import dev.diptych.digest.Digest.Story;
import dev.diptych.digest.DigestAssembler;
import dev.diptych.digest.Earlier;
import dev.diptych.digest.PreparedArticle;
import dev.diptych.digest.UnitResult;
import dev.diptych.engine.Engines;
import dev.diptych.publish.EditionDigests;
import dev.diptych.store.Articles;
import dev.diptych.store.Articles.Place;
import dev.diptych.store.Digests.DigestRow;
import dev.diptych.store.Units;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * From the tables to digests: for the step that writes each into files, and for the formats that
 * hold a whole edition.
 */
@Component
final class Composition {

  /** So many digests are in memory at a time when all are read one after the other. */
  private static final int AT_ONCE = 32;

  private final Articles articles;
  private final FormerTexts formerTexts;
  private final StoryCopies copies;
  private final Units units;
  private final Engines engines;

  Composition(
      Articles articles,
      FormerTexts formerTexts,
      StoryCopies copies,
      Units units,
      Engines engines) {
    this.articles = articles;
    this.formerTexts = formerTexts;
    this.copies = copies;
    this.units = units;
    this.engines = engines;
  }

  /** What a digest is made of. */
  record Manuscript(
      PreparedArticle article,
      String slug,
      List<UnitResult> results,
      @Nullable Story story,
      @Nullable Earlier earlier) {}

  /** For a run whose intake is complete. */
  Composing of(RunContext run) {
    return new Composing(run);
  }

  static <T> T required(@Nullable T value, DigestRow row) {
    if (value == null) {
      throw new IllegalStateException(
          "Article %s has no place or no text".formatted(row.articleId()));
    }
    return value;
  }

  /** The same for all digests of one run. Safe for use by several threads. */
  final class Composing {

    private final RunContext run;
    private final DigestAssembler assembler;

    private Composing(RunContext run) {
      this.run = run;
      this.assembler =
          new DigestAssembler(
              new DigestAssembler.Setting(
                  run.edition().job(),
                  run.edition().label(),
                  run.edition().glossaryChecksum(),
                  run.edition().asOf(),
                  run.job().zone()),
              new Credits(run.edition().engines(), engines));
    }

    /** What digests are made of, by a few statements however many they are. */
    Map<DigestRow, Manuscript> load(Collection<DigestRow> rows) {
      Set<String> wanted = rows.stream().map(DigestRow::articleId).collect(Collectors.toSet());
      Map<String, PreparedArticle> loaded = articles.load(run.edition().id(), wanted);
      Map<String, Map<String, List<UnitResult>>> results =
          units.results(run.edition().id(), wanted);
      Map<String, Place> places = articles.places(run.edition().id(), wanted);
      Map<String, Story> stories = copies.of(run.edition().id(), wanted);
      Map<String, FormerTexts.Former> former = formerTexts.of(run.edition(), wanted);
      Map<DigestRow, Manuscript> manuscripts = new HashMap<>();
      for (DigestRow row : rows) {
        FormerTexts.Former before = former.get(row.articleId());
        manuscripts.put(
            row,
            new Manuscript(
                required(loaded.get(row.articleId()), row),
                required(places.get(row.articleId()), row).slug(),
                results
                    .getOrDefault(row.articleId(), Map.of())
                    .getOrDefault(row.target(), List.of()),
                stories.get(row.articleId()),
                before == null ? null : before.in(row.target())));
      }
      return manuscripts;
    }

    /** The digest as it is published. */
    Digest digest(DigestRow row, Manuscript manuscript) {
      return assembler.assemble(
          manuscript.article(),
          row.target(),
          manuscript.results(),
          new DigestAssembler.Standing(
              manuscript.slug(),
              row.revision(),
              corrections(row),
              manuscript.story(),
              manuscript.earlier()));
    }

    /**
     * These digests in their order, a few at a time.
     *
     * @param find the digests of some articles, in any order
     */
    EditionDigests digests(List<String> articleIds, Function<List<String>, List<DigestRow>> find) {
      return reader -> {
        for (int from = 0; from < articleIds.size(); from += AT_ONCE) {
          List<String> some = articleIds.subList(from, Math.min(articleIds.size(), from + AT_ONCE));
          Map<String, DigestRow> rows =
              find.apply(some).stream()
                  .collect(Collectors.toMap(DigestRow::articleId, Function.identity()));
          Map<DigestRow, Manuscript> manuscripts = load(rows.values());
          for (String id : some) {
            DigestRow row = rows.get(id);
            if (row != null) {
              reader.accept(digest(row, required(manuscripts.get(row), row)));
            }
          }
        }
      };
    }

    private List<Correction> corrections(DigestRow row) {
      return row.revision() == 1
          ? List.of()
          : units.corrections(run.edition().id(), row.articleId(), row.target());
    }
  }
}
