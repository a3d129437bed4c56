package dev.diptych.run;

import dev.diptych.digest.UnitState;
import dev.diptych.publish.DigestEntry;
import dev.diptych.publish.EditionDigests;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    List<ItemRow> items = manifest.items(edition.id());
    List<DigestRow> rows = digests.all(edition.id());
    OutputFolder output = new OutputFolder(run.job().output());
    Composition.Composing composing = composition.of(run);
    for (String target : run.job().targets()) {
      Map<DigestEntry, DigestRow> shown = shown(rows, target);
      EditionIndex index = index(run, edition, target, items, List.copyOf(shown.keySet()));
      OutputFolder.Place place = new OutputFolder.Place(edition.job(), edition.label(), target);
      for (ItemRow item : items) {
        if (item.fate() == Fate.WITHDRAWN) {
          output.withdraw(place, Slugs.of(item.position(), item.source().path()));
        }
      }
      Map<String, String> written = new TreeMap<>();
      List<OutputFolder.Waiting> waiting = new ArrayList<>();
      EditionDigests texts =
          reader ->
              composing.digests(index.inOrder().stream().map(shown::get).toList()).each(reader);
      for (EditionRenderer renderer : wanted(run)) {
        for (Map.Entry<String, byte[]> file : renderer.render(index, texts).entrySet()) {
          OutputFolder.Waiting one = output.prepare(place, file.getKey(), file.getValue());
          waiting.add(one);
          written.put(file.getKey(), one.checksum());
        }
      }
      OutputFolder.appear(waiting, () -> heartbeats.require(run.pass().id(), run.epoch()));
      note(run, target, written);
    }
    // What readers are led to must not be forgotten by a power cut.
    durability.sync();
    heartbeats.require(run.pass().id(), run.epoch());
    output.latest(edition.job(), edition.label(), run.job().targets());
    return missing(edition, items);
  }

  /** What every edition has, and what this job asks for. */
  private List<EditionRenderer> wanted(RunContext run) {
    return renderers.stream()
        .filter(one -> one.format() == null || run.job().formats().contains(one.format()))
        .toList();
  }

  /** The digests that are out, by what the index says of each, in order of the manifest. */
  private Map<DigestEntry, DigestRow> shown(List<DigestRow> rows, String target) {
    Map<DigestEntry, DigestRow> shown = new LinkedHashMap<>();
    for (DigestRow row : rows) {
      if (row.target().equals(target) && row.entry() != null) {
        shown.put(digests.entry(row.entry(), DigestEntry.class), row);
      }
    }
    return shown;
  }

  private void note(RunContext run, String target, Map<String, String> written) {
    transactions.run(
        () -> {
          heartbeats.require(run.pass().id(), run.epoch());
          files.written(run.edition().id(), target, written);
          editions.published(run.edition().id());
        });
  }

  private boolean missing(EditionRow edition, List<ItemRow> items) {
    Map<UnitState, Integer> counts = units.counts(edition.id());
    return counts.containsKey(UnitState.GAP)
        || counts.containsKey(UnitState.DEFERRED)
        || items.stream().anyMatch(item -> item.fate() == Fate.SKIPPED);
  }

  private EditionIndex index(
      RunContext run,
      EditionRow edition,
      String target,
      List<ItemRow> items,
      List<DigestEntry> entries) {
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
        items.stream().map(EditionStage::fate).toList(),
        entries,
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
