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
import dev.diptych.store.Manifest;
import dev.diptych.store.Units;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  private final Manifest manifest;
  private final Units units;
  private final Engines engines;

  Composition(
      Articles articles, FormerTexts formerTexts, Manifest manifest, Units units, Engines engines) {
    this.articles = articles;
    this.formerTexts = formerTexts;
    this.manifest = manifest;
    this.units = units;
    this.engines = engines;
  }

  /** What a digest is made of. */
  record Manuscript(PreparedArticle article, List<UnitResult> results, @Nullable Earlier earlier) {}

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
    private volatile @Nullable Neighbours neighbours;

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

    /** The places of all articles, in order of the manifest; looked up anew. */
    List<Place> places() {
      List<Place> all = articles.places(run.edition().id());
      neighbours =
          new Neighbours(
              all.stream().collect(Collectors.toMap(Place::articleId, Function.identity())),
              stories(all));
      return all;
    }

    /** The stories that several files tell, by the article that stands for each. */
    Map<String, Story> stories() {
      return neighbours().stories();
    }

    private Neighbours neighbours() {
      Neighbours known = neighbours;
      if (known == null) {
        places();
        known = neighbours;
      }
      if (known == null) {
        throw new IllegalStateException("The places were just looked up");
      }
      return known;
    }

    /** What digests are made of, by a few statements however many they are. */
    Map<DigestRow, Manuscript> load(Collection<DigestRow> rows) {
      Set<String> wanted = rows.stream().map(DigestRow::articleId).collect(Collectors.toSet());
      Map<String, PreparedArticle> loaded = articles.load(run.edition().id(), wanted);
      Map<String, Map<String, List<UnitResult>>> results =
          units.results(run.edition().id(), wanted);
      Map<String, FormerTexts.Former> former = formerTexts.of(run.edition(), wanted);
      Map<DigestRow, Manuscript> manuscripts = new HashMap<>();
      for (DigestRow row : rows) {
        FormerTexts.Former before = former.get(row.articleId());
        manuscripts.put(
            row,
            new Manuscript(
                required(loaded.get(row.articleId()), row),
                results
                    .getOrDefault(row.articleId(), Map.of())
                    .getOrDefault(row.target(), List.of()),
                before == null ? null : before.in(row.target())));
      }
      return manuscripts;
    }

    /** The digest as it is published. */
    Digest digest(DigestRow row, Manuscript manuscript) {
      Place place = required(neighbours().places().get(row.articleId()), row);
      return assembler.assemble(
          manuscript.article(),
          row.target(),
          manuscript.results(),
          new DigestAssembler.Standing(
              place.slug(),
              row.revision(),
              corrections(row),
              stories().get(row.articleId()),
              manuscript.earlier()));
    }

    /** These digests, a few at a time. */
    EditionDigests digests(List<DigestRow> rows) {
      return reader -> {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
          List<DigestRow> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
          Map<DigestRow, Manuscript> manuscripts = load(some);
          some.forEach(row -> reader.accept(digest(row, required(manuscripts.get(row), row))));
        }
      };
    }

    private Map<String, Story> stories(List<Place> all) {
      Map<String, List<String>> reprints = new TreeMap<>();
      Map<Integer, String> paths = new HashMap<>();
      manifest
          .items(run.edition().id())
          .forEach(item -> paths.put(item.position(), item.source().path()));
      for (Place place : all) {
        String story = place.story();
        if (story != null && !story.equals(place.articleId())) {
          reprints
              .computeIfAbsent(story, id -> new ArrayList<>())
              .add(paths.getOrDefault(place.position(), place.slug()));
        }
      }
      Map<String, Story> found = new HashMap<>();
      reprints.forEach((story, members) -> found.put(story, new Story(story, members)));
      return found;
    }

    private List<Correction> corrections(DigestRow row) {
      return row.revision() == 1
          ? List.of()
          : units.corrections(run.edition().id(), row.articleId(), row.target());
    }
  }

  private record Neighbours(Map<String, Place> places, Map<String, Story> stories) {}
}
