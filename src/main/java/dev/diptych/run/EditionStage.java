package dev.diptych.run;

import dev.diptych.digest.UnitState;
import dev.diptych.publish.DigestEntry;
import dev.diptych.publish.EditionContents;
import dev.diptych.publish.EditionDigests;
import dev.diptych.publish.EditionEntries;
import dev.diptych.publish.EditionFolder;
import dev.diptych.publish.EditionIndex;
import dev.diptych.publish.EditionIndex.FileFate;
import dev.diptych.publish.EditionRenderer;
import dev.diptych.publish.OutputFolder;
import dev.diptych.publish.Slugs;
import dev.diptych.store.Digests;
import dev.diptych.store.Digests.DigestRow;
import dev.diptych.store.Durability;
import dev.diptych.store.EditionFiles;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.Heartbeats;
import dev.diptych.store.ItemRow;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.Manifest;
import dev.diptych.store.Transactions;
import dev.diptych.store.Units;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The edition as a whole: its index and manifest, the way to the newest, and how it ended. */
@Component
public class EditionStage {

  /** Exit status of an edition in which something is missing; its batch status is COMPLETED. */
  public static final String WITH_GAPS = "COMPLETED WITH GAPS";

  private static final int DAY = "2026-11-24".length();

  private final Composition composition;
  private final Digests digests;
  private final Editions editions;
  private final Heartbeats heartbeats;
  private final Manifest manifest;
  private final Units units;
  private final EditionFiles files;
  private final Transactions transactions;
  private final Durability durability;
  private final List<EditionRenderer> renderers;

  EditionStage(
      Composition composition,
      Digests digests,
      Editions editions,
      Heartbeats heartbeats,
      Manifest manifest,
      Units units,
      EditionFiles files,
      Transactions transactions,
      Durability durability,
      List<EditionRenderer> renderers) {
    this.composition = composition;
    this.digests = digests;
    this.editions = editions;
    this.heartbeats = heartbeats;
    this.manifest = manifest;
    this.units = units;
    this.files = files;
    this.transactions = transactions;
    this.durability = durability;
    this.renderers = List.copyOf(renderers);
  }

  /**
   * Writes the files of the whole edition.
   *
   * @return whether something is missing: gaps, deferred units, or files that could not be read
   */
  boolean publish(RunContext run) throws IOException {
    EditionRow edition = editions.byId(run.edition().id());
    OutputFolder output = new OutputFolder(run.job().output());
    Composition.Composing composing = composition.of(run);
    for (String target : run.job().targets()) {
      EditionIndex index = index(run, edition, target);
      OutputFolder.Place place = new OutputFolder.Place(edition.job(), edition.label(), target);
      withdraw(edition, output, place);
      Map<String, String> written = new TreeMap<>();
      List<OutputFolder.Waiting> waiting = new ArrayList<>();
      EditionFolder folder =
          (name, content) -> {
            OutputFolder.Waiting one = output.prepare(place, name, content);
            waiting.add(one);
            written.put(name, one.checksum());
            return one.checksum();
          };
      EditionDigests texts = reader -> texts(edition, target, index, composing).each(reader);
      for (EditionRenderer renderer : wanted(run)) {
        renderer.render(index, texts, folder);
      }
      OutputFolder.appear(waiting, () -> heartbeats.require(run.pass().id(), run.epoch()));
      output.removeIndexBeyond(place, index.pages());
      note(run, target, written);
    }
    // What readers are led to must not be forgotten by a power cut.
    durability.sync();
    heartbeats.require(run.pass().id(), run.epoch());
    output.latest(edition.job(), edition.label(), run.job().targets());
    return missing(edition);
  }

  /** What every edition has, and what this job asks for. */
  private List<EditionRenderer> wanted(RunContext run) {
    return renderers.stream()
        .filter(one -> one.format() == null || run.job().formats().contains(one.format()))
        .toList();
  }

  private void withdraw(EditionRow edition, OutputFolder output, OutputFolder.Place place)
      throws IOException {
    List<ItemRow> withdrawn =
        manifest.items(edition.id()).filter(item -> item.fate() == Fate.WITHDRAWN).toList();
    for (ItemRow item : withdrawn) {
      output.withdraw(place, Slugs.of(item.position(), item.source().path()));
    }
  }

  /** The digests as they are published, each when it is reached. */
  private EditionDigests texts(
      EditionRow edition, String target, EditionIndex index, Composition.Composing composing) {
    return composing.digests(
        index.inOrder().stream().map(EditionEntries.Key::articleId).toList(),
        ids -> digests.some(edition.id(), target, ids));
  }

  /** What the index says of the digests that are out. */
  private EditionEntries entries(EditionRow edition, String target) {
    return new EditionEntries() {
      @Override
      public Stream<DigestEntry> all() {
        return digests
            .all(edition.id())
            .filter(row -> row.target().equals(target))
            .flatMap(row -> entry(row).stream());
      }

      @Override
      public Map<String, DigestEntry> some(Collection<Key> keys) {
        Map<String, DigestEntry> some = new HashMap<>();
        digests
            .some(edition.id(), target, keys.stream().map(Key::articleId).toList())
            .forEach(row -> entry(row).ifPresent(entry -> some.put(entry.slug(), entry)));
        return some;
      }
    };
  }

  private Optional<DigestEntry> entry(DigestRow row) {
    return Optional.ofNullable(row.entry()).map(json -> digests.entry(json, DigestEntry.class));
  }

  private void note(RunContext run, String target, Map<String, String> written) {
    transactions.run(
        () -> {
          heartbeats.require(run.pass().id(), run.epoch());
          files.written(run.edition().id(), target, written);
          editions.published(run.edition().id());
        });
  }

  private boolean missing(EditionRow edition) {
    Map<UnitState, Integer> counts = units.counts(edition.id());
    return counts.containsKey(UnitState.GAP)
        || counts.containsKey(UnitState.DEFERRED)
        || manifest.fates(edition.id()).containsKey(Fate.SKIPPED);
  }

  private EditionIndex index(RunContext run, EditionRow edition, String target) {
    List<String> takenOver = editions.takenOver(edition.id());
    String day = edition.label().substring(0, Math.min(DAY, edition.label().length()));
    List<String> others =
        editions.labelsOfDay(edition.job(), day).stream()
            .filter(label -> !label.equals(edition.label()) && !takenOver.contains(label))
            .toList();
    return new EditionIndex(
        edition.job(),
        edition.label(),
        target,
        edition.asOf(),
        run.job().zone(),
        new EditionContents(
            () -> manifest.items(edition.id()).map(EditionStage::fate), entries(edition, target)),
        run.job().watch(),
        edition.deadline() ? run.job().publishBy() : null,
        others,
        takenOver,
        run.job().formats());
  }

  private static FileFate fate(ItemRow item) {
    EditionIndex.Fate fate =
        switch (item.fate()) {
          case READ -> EditionIndex.Fate.READ;
          case OPENED -> EditionIndex.Fate.OPENED;
          case FILTERED -> EditionIndex.Fate.FILTERED;
          case SKIPPED -> EditionIndex.Fate.SKIPPED;
          case WITHDRAWN -> EditionIndex.Fate.WITHDRAWN;
          case PENDING ->
              throw new IllegalStateException("A file is pending after intake: " + item.source());
        };
    return new FileFate(item.source().path(), item.source().checksum(), fate, item.reason());
  }
}
