package dev.diptych.run;

import dev.diptych.digest.Digest;
import dev.diptych.publish.DigestEntries;
import dev.diptych.publish.DigestEntry;
import dev.diptych.publish.DigestRenderer;
import dev.diptych.publish.OutputFolder;
import dev.diptych.publish.StoryOrder;
import dev.diptych.publish.WatchList;
import dev.diptych.publish.Way;
import dev.diptych.run.Composition.Manuscript;
import dev.diptych.store.Articles;
import dev.diptych.store.Articles.Place;
import dev.diptych.store.Digests;
import dev.diptych.store.Digests.DigestRow;
import dev.diptych.store.Heartbeats;
import dev.diptych.store.Transactions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * From results to files. One item is one digest (an article in one target language). Never calls an
 * engine; what is written follows from the tables alone, so that a run that was interrupted writes
 * the same bytes as one that was not.
 */
@Component
final class PublishStage {

  private static final int BUNDLE = 32;

  private final Articles articles;
  private final Composition composition;
  private final Digests digests;
  private final Heartbeats heartbeats;
  private final Transactions transactions;
  private final List<DigestRenderer> renderers;

  PublishStage(
      Articles articles,
      Composition composition,
      Digests digests,
      Heartbeats heartbeats,
      Transactions transactions,
      List<DigestRenderer> renderers) {
    this.articles = articles;
    this.composition = composition;
    this.digests = digests;
    this.heartbeats = heartbeats;
    this.transactions = transactions;
    this.renderers = List.copyOf(renderers);
  }

  /**
   * A digest whose files are written and wait to appear.
   *
   * @param files in the order in which they have to appear
   */
  record Written(DigestRow row, DigestEntry entry, List<OutputFolder.Waiting> files) {}

  /** The plan of this step for a run. */
  Lanes.Plan<DigestRow, Written> plan(RunContext run) {
    return new Press(run);
  }

  /** What all lanes of one run share. */
  private final class Press implements Lanes.Plan<DigestRow, Written> {

    private final RunContext run;
    private final OutputFolder output;
    private final WatchList watch;
    private final List<DigestRenderer> wanted;
    private final Map<DigestRow, Manuscript> inHand = new ConcurrentHashMap<>();
    private final Composition.Composing composing;
    private volatile Map<String, Way> ways = Map.of();

    Press(RunContext run) {
      this.run = run;
      this.output = new OutputFolder(run.job().output());
      this.watch = new WatchList(run.job().watch());
      this.composing = composition.of(run);
      this.wanted =
          renderers.stream()
              .filter(renderer -> run.job().formats().contains(renderer.format()))
              .toList();
    }

    @Override
    public String name() {
      return "publish";
    }

    @Override
    public int lanes() {
      return Lanes.forProcessor();
    }

    @Override
    public int bundle() {
      return BUNDLE;
    }

    @Override
    public List<DigestRow> page(@Nullable DigestRow last, int most) {
      return digests.unpublished(run.edition().id(), last, most);
    }

    @Override
    public void begin(List<DigestRow> rows) {
      heartbeats.require(run.pass().id(), run.epoch());
      inHand.putAll(composing.load(rows));
    }

    /** Lets the files appear first: what is marked as published stands on the disk. */
    @Override
    public void settle(List<? extends Written> written) throws IOException {
      OutputFolder.appear(
          written.stream().flatMap(one -> one.files().stream()).toList(),
          () -> heartbeats.require(run.pass().id(), run.epoch()));
      transactions.run(
          () -> {
            heartbeats.require(run.pass().id(), run.epoch());
            digests.published(
                run.edition().id(),
                written.stream()
                    .map(
                        one ->
                            new Digests.Out(one.row().articleId(), one.row().target(), one.entry()))
                    .toList());
          });
    }

    @Override
    public int left() {
      return digests.unpublishedCount(run.edition().id());
    }

