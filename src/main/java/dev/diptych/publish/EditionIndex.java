package dev.diptych.publish;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an edition's index and manifest show, for one target language.
 *
 * @param job the job's name
 * @param edition the edition's label
 * @param targetLanguage BCP 47 tag
 * @param asOf the edition's reference instant
 * @param zone the job's time zone, for the times shown
 * @param contents every file and what became of it, and the digests
 * @param watch the job's watch list: name shown → its spellings in source and target languages
 * @param deadline local time in {@code zone}: the {@code publishBy} that closed the edition, {@code
 *     null} if it was finished before
 * @param sameDay labels of the other editions of the same job and day, oldest first
 * @param takenOver labels of the editions that could not be finished and whose files are in this
 *     one, oldest first
 * @param formats names of the formats that the job asks for
 */
public record EditionIndex(
    String job,
    String edition,
    String targetLanguage,
    Instant asOf,
    ZoneId zone,
    EditionContents contents,
    Map<String, List<String>> watch,
    @Nullable LocalTime deadline,
    List<String> sameDay,
    List<String> takenOver,
    List<String> formats) {

  /**
   * By what the digests are found, in the order in which the edition's pages lead from one to the
   * next; ranked anew where an earlier version published them without one.
   */
  public List<EditionEntries.Key> inOrder() {
    return survey().order();
  }

  /** How many pages its index has, at least 1. */
  public int pages() {
    return IndexPages.count(survey().order().size());
  }

  /** The numbers of the edition and the order of its stories; all of it is read for that once. */
  EditionSurvey survey() {
    return contents.survey(zone);
  }

  /** Has a reader look at all entries in that order; only some are in memory at a time. */
  void eachEntry(Consumer<DigestEntry> reader) {
    EditionSurvey.each(contents.digests(), inOrder(), reader);
  }

  /** The job and its edition, in words of the target language. */
  String name(Messages messages) {
    return job + " · " + new Dates(messages).edition(edition);
  }

  /**
   * A name that tells the edition from all others, wherever its files are taken to.
   *
   * @param part of the edition
   */
  String urn(String part) {
    String name = String.join("/", "diptych", job, edition, targetLanguage, part);
    return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What became of a file.
   *
   * @param path relative to the input folder
   * @param checksum SHA-256
   * @param fate in one word
   * @param reason why a file was not read, or what is to be said of one that was; else {@code null}
   */
  public record FileFate(String path, String checksum, Fate fate, @Nullable String reason) {}

  /** What can become of a file. */
  public enum Fate {
    /** An article of this edition. */
    READ,
    /** A file of several articles, each of which is listed with a fate of its own. */
    OPENED,
    /** Nothing to do: unchanged, or held by another edition. */
    FILTERED,
    /** Unreadable. */
    SKIPPED,
    /** Taken out by an operator. */
    WITHDRAWN
  }
}
