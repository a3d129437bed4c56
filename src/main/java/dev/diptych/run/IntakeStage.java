package dev.diptych.run;

import dev.diptych.article.ItemPlace;
import dev.diptych.article.SourceFile;
import dev.diptych.digest.Preparation;
import dev.diptych.digest.PreparedArticle;
import dev.diptych.intake.ArticleReader;
import dev.diptych.intake.BoundedFile;
import dev.diptych.intake.Contents;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.UnreadableException;
import dev.diptych.intake.listing.FileNames;
import dev.diptych.publish.Slugs;
import dev.diptych.store.Articles;
import dev.diptych.store.Digests;
import dev.diptych.store.Heartbeats;
import dev.diptych.store.ItemRow;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.Manifest;
import dev.diptych.store.Manifest.Known;
import dev.diptych.store.SourceVault;
import dev.diptych.store.Suspects;
import dev.diptych.store.Suspects.History;
import dev.diptych.store.Transactions;
import dev.diptych.store.Units;
import dev.diptych.store.Withdrawals;
import dev.diptych.store.Withdrawals.Withdrawn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * From the manifest's files to articles with their work units. What the lanes hand out is a file; a
 * file of several articles becomes as many items, each with its own checksum, that are settled
 * together with it.
 */
@Component
final class IntakeStage {

  private static final Logger log = LoggerFactory.getLogger(IntakeStage.class);

  private static final int BUNDLE = 16;

  private final Articles articles;
  private final Digests digests;
  private final Heartbeats heartbeats;
  private final Manifest manifest;
  private final Suspects suspects;
  private final Transactions transactions;
  private final Units units;
  private final SourceVault vault;
  private final ArticleReader reader;
  private final Preparation preparation;
  private final Stories stories;
  private final SameText sameText;
  private final Withdrawals withdrawals;
  private final InsideItems insideItems;
  private final DataSize maxFileSize;

  IntakeStage(
      Articles articles,
      Digests digests,
      Heartbeats heartbeats,
      Manifest manifest,
      Suspects suspects,
      Transactions transactions,
      Units units,
      SourceVault vault,
      ArticleReader reader,
      Preparation preparation,
      Stories stories,
      SameText sameText,
      Withdrawals withdrawals,
      InsideItems insideItems,
      ReaderSettings limits) {
    this.articles = articles;
    this.digests = digests;
    this.heartbeats = heartbeats;
    this.manifest = manifest;
    this.suspects = suspects;
    this.transactions = transactions;
    this.units = units;
    this.vault = vault;
    this.reader = reader;
    this.preparation = preparation;
    this.stories = stories;
    this.sameText = sameText;
    this.withdrawals = withdrawals;
    this.insideItems = insideItems;
    this.maxFileSize = limits.maxFileSize();
  }

  /**
   * What became of a file.
   *
   * @param item the file
   * @param article {@code null} if it yielded none
   * @param fate of the file
   * @param reason why it yielded none, or what is to be said of it
   * @param contentIsBad whether the reason lies in the content, so that it holds until that changes
   * @param givenUp whether it was not tried any more, because processes died of it
   * @param inside what became of the articles inside it, empty for a file of one
   */
  record Outcome(
      ItemRow item,
      @Nullable PreparedArticle article,
      Fate fate,
      @Nullable String reason,
      boolean contentIsBad,
      boolean givenUp,
      List<Outcome> inside) {

    static Outcome read(ItemRow item, PreparedArticle article, @Nullable String reason) {
      return new Outcome(item, article, Fate.READ, reason, false, false, List.of());
    }

    static Outcome without(ItemRow item, Fate fate, String reason) {
      return new Outcome(item, null, fate, reason, false, false, List.of());
    }

    static Outcome skipped(ItemRow item, @Nullable String reason, boolean contentIsBad) {
      return new Outcome(item, null, Fate.SKIPPED, reason, contentIsBad, false, List.of());
    }
  }

  /** The plan of this step for a run. */
  Lanes.Plan<ItemRow, Outcome> plan(RunContext run) {
    return new Reading(run, withdrawals.of(run.edition().job()));
  }

  /** What all lanes of one run share. */
  private final class Reading implements Lanes.Plan<ItemRow, Outcome> {

    private final RunContext run;
    private final List<Withdrawn> withdrawn;

    /**
     * Two files may hold the same article: who settles second must see what the first did. One
     * process runs a pass, so a lock in it is enough.
     */
    private final Object settling = new Object();

    private volatile Map<String, History> suspected = Map.of();

    Reading(RunContext run, List<Withdrawn> withdrawn) {
      this.run = run;
      this.withdrawn = withdrawn;
    }