    /**
     * Where each digest stands among its neighbours; settled once intake is complete. This is what
     * publishing holds of every article: some 300 bytes.
     */
    @Override
    public void prepare() {
      List<Place> shown = inOrder();
      Map<String, Way> found = new HashMap<>();
      for (int i = 0; i < shown.size(); i++) {
        found.put(
            shown.get(i).articleId(),
            new Way(
                i + 1,
                shown.size(),
                i == 0 ? null : shown.get(i - 1).slug(),
                i + 1 == shown.size() ? null : shown.get(i + 1).slug()));
      }
      ways = found;
    }

    /** As the front page tells them. Follows from what intake stored, not from any answer. */
    private List<Place> inOrder() {
      long edition = run.edition().id();
      Set<String> withDigest = digests.articles(edition);
      Map<String, Place> byArticle = new LinkedHashMap<>();
      Map<String, Integer> reprints = new HashMap<>();
      articles
          .places(edition)
          .forEach(
              place -> {
                String story = place.story();
                if (story != null && !story.equals(place.articleId())) {
                  reprints.merge(story, 1, Integer::sum);
                }
                if (withDigest.contains(place.articleId())) {
                  byArticle.put(place.articleId(), place);
                }
              });
      Map<String, Integer> watched = watched(byArticle.keySet());
      List<StoryOrder.Story> ranked = new ArrayList<>();
      for (Place place : byArticle.values()) {
        ranked.add(
            new StoryOrder.Story(
                place.articleId(),
                1 + reprints.getOrDefault(place.articleId(), 0),
                watched.getOrDefault(place.articleId(), 0),
                place.published(),
                place.position()));
      }
      return StoryOrder.ranked(ranked, run.job().zone()).stream().map(byArticle::get).toList();
    }

    /**
     * How many names of the watch list each article mentions; those that mention none are missing.
     */
    private Map<String, Integer> watched(Set<String> shown) {
      Map<String, Set<String>> names = new HashMap<>();
      if (!watch.names().isEmpty()) {
        articles.eachText(
            run.edition().id(),
            shown,
            (article, text) -> {
              Set<String> mentioned = watch.mentioned(text);
              if (!mentioned.isEmpty()) {
                names.computeIfAbsent(article, id -> new HashSet<>()).addAll(mentioned);
              }
            });
      }
      Map<String, Integer> counts = new HashMap<>();
      names.forEach((article, all) -> counts.put(article, all.size()));
      return counts;
    }

    @Override
    public Written work(DigestRow row) throws IOException {
      Manuscript manuscript = Composition.required(inHand.remove(row), row);
      Way way = Composition.required(ways.get(row.articleId()), row);
      Digest digest = composing.digest(row, manuscript);
      OutputFolder.Place folder =
          new OutputFolder.Place(run.edition().job(), run.edition().label(), row.target());
      Map<String, String> checksums = new TreeMap<>();
      List<OutputFolder.Waiting> files = new ArrayList<>();
      for (DigestRenderer renderer : wanted) {
        byte[] bytes = renderer.render(digest, way);
        files.addAll(write(folder, digest.slug(), renderer.format(), row, bytes));
        checksums.put(renderer.format(), files.get(files.size() - 1).checksum());
      }
      return new Written(row, DigestEntries.of(digest, checksums, watch, way.position()), files);
    }

    private List<OutputFolder.Waiting> write(
        OutputFolder.Place folder, String slug, String format, DigestRow row, byte[] bytes)
        throws IOException {
      // What stands there of a revision that was published before is not the one before it.
      return isPublished(row)
          ? List.of(output.prepare(folder, slug + "." + format, bytes))
          : output.prepareRevision(folder, slug, format, row.revision(), bytes);
    }

    private boolean isPublished(DigestRow row) {
      return row.entry() != null
          && digests.entry(row.entry(), DigestEntry.class).revision() == row.revision();
    }
  }
}
