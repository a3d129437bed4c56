package dev.diptych.publish;

import dev.diptych.publish.EditionIndex.FileFate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files and the digests of an edition for one target language, which are read as often as
 * somebody wants and never held whole. Safe for use by several threads.
 */
public final class EditionContents {

  private final Supplier<Stream<FileFate>> files;
  private final EditionEntries digests;
  private @Nullable EditionSurvey survey;

  /**
   * Contents that are read from somewhere.
   *
   * @param files every item of the manifest and what became of it, from the beginning each time:
   *     files in order of path, then the articles inside files of several
   */
  public EditionContents(Supplier<Stream<FileFate>> files, EditionEntries digests) {
    this.files = files;
    this.digests = digests;
  }

  /** Contents that are in memory. */
  public static EditionContents of(List<FileFate> files, List<DigestEntry> digests) {
    return new EditionContents(files::stream, EditionEntries.of(digests));
  }

  /** Every item of the manifest and what became of it; to be read once. */
  public Stream<FileFate> files() {
    return files.get();
  }

  /** What the index keeps of the digests. */
  public EditionEntries digests() {
    return digests;
  }

  /** What is known when all of it has been read once; it is not read for that again. */
  synchronized EditionSurvey survey(ZoneId zone) {
    EditionSurvey known = survey;
    if (known == null) {
      known = EditionSurvey.of(this, zone);
      survey = known;
    }
    return known;
  }
}
