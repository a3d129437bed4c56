package dev.diptych.operations;

import dev.diptych.digest.Digest;
import dev.diptych.digest.Row;
import dev.diptych.digest.Row.State;
import dev.diptych.exchange.LanguageTags;
import dev.diptych.exchange.XliffFile;
import dev.diptych.exchange.XliffUnit;
import dev.diptych.exchange.XmlText;
import dev.diptych.job.JobFile;
import dev.diptych.job.UsageException;
import dev.diptych.operations.Mending.Correction;
import dev.diptych.store.Articles.Place;
import dev.diptych.store.EditionRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares edited digests with what stands. Either all of a file can be taken or none of it: what
 * cannot is named line by line.
 */
@Component
class EditedDigests {

  private static final int MOST_NAMED = 20;

  private final Mending mending;
  private final StandingDigests standing;

  EditedDigests(Mending mending, StandingDigests standing) {
    this.mending = mending;
    this.standing = standing;
  }

  /**
   * What a file changes.
   *
   * @param target the language it is about
   * @param corrections of segments whose target differs
   * @param words the same for a person, in a sentence
   */
  record Edits(String target, List<Correction> corrections, String words) {}

  /**
   * Compares.
   *
   * @throws UsageException naming each segment that cannot be taken
   */
  Edits compare(EditedFile file, EditionRow edition) {
    String target = target(file, edition);
    Comparison comparison = new Comparison();
    Set<String> slugs = new LinkedHashSet<>();
    for (XliffFile digest : file.document().files()) {
      Place place = mending.article(edition, digest.digest().article());
      slugs.add(place.slug());
      comparison.add(place, digest, standing.of(edition, place, target));
    }
    comparison.agree();
    if (!comparison.refused.isEmpty()) {
      throw refusal(file, edition, target, slugs, comparison.refused);
    }
    return new Edits(target, comparison.corrections(), words(file, edition, comparison));
  }

  private static String target(EditedFile file, EditionRow edition) {
    List<String> targets = JobFile.thaw(edition.settings()).targets();
    String stated = file.document().targetLanguage();
    return targets.stream()
        .filter(one -> LanguageTags.equal(one, stated))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "The file %s is a translation into \"%s\", and edition %s has %s. Nothing was changed. To write one of its digests: diptych tm xliff %s %s --target %s FOLDER"
                        .formatted(
                            file.path(),
                            stated,
                            edition.name(),
                            String.join(", ", targets),
                            edition.job(),
                            edition.label(),
                            targets.get(0))));
  }

  private static UsageException refusal(
      EditedFile file, EditionRow edition, String target, Set<String> slugs, List<String> refused) {
    List<String> named = refused.stream().limit(MOST_NAMED).toList();
    return new UsageException(
        "The file %s cannot be taken back, and nothing was changed. These segments do not fit edition %s:\n  %s%s\nTo write what stands now: diptych tm xliff %s %s%s --target %s FOLDER"
            .formatted(
                file.path(),
                edition.name(),
                String.join("\n  ", named),
                refused.size() > named.size()
                    ? "\n  and %d more".formatted(refused.size() - named.size())
                    : "",
                edition.job(),
                edition.label(),
                slugs.size() == 1 ? " --article " + slugs.iterator().next() : "",
                target));
  }

  private static String words(EditedFile file, EditionRow edition, Comparison comparison) {
    if (comparison.changed.isEmpty()) {
      return "Nothing in %s differs from what stands in %s; nothing was done"
          .formatted(file.path(), edition.name());
    }
    List<Correction> corrections = comparison.corrections();
    String others =
        comparison.alike == 0
            ? ""
            : ", %d of them because the same text stands there too".formatted(comparison.alike);
    String emptied =
        comparison.emptied == 0
            ? ""
            : ", and %d targets that the file leaves empty stay".formatted(comparison.emptied);
    return "From %s: %d segments of %d digests of %s as a person's%s; %d are as they were%s"
        .formatted(
            file.path(),
            corrections.size(),
            corrections.stream().map(one -> one.article().articleId()).distinct().count(),
            edition.name(),
            others,
            comparison.same.size(),
            emptied);
  }

  /** A segment of a file beside the row that stands. */
  private record Compared(Place place, XliffUnit unit, Row row, String text) {
    String at() {
      return "line %d, %s/%s".formatted(unit.line(), place.slug(), unit.id());
    }

    Correction correction() {
      return new Correction(place, row.segmentId(), text);
    }
  }

  /** One file. */
  private static final class Comparison {

    private final List<String> refused = new ArrayList<>();
    private final List<Compared> changed = new ArrayList<>();
    private final List<Compared> same = new ArrayList<>();
    private int emptied;
    private int alike;

    void add(Place place, XliffFile digest, Digest stands) {
      Map<String, Row> rows =
          stands.rows().collect(Collectors.toMap(Row::segmentId, Function.identity()));
      for (XliffUnit unit : digest.units()) {
        add(place, unit, rows.get(unit.id()));
      }
    }

    private void add(Place place, XliffUnit unit, @Nullable Row row) {
      String at = "line %d, %s/%s: ".formatted(unit.line(), place.slug(), unit.id());
      String text = unit.target() == null ? "" : unit.target().strip();
      if (row == null) {
        refused.add(at + "there is no such segment");
      } else if (!unit.source().strip().equals(XmlText.legal(row.source()).strip())) {
        refused.add(at + "its source text is another one");
      } else if (row.state() == State.SOURCE_ONLY) {
        if (!text.isEmpty()) {
          refused.add(at + "it has a target, and nothing is translated there");
        }
      } else if (text.isEmpty()) {
        emptied += row.target() == null ? 0 : 1;
      } else {
        Compared compared = new Compared(place, unit, row, text);
        String target = row.target();
        boolean stands = target != null && text.equals(XmlText.legal(target).strip());
        (stands ? same : changed).add(compared);
      }
    }

    /**
     * The memory knows a text once: two changes of the same text have to be one, and it changes
     * wherever the text stands in the file.
     */
    void agree() {
      Map<String, Compared> first = new LinkedHashMap<>();
      for (Compared one : changed) {
        Compared before = first.putIfAbsent(one.row().source(), one);
        if (before != null && !before.text().equals(one.text())) {
          refused.add(
              "%s: the same text is translated otherwise in %s; one translation is remembered for both"
                  .formatted(one.at(), before.at()));
        }
      }
      for (Compared one : List.copyOf(same)) {
        Compared other = first.get(one.row().source());
        if (other != null) {
          same.remove(one);
          changed.add(new Compared(one.place(), one.unit(), one.row(), other.text()));
          alike++;
        }
      }
    }

    List<Correction> corrections() {
      return changed.stream().map(Compared::correction).toList();
    }
  }
}
