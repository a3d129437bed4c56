package dev.diptych.operations;

import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.GlossaryTerm;
import dev.diptych.job.GlossarySource;
import dev.diptych.job.JobFile;
import dev.diptych.job.SettingChange;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What is different since the last night of a job in which everything went well: where to look
 * first when a night did not. Changes nothing; safe for use by several threads.
 */
@Service
public class NightChanges {

  private final NamedEditions named;
  private final Editions editions;

  NightChanges(NamedEditions named, Editions editions) {
    this.named = named;
    this.editions = editions;
  }

  /**
   * What an edition was made with, compared with an earlier one.
   *
   * @param since label of the newest earlier edition of the job of which the night brought
   *     everything; {@code null} if there is none, and then nothing is compared
   * @param settings of the job, as they stand for either edition now: a budget that was raised
   *     since is among them
   * @param engines fingerprints by engine's name; one that is no longer asked has none after
   * @param glossary {@code null} if its terms are the same
   * @param version of Diptych, {@code null} if it is the same
   */
  public record Changes(
      @Nullable String since,
      List<SettingChange> settings,
      List<SettingChange> engines,
      @Nullable Terms glossary,
      @Nullable SettingChange version) {

    /** Copies the lists, so that the comparison cannot change. */
    public Changes {
      settings = List.copyOf(settings);
      engines = List.copyOf(engines);
    }

    /** Whether anything is different. */
    public boolean any() {
      return !settings.isEmpty() || !engines.isEmpty() || glossary != null || version != null;
    }
  }

  /**
   * How a glossary differs.
   *
   * @param before how many terms it had
   * @param after how many it has
   * @param added sources that had no target
   * @param removed sources that have none any more
   * @param changed sources that have another target
   */
  public record Terms(int before, int after, int added, int removed, int changed) {}

  /**
   * What is different since the last good night.
   *
   * @throws dev.diptych.job.UsageException if there is no such edition
   */
  public Changes since(EditionName name) {
    return since(named.find(name));
  }

  Changes since(EditionRow edition) {
    Optional<EditionRow> good = editions.lastGood(edition.job(), edition.id());
    if (good.isEmpty()) {
      return new Changes(null, List.of(), List.of(), null, null);
    }
    EditionRow before = good.get();
    return new Changes(
        before.label(),
        JobFile.changes(before.settings(), edition.settings()),
        engines(before.engines(), edition.engines()),
        Objects.equals(before.glossaryChecksum(), edition.glossaryChecksum())
            ? null
            : terms(before, edition),
        before.version().equals(edition.version())
            ? null
            : new SettingChange("version", before.version(), edition.version()));
  }

  private static List<SettingChange> engines(String before, String after) {
    Map<String, String> was = byName(before);
    Map<String, String> is = byName(after);
    Set<String> names = new LinkedHashSet<>(was.keySet());
    names.addAll(is.keySet());
    List<SettingChange> changes = new ArrayList<>();
    for (String name : names) {
      if (!Objects.equals(was.get(name), is.get(name))) {
        changes.add(new SettingChange(name, was.get(name), is.get(name)));
      }
    }
    return changes;
  }

  private static Map<String, String> byName(String fingerprints) {
    Map<String, String> byName = new LinkedHashMap<>();
    fingerprints
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> byName.put(EngineIdentity.ofFingerprint(line).name(), line));
    return byName;
  }

  private static Terms terms(EditionRow before, EditionRow after) {
    Map<String, String> was = targets(before);
    Map<String, String> is = targets(after);
    int added = 0;
    int changed = 0;
    for (Map.Entry<String, String> term : is.entrySet()) {
      String earlier = was.get(term.getKey());
      if (earlier == null) {
        added++;
      } else if (!earlier.equals(term.getValue())) {
        changed++;
      }
    }
    int removed = (int) was.keySet().stream().filter(source -> !is.containsKey(source)).count();
    return new Terms(was.size(), is.size(), added, removed, changed);
  }

  private static Map<String, String> targets(EditionRow edition) {
    GlossarySource source = JobFile.thaw(edition.settings()).glossary();
    return source == null
        ? Map.of()
        : source.glossary().terms().stream()
            .collect(
                Collectors.toMap(GlossaryTerm::source, GlossaryTerm::target, (one, other) -> one));
  }
}
