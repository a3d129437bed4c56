package dev.diptych.publish;

import dev.diptych.text.JsonText;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the edition's index keeps of one published digest.
 *
 * @param slug name of the digest's files without extension
 * @param path the article's file
 * @param articleId the article
 * @param sourceLanguage BCP 47 tag
 * @param title in the target language, {@code null} without a translation
 * @param sourceTitle in the source language, {@code null} if the file states none
 * @param sentence the first summary sentence in the target language, {@code null} without one
 * @param sourceSentence the same in the source language
 * @param summary all summary sentences in both languages, for the filter box
 * @param outlet {@code null} if not stated
 * @param published as in the article's facts, {@code null} if not stated
 * @param sentences number of segments
 * @param gaps rows without translation
 * @param deferred how many of the gaps were deferred
 * @param checks rows with findings
 * @param draft whether any target shown is a draft
 * @param revision from 1
 * @param files format → SHA-256 of the file written
 * @param watchHits name of the watch list → the first sentence that mentions it
 * @param story the group of near-duplicates, {@code null} if it is alone
 * @param since what the digest says of an earlier edition, {@code null} if nothing
 * @param notes what the reader had to mend, doubts or left out; none in entries from before
 * @param place where it stands in its edition, from 1; {@code null} in entries of versions that had
 *     no order of stories
 */
public record DigestEntry(
    String slug,
    String path,
    String articleId,
    String sourceLanguage,
    @Nullable String title,
    @Nullable String sourceTitle,
    @Nullable String sentence,
    @Nullable String sourceSentence,
    String summary,
    @Nullable String outlet,
    @Nullable String published,
    int sentences,
    int gaps,
    int deferred,
    int checks,
    boolean draft,
    int revision,
    Map<String, String> files,
    Map<String, WatchHit> watchHits,
    @Nullable Story story,
    @Nullable Since since,
    List<String> notes,
    @Nullable Integer place) {

  /**
   * The group of an article's near-duplicates: their texts stand in the digest alone.
   *
   * @param id the same for all members
   * @param reprints the paths of the other members
   */
  public record Story(String id, List<String> reprints) {

    /** Copies the list, so that the story cannot change. */
    public Story {
      reprints = List.copyOf(reprints);
    }
  }

  /**
   * The earlier edition that had another text in the article's place.
   *
   * @param edition its label
   * @param another whether that was another article; otherwise the digest shows what was changed
   */
  public record Since(String edition, boolean another) {}

  /** Copies the collections, so that the entry cannot change. */
  public DigestEntry {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    notes = noNotesBefore(notes);
    watchHits = Collections.unmodifiableMap(new TreeMap<>(watchHits));
  }

  private static List<String> noNotesBefore(@Nullable List<String> notes) {
    return notes == null ? List.of() : List.copyOf(notes);
  }

  /**
   * Only the files of an entry that was kept as JSON: their names and their SHA-256.
   *
   * @throws tools.jackson.core.JacksonException if it is not JSON
   */
  public static Map<String, String> filesIn(String json) {
    Map<String, @Nullable Object> entry = JsonText.object(json);
    Map<String, String> files = new TreeMap<>();
    if (entry.get("files") instanceof Map<?, ?> checksums) {
      checksums.forEach(
          (format, checksum) ->
              files.put(entry.get("slug") + "." + format, String.valueOf(checksum)));
    }
    return files;
  }
}
