package dev.diptych.operations;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.ArticleReader;
import dev.diptych.intake.BoundedFile;
import dev.diptych.intake.Contents;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.listing.FileNames;
import dev.diptych.job.JobFile;
import dev.diptych.operations.EditionMaker.Draft;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.Manifest;
import dev.diptych.store.Manifest.Known;
import dev.diptych.store.Manifest.Listed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Whether files of several articles hold any that no edition knows. A feed changes with each
 * delivery (its date of building, its order), and that alone is no reason for an edition. Changes
 * nothing; safe for use by several threads.
 */
@Component
final class FeedNews {

  private static final String NO_NEWS = "unchanged: none of its articles is new";

  private final ArticleReader reader;
  private final Manifest manifest;
  private final ReaderSettings limits;

  FeedNews(ArticleReader reader, Manifest manifest, ReaderSettings limits) {
    this.reader = reader;
    this.manifest = manifest;
    this.limits = limits;
  }

  /**
   * The draft without its feeds, if it has nothing to read but feeds without news. Only what held
   * several articles before is opened, and no further than to the first that has news.
   */
  Draft withoutIdleFeeds(JobFile job, Draft draft) {
    List<SourceFile> sources = draft.sourcesToRead();
    if (sources.isEmpty() || job.all() || !draft.givenUp().isEmpty() || draft.missing() != null) {
      return draft;
    }
    for (SourceFile source : sources) {
      if (!manifest.heldSeveral(job.name(), source.path()) || hasNews(job, source)) {
        return draft;
      }
    }
    List<Listed> files = new ArrayList<>();
    for (Listed file : draft.files()) {
      files.add(
          file.fate() == Fate.PENDING ? new Listed(file.source(), Fate.FILTERED, NO_NEWS) : file);
    }
    return draft.with(files);
  }

  /** Also where it cannot be read: the night says why. */
  private boolean hasNews(JobFile job, SourceFile source) {
    try {
      byte[] content =
          BoundedFile.read(
                  FileNames.resolve(job.input(), source.path()),
                  source.path(),
                  limits.maxFileSize())
              .content();
      Contents contents = reader.open(source, content);
      return !contents.several() || contents.items().size() > known(job, contents).size();
    } catch (UnreadableException | RuntimeException e) {
      return true;
    }
  }

  /** The articles inside a file of which nothing is to be done, once each. */
  List<Contents.Item> known(JobFile job, Contents contents) {
    Set<String> checksums = new LinkedHashSet<>();
    contents.items().forEach(item -> checksums.add(item.source().checksum()));
    Map<String, Known> known =
        manifest.known(
            job.name(),
            job.targets().stream().sorted().collect(Collectors.joining(",")),
            job.detail().word(),
            List.of(),
            checksums);
    return contents.items().stream()
        .filter(
            item -> {
              Known one = known.get(item.source().checksum());
              return one != null && !(job.all() && one.isUnchanged());
            })
        .toList();
  }
}
