package dev.diptych.job;

import dev.diptych.engine.Reach;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an installation has to offer to its jobs.
 *
 * @param engines how far each translation engine reaches, by name
 * @param writers how far each engine reaches that writes summaries, by name
 * @param notConfigured names that would be engines if they were configured → why they are none, and
 *     what to set
 * @param formats names of the formats of digests, which a job has unless it names others
 * @param editionFormats names of the formats of whole editions, which a job has if it names them
 * @param folders that no job may read from or publish to: what they are called → where they are
 * @param inputMayBeMissing whether a job may name an input folder that does not exist: a night says
 *     so itself where earlier nights had files
 */
public record Known(
    Map<String, Reach> engines,
    Map<String, Reach> writers,
    Map<String, String> notConfigured,
    Set<String> formats,
    Set<String> editionFormats,
    Map<String, Path> folders,
    boolean inputMayBeMissing) {

  /** What is on offer, in order of name. */
  public static Known of(Map<String, Reach> engines, Collection<String> formats) {
    return new Known(
        new TreeMap<>(engines),
        Map.of(),
        Map.of(),
        new TreeSet<>(formats),
        Set.of(),
        Map.of(),
        false);
  }

  /** The same with engines that write summaries. */
  public Known withWriters(Map<String, Reach> names) {
    return new Known(
        engines,
        new TreeMap<>(names),
        notConfigured,
        formats,
        editionFormats,
        folders,
        inputMayBeMissing);
  }

  /** The same with formats of whole editions. */
  public Known withEditionFormats(Collection<String> names) {
    return new Known(
        engines, writers, notConfigured, formats, new TreeSet<>(names), folders, inputMayBeMissing);
  }

  /** The same with names that would be engines if they were configured. */
  public Known withNotConfigured(Map<String, String> reasons) {
    return new Known(
        engines,
        writers,
        new TreeMap<>(reasons),
        formats,
        editionFormats,
        folders,
        inputMayBeMissing);
  }

  /** The same with folders that are the installation's own. */
  public Known with(Map<String, Path> installationFolders) {
    return new Known(
        engines,
        writers,
        notConfigured,
        formats,
        editionFormats,
        new TreeMap<>(installationFolders),
        inputMayBeMissing);
  }

  /** The same for jobs whose input folder may be missing. */
  public Known withInputThatMayBeMissing() {
    return new Known(engines, writers, notConfigured, formats, editionFormats, folders, true);
  }
}
