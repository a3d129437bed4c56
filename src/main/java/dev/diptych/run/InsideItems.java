package dev.diptych.run;

import dev.diptych.intake.Contents;
import dev.diptych.publish.Slugs;
import dev.diptych.run.IntakeStage.Outcome;
import dev.diptych.store.Articles;
import dev.diptych.store.ItemRow;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.Manifest;
import dev.diptych.store.Manifest.Known;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Articles inside files of several: whether an edition has them already is decided by their own
 * checksums, not by their files'.
 */
@Component
final class InsideItems {

  private static final int NIGHT = 1;

  private final Articles articles;
  private final Manifest manifest;

  InsideItems(Articles articles, Manifest manifest) {
    this.articles = articles;
    this.manifest = manifest;
  }

  /** What is said of an article that the edition has under another name. */
  static String sameAs(String path) {
    return "same content as " + path;
  }

  /** The articles of a file that need not be made, by checksum. */
  Map<String, Known> known(RunContext run, Contents contents) {
    Set<String> checksums = new LinkedHashSet<>();
    contents.items().forEach(item -> checksums.add(item.source().checksum()));
    Map<String, Known> known =
        new HashMap<>(
            manifest.known(
                run.job().name(),
                run.job().targets().stream().sorted().collect(Collectors.joining(",")),
                run.job().detail().word(),
                List.of(run.edition()),
                checksums));
    if (run.job().all()) {
      known.values().removeIf(Known::isUnchanged);
    }
    return known;
  }

  /**
   * Writes down the items inside files. Of the same article in two files that one stays which
   * stands first in the manifest, whichever was read first. Belongs into the transaction that
   * settles them, one at a time.
   *
   * @return what is to be settled as for files
   */
  List<Outcome> settle(RunContext run, List<? extends Outcome> files) {
    List<Outcome> found = new ArrayList<>();
    files.forEach(file -> found.addAll(file.inside()));
    found.sort(Comparator.comparingInt(outcome -> outcome.item().position()));
    if (found.isEmpty()) {
      return found;
    }
    manifest.found(run.edition().id(), found.stream().map(Outcome::item).toList());
    Map<String, ItemRow> there =
        manifest.insideWith(
            run.edition().id(),
            found.stream()
                .filter(outcome -> outcome.article() != null)
                .map(outcome -> outcome.item().source().checksum())
                .collect(Collectors.toSet()));
    List<Outcome> settled = new ArrayList<>();
    for (Outcome outcome : found) {
      ItemRow item = outcome.item();
      ItemRow other = outcome.article() == null ? null : there.get(item.source().checksum());
      if (outcome.article() != null) {
        there.merge(item.source().checksum(), item, InsideItems::first);
      }
      if (other == null) {
        settled.add(outcome);
      } else if (other.position() < item.position() || run.pass().number() > NIGHT) {
        settled.add(Outcome.without(item, Fate.FILTERED, sameAs(other.source().path())));
      } else {
        move(run, other, item);
      }
    }
    return settled;
  }

  private static ItemRow first(ItemRow one, ItemRow two) {
    return one.position() < two.position() ? one : two;
  }

  private void move(RunContext run, ItemRow from, ItemRow to) {
    long edition = run.edition().id();
    String path = to.source().path();
    String article = from.source().articleId();
    articles.move(edition, article, to.position(), Slugs.of(to.position(), path), path);
    manifest.settle(edition, from.position(), Fate.FILTERED, sameAs(path), null);
    manifest.settle(edition, to.position(), Fate.READ, null, article);
  }
}