    @Override
    public String name() {
      return "intake";
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
    public void prepare() {
      suspected = suspects.files(run.edition().job());
    }

    @Override
    public List<ItemRow> suspects() {
      return manifest.pendingOf(run.edition().id(), suspected.keySet());
    }

    @Override
    public List<ItemRow> page(@Nullable ItemRow last, int most) {
      return manifest.pending(run.edition().id(), last == null ? 0 : last.position(), most);
    }

    @Override
    public boolean suspects(ItemRow item) {
      return suspected.containsKey(item.source().checksum());
    }

    @Override
    public void begin(List<ItemRow> items) {
      transactions.run(
          () -> {
            heartbeats.require(run.pass().id(), run.epoch());
            manifest.begin(run.edition().id(), items, run.epoch());
          });
    }

    @Override
    public Outcome work(ItemRow item) throws IOException {
      History past = suspected.get(item.source().checksum());
      return past != null && past.givenUp() ? givenUp(item, past) : read(run, item, withdrawn);
    }

    @Override
    public void settle(List<? extends Outcome> outcomes) {
      if (outcomes.stream().allMatch(outcome -> outcome.inside().isEmpty())) {
        commit(outcomes);
        return;
      }
      synchronized (settling) {
        commit(outcomes);
      }
    }

    private void commit(List<? extends Outcome> outcomes) {
      transactions.run(
          () -> {
            heartbeats.require(run.pass().id(), run.epoch());
            List<Outcome> all = new ArrayList<>(outcomes);
            all.addAll(insideItems.settle(run, outcomes));
            all.forEach(outcome -> withoutArticle(run, outcome));
            withArticles(run, all);
            outcomes.forEach(outcome -> acquit(run, outcome, suspected));
          });
    }

    @Override
    public int left() {
      return manifest.pendingCount(run.edition().id());
    }

    @Override
    public void after() {
      stories.group(run);
    }
  }

  private Outcome read(RunContext run, ItemRow item, List<Withdrawn> withdrawn) throws IOException {
    try {
      byte[] content = content(run, item.source());
      vault.keep(item.source().checksum(), content);
      Contents contents = unfailing(run, item, () -> reader.open(item.source(), content));
      return contents.several()
          ? opened(run, item, contents, withdrawn)
          : judged(item, article(run, item, contents.items().get(0)), withdrawn);
    } catch (NotTheContentException e) {
      return Outcome.skipped(item, e.getMessage(), false);
    } catch (UnreadableException e) {
      return Outcome.skipped(item, e.getMessage(), true);
    }
  }

  /** A file of several articles: only those are made that no edition has yet. */
  private Outcome opened(RunContext run, ItemRow file, Contents contents, List<Withdrawn> withdrawn)
      throws UnreadableException {
    if (file.position() > ItemPlace.LAST_FILE_OF_SEVERAL) {
      throw new UnreadableException(
          "it holds %,d articles, and so far down a list (beyond file %,d) a file may hold one: deliver them one by one"
              .formatted(contents.items().size(), ItemPlace.LAST_FILE_OF_SEVERAL));
    }
    Map<String, Known> known = insideItems.known(run, contents);
    Map<String, String> seen = new HashMap<>();
    List<Outcome> inside = new ArrayList<>();
    for (Contents.Item found : contents.items()) {
      ItemRow item =
          ItemRow.inside(
              ItemPlace.inside(file.position(), inside.size() + 1),
              file.position(),
              found.source(),
              run.pass().number());
      String first = seen.putIfAbsent(found.source().checksum(), found.source().path());
      Known already = known.get(found.source().checksum());
      if (first != null) {
        inside.add(Outcome.without(item, Fate.FILTERED, InsideItems.sameAs(first)));
      } else if (already != null) {
        inside.add(Outcome.without(item, already.fate(), already.reason()));
      } else {
        inside.add(read(run, item, found, withdrawn));
      }
    }
    String notes = contents.notes().isEmpty() ? null : String.join("; ", contents.notes());
    return new Outcome(file, null, Fate.OPENED, notes, false, false, inside);
  }

  private Outcome read(
      RunContext run, ItemRow item, Contents.Item found, List<Withdrawn> withdrawn) {
    try {
      return judged(item, article(run, item, found), withdrawn);
    } catch (NotTheContentException e) {
      return Outcome.skipped(item, e.getMessage(), false);
    } catch (UnreadableException e) {
      return Outcome.skipped(item, e.getMessage(), true);
    }
  }

  private PreparedArticle article(RunContext run, ItemRow item, Contents.Item found)
      throws UnreadableException, NotTheContentException {
    return unfailing(
        run,
        item,
        () -> preparation.prepare(found.read(run.job().source(), run.job().sectionSizeInChars())));
  }

  /** A part of reading a file. */
  @FunctionalInterface
  private interface Unfailing<T> {
    T read() throws UnreadableException;
  }

