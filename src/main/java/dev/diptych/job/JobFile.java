package dev.diptych.job;

import dev.diptych.digest.Budget;
import dev.diptych.digest.Detail;
import dev.diptych.digest.Matter;
import dev.diptych.digest.Reaction;
import dev.diptych.digest.Scope;
import dev.diptych.text.JsonText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What a job is: the settings of its YAML file, checked, with the defaults filled in. Immutable.
 *
 * @param name lower-case letters, digits and hyphens; part of paths and of the edition's identity
 * @param input the folder of article files, absolute; in settings that were thawed relative to the
 *     installation, see {@link #at}
 * @param patterns which of its files are taken
 * @param output the folder editions are written to, in the same way
 * @param source BCP 47 tag of the articles' language, or {@code auto}
 * @param targets BCP 47 tags, at least one, none twice
 * @param engines names of translation engines, best first, at least one
 * @param secondOpinion which sentences another engine is asked for too
 * @param summary the engine that writes summaries, {@code null} if sentences are chosen
 * @param detail how much is translated
 * @param sectionSizeInChars the most UTF-16 units of source text in one work unit; a longer section
 *     is split
 * @param formats names of digest formats, at least one
 * @param lanes work units in hand at the same time, 1 to 1,024; of engines in this process no more
 *     than cores
 * @param glossary the terms, {@code null} without any
 * @param watch what the index looks for: name shown → spellings in source and target languages
 * @param zone of the edition's date, of the schedule and of times shown
 * @param schedule when it starts by itself, in {@code zone}; {@code null} if the job is started by
 *     hand
 * @param settle a file younger than this waits for the next edition
 * @param publishBy local time in {@code zone} at which the edition is published as it is, {@code
 *     null} for none
 * @param budget what a night may ask of its engines: all passes of all editions whose labels bear
 *     its date
 * @param network whether engines that reach outside this process may be asked
 * @param onUnavailable what to do when an engine can do nothing
 * @param retention how long things are kept
 * @param nearDuplicates whether reprints of one article are grouped
 * @param minFreeSpace a run is refused when the disk has less
 * @param all whether unchanged files are taken again; never in the file, see {@link Overrides}
 */
public record JobFile(
    String name,
    Path input,
    FilePatterns patterns,
    Path output,
    String source,
    List<String> targets,
    List<String> engines,
    List<Matter> secondOpinion,
    @Nullable String summary,
    Detail detail,
    int sectionSizeInChars,
    List<String> formats,
    int lanes,
    @Nullable GlossarySource glossary,
    Map<String, List<String>> watch,
    ZoneId zone,
    @Nullable JobSchedule schedule,
    Duration settle,
    @Nullable LocalTime publishBy,
    Budget.Limits budget,
    boolean network,
    Reaction onUnavailable,
    Retention retention,
    boolean nearDuplicates,
    DataSize minFreeSpace,
    boolean all) {

  /** What a section may hold where the job says nothing, and on the workbench. */
  public static final int STANDARD_SECTION_SIZE_IN_CHARS = 4_000;

  /** Copies the collections, so that the settings cannot change; the watch list keeps its order. */
  public JobFile {
    targets = List.copyOf(targets);
    engines = List.copyOf(engines);
    secondOpinion = List.copyOf(secondOpinion);
    formats = List.copyOf(formats);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    watch.forEach((shown, spellings) -> copy.put(shown, List.copyOf(spellings)));
    watch = Collections.unmodifiableMap(copy);
  }

  /**
   * Reads and checks a job file and the glossary beside it.
   *
   * @param file the YAML file; its name without extension is the job's name
   * @param home the installation folder, against which relative folders are resolved
   * @param known what this installation has to offer
   * @throws JobFileException naming everything that is wrong, each with its line and an example of
   *     what would be right
   */
  public static JobFile load(Path file, Path home, Known known) {
    return load(file, home, known, Overrides.NONE);
  }

  /**
   * The same with arguments of the command line in place of some settings. What is overridden need
   * not be right in the file.
   *
   * @throws JobFileException see {@link #load(Path, Path, Known)}
   */
  public static JobFile load(Path file, Path home, Known known, Overrides overrides) {
    return new JobFileReader(file, home, known, overrides).read();
  }

  /**
   * The settings as canonical JSON: the same settings give the same text. Holds the glossary's
   * content and no secrets.
   */
  public String frozen() {
    return Frozen.write(this);
  }

  /**
   * Only the output folder of settings that {@link #frozen()} wrote, as it was then: relative to
   * the installation.
   */
  public static Path outputOf(String json) {
    return Path.of(String.valueOf(JsonText.object(json).get("output")));
  }

  /** The settings that {@link #frozen()} wrote; folders as they were then. */
  public static JobFile thaw(String json) {
    return Frozen.read(json);
  }

  /**
   * How settings that {@link #frozen()} wrote differ from others, setting by setting: in names as
   * the job file has them, lists as a whole. The terms of a glossary are none of them.
   */
  public static List<SettingChange> changes(String before, String after) {
    return Frozen.changes(thaw(before), thaw(after));
  }

  /**
   * The same job with its folders as seen from the installation's: one that lies in it is relative,
   * so that a copy of the installation, or one that was moved, works in its own.
   */
  public JobFile relativeTo(Path home) {
    return with(within(home, input), within(home, output), lanes, budget);
  }

  private static Path within(Path home, Path folder) {
    return folder.startsWith(home) ? home.relativize(folder) : folder;
  }

  /** The same job with its folders absolute: what {@link #relativeTo} made relative lies here. */
  public JobFile at(Path home) {
    return with(home.resolve(input), home.resolve(output), lanes, budget);
  }

  /** What of an article is asked of engines. */
  public Scope scope() {
    return new Scope(detail, summary != null);
  }

  /** The same job with other lanes and another budget. */
  JobFile with(int otherLanes, Budget.Limits otherBudget) {
    return with(input, output, otherLanes, otherBudget);
  }

  /** The same job with another glossary. */
  public JobFile with(GlossarySource otherGlossary) {
    return with(input, output, lanes, budget, otherGlossary);
  }

  private JobFile with(Path newInput, Path newOutput, int otherLanes, Budget.Limits otherBudget) {
    return with(newInput, newOutput, otherLanes, otherBudget, glossary);
  }

  private JobFile with(
      Path newInput,
      Path newOutput,
      int otherLanes,
      Budget.Limits otherBudget,
      @Nullable GlossarySource otherGlossary) {
    return new JobFile(
        name,
        newInput,
        patterns,
        newOutput,
        source,
        targets,
        engines,
        secondOpinion,
        summary,
        detail,
        sectionSizeInChars,
        formats,
        otherLanes,
        otherGlossary,
        watch,
        zone,
        schedule,
        settle,
        publishBy,
        otherBudget,
        network,
        onUnavailable,
        retention,
        nearDuplicates,
        minFreeSpace,
        all);
  }

  /**
   * For how many days things are kept, counted from the end of an edition's last pass. The
   * translation memory and the audit are kept for ever.
   *
   * @param sources the bytes of files read
   * @param answers what engines answered
   * @param runs the history of runs and the texts that a later pass would need
   * @param editions what was published, {@code null} for ever
   */
  public record Retention(int sources, int answers, int runs, @Nullable Integer editions) {

    /** What holds if the file says nothing. */
    public static final Retention DEFAULT = new Retention(90, 365, 180, null);

    /** For how many days an edition can be mended: its texts go with what was published. */
    public int mendable() {
      return editions == null ? runs : Math.min(runs, editions);
    }
  }
}
