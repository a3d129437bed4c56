package dev.diptych.publish;

import dev.diptych.digest.Digest;
import dev.diptych.digest.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes of a digest what its edition's index keeps of it. */
public final class DigestEntries {

  private DigestEntries() {}

  /**
   * The entry of one digest. A pure function.
   *
   * @param files format → SHA-256 of the file written
   * @param watch whom the desk watches
   * @param place where it stands in its edition, from 1; {@code null} if that is not known
   */
  public static DigestEntry of(
      Digest digest, Map<String, String> files, WatchList watch, @Nullable Integer place) {
    DigestWords words = new DigestWords(digest);
    Tally tally = words.tally();
    List<Summaries.Sentence> summary = Summaries.of(digest);
    Summaries.Sentence first = summary.isEmpty() ? null : summary.get(0);
    Row title = digest.title();
    boolean given = words.isAlreadyInTarget();
    return new DigestEntry(
        digest.slug(),
        digest.source().path(),
        digest.source().articleId(),
        digest.sourceLanguage(),
        given && title != null ? PlainText.headline(title.source()) : words.title(),
        title == null ? null : title.source(),
        first == null ? null : given ? first.source() : first.target(),
        first == null ? null : first.source(),
        text(summary),
        digest.facts().site(),
        digest.facts().published(),
        tally.sentences(),
        tally.gaps(),
        tally.deferred(),
        tally.sentencesToCheck() + tally.headsToCheck(),
        tally.draft(),
        digest.revision(),
        files,
        watch.hits(digest),
        story(digest.story()),
        since(digest.changes()),
        digest.notes(),
        place);
  }

  private static DigestEntry.@Nullable Story story(Digest.@Nullable Story story) {
    return story == null ? null : new DigestEntry.Story(story.id(), story.reprints());
  }

  private static DigestEntry.@Nullable Since since(Digest.@Nullable Changes changes) {
    return changes == null ? null : new DigestEntry.Since(changes.since(), changes.another());
  }

  private static String text(List<Summaries.Sentence> summary) {
    List<String> texts = new ArrayList<>();
    for (Summaries.Sentence sentence : summary) {
      String target = sentence.target();
      if (target != null) {
        texts.add(target);
      }
      texts.add(sentence.source());
    }
    return String.join("\n", texts);
  }
}