  /**
   * A fault of ours in reading one file costs that file, until the next night: the others are read
   * all the same.
   */
  private static <T> T unfailing(RunContext run, ItemRow item, Unfailing<T> reading)
      throws UnreadableException, NotTheContentException {
    try {
      return reading.read();
    } catch (RuntimeException | StackOverflowError e) {
      log.warn(
          "File {} of {} was skipped", ItemPlace.shown(item.position()), run.edition().name(), e);
      throw new NotTheContentException(
          "reading it failed for a reason of ours (%s)".formatted(FaultWords.of(e)));
    }
  }

  /** What an operator took out is not published again; what only has its place is, and named. */
  private Outcome judged(ItemRow item, PreparedArticle article, List<Withdrawn> withdrawn) {
    if (withdrawn.isEmpty()) {
      return Outcome.read(item, article, null);
    }
    String signature = sameText.signature(article);
    for (Withdrawn other : withdrawn) {
      if (sameText.same(signature, other.signature())) {
        String reason = "nearly the same text was withdrawn from " + other.edition();
        return Outcome.without(item, Fate.WITHDRAWN, reason);
      }
    }
    String address = article.article().facts().canonicalUrl();
    for (Withdrawn other : withdrawn) {
      boolean samePath = other.path().equals(item.source().path());
      if (samePath || (address != null && address.equals(other.address()))) {
        String reason =
            "it has the %s of an article withdrawn from %s, but a different text: it is published"
                .formatted(samePath ? "path" : "address", other.edition());
        return Outcome.read(item, article, reason);
      }
    }
    return Outcome.read(item, article, null);
  }

  /** The next night tries it once more; if that dies of it too, it is bad until it changes. */
  private static Outcome givenUp(ItemRow item, History past) {
    String reason =
        "the process died %d times while it was read alone; it may be hostile"
            .formatted(past.deaths());
    return new Outcome(item, null, Fate.SKIPPED, reason, past.pardoned(), true, List.of());
  }

  private byte[] content(RunContext run, SourceFile source)
      throws IOException, NotTheContentException, UnreadableException {
    Optional<byte[]> kept = vault.find(source.checksum());
    if (kept.isPresent()) {
      return kept.get();
    }
    Path root = run.job().input();
    Path file = FileNames.resolve(root, source.path());
    if (!Files.exists(file)) {
      throw new NotTheContentException("it vanished after listing");
    }
    if (!file.toRealPath().startsWith(root.toRealPath())) {
      throw new NotTheContentException("it became a link that leads out of the input folder");
    }
    BoundedFile now = BoundedFile.read(file, source.path(), maxFileSize);
    if (!now.source().checksum().equals(source.checksum())) {
      throw new NotTheContentException("changed after listing; the next edition takes it");
    }
    return now.content();
  }

  private void withoutArticle(RunContext run, Outcome outcome) {
    if (outcome.article() != null) {
      return;
    }
    ItemRow item = outcome.item();
    String reason = outcome.reason();
    manifest.settle(run.edition().id(), item.position(), outcome.fate(), reason, null);
    if (outcome.contentIsBad()) {
      manifest.rememberUnreadable(
          run.edition().job(), item.source(), String.valueOf(reason), run.edition().label());
    }
  }

  private void withArticles(RunContext run, List<? extends Outcome> outcomes) {
    List<Articles.Added> added = new ArrayList<>();
    List<Units.Valued> work = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    List<Manifest.Read> read = new ArrayList<>();
    Worth worth = run.worth();
    for (Outcome outcome : outcomes) {
      PreparedArticle prepared = outcome.article();
      if (prepared != null) {
        ItemRow item = outcome.item();
        String slug = Slugs.of(item.position(), item.source().path());
        added.add(
            new Articles.Added(item.position(), slug, prepared, sameText.signature(prepared)));
        for (String target : run.job().targets()) {
          prepared
              .units(target, run.job().scope())
              .forEach(unit -> work.add(new Units.Valued(unit, worth.of(unit, prepared))));
        }
        ids.add(prepared.article().id());
        read.add(new Manifest.Read(item.position(), outcome.reason(), prepared.article().id()));
      }
    }
    if (!added.isEmpty()) {
      long edition = run.edition().id();
      articles.add(edition, added);
      units.add(edition, run.pass().number(), run.epoch(), work);
      digests.add(edition, run.pass().number(), ids, run.job().targets());
      manifest.read(edition, read);
    }
  }

  private void acquit(RunContext run, Outcome outcome, Map<String, History> suspected) {
    String checksum = outcome.item().source().checksum();
    if (outcome.givenUp()) {
      suspects.giveUp(run.edition().job(), checksum);
    } else if (suspected.containsKey(checksum)) {
      suspects.clear(run.edition().job(), checksum);
    }
  }

  /** Nothing is wrong with the content: the file is not what was listed, or we failed. */
  private static final class NotTheContentException extends Exception {
    private static final long serialVersionUID = 1L;

    NotTheContentException(String reason) {
      super(reason);
    }
  }
}
