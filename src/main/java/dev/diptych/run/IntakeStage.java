package dev.diptych.run;

import dev.diptych.article.SourceFile;
import dev.diptych.digest.Preparation;
import dev.diptych.digest.PreparedArticle;
import dev.diptych.intake.ArticleReader;
import dev.diptych.intake.BoundedFile;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** From the manifest's files to articles with their work units. One item is one file. */
@Component
final class IntakeStage {

  /** Reading is work for the processor: more lanes than cores would only fight for them. */
  private static final int MAX_LANES = 4;

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
   */
  record Outcome(
      ItemRow item,
      @Nullable PreparedArticle article,
      Fate fate,
      @Nullable String reason,
      boolean contentIsBad,
      boolean givenUp) {

    static Outcome skipped(ItemRow item, @Nullable String reason, boolean contentIsBad) {
      return new Outcome(item, null, Fate.SKIPPED, reason, contentIsBad, false);
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
      return Lanes.forProcessor(MAX_LANES);
    }

    @Override
    public int bundle() {
      return BUNDLE;
    }

    @Override
    public List<ItemRow> pending() {
      suspected = suspects.files(run.edition().job());
      return manifest.pending(run.edition().id());
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
      transactions.run(
          () -> {
            heartbeats.require(run.pass().id(), run.epoch());
            outcomes.forEach(outcome -> withoutArticle(run, outcome));
            withArticles(run, outcomes);
            outcomes.forEach(outcome -> acquit(run, outcome, suspected));
          });
    }

    @Override
    public int left() {
      return manifest.pending(run.edition().id()).size();
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
      return judged(item, article(run, item, content), withdrawn);
    } catch (NotTheContentException e) {
      return Outcome.skipped(item, e.getMessage(), false);
    } catch (UnreadableException e) {
      return Outcome.skipped(item, e.getMessage(), true);
    }
  }

  /**
   * A fault of ours in reading one file costs that file, until the next night: the others are read
   * all the same.
   */
  private PreparedArticle article(RunContext run, ItemRow item, byte[] content)
      throws UnreadableException, NotTheContentException {
    try {
      return preparation.prepare(
          reader.read(item.source(), content, run.job().source(), run.job().sectionSizeInChars()));
    } catch (RuntimeException | StackOverflowError e) {
      log.warn("File {} of {} was skipped", item.position(), run.edition().name(), e);
      throw new NotTheContentException(
          "reading it failed for a reason of ours (%s)".formatted(FaultWords.of(e)));
    }
  }

  /** What an operator took out is not published again; what only has its place is, and named. */
  private Outcome judged(ItemRow item, PreparedArticle article, List<Withdrawn> withdrawn) {
    if (withdrawn.isEmpty()) {
      return new Outcome(item, article, Fate.READ, null, false, false);
    }
    String signature = sameText.signature(article);
    for (Withdrawn other : withdrawn) {
      if (sameText.same(signature, other.signature())) {
        String reason = "nearly the same text was withdrawn from " + other.edition();
        return new Outcome(item, null, Fate.WITHDRAWN, reason, false, false);
      }
    }
    String address = article.article().facts().canonicalUrl();
    for (Withdrawn other : withdrawn) {
      boolean samePath = other.path().equals(item.source().path());
      if (samePath || (address != null && address.equals(other.address()))) {
        String reason =
            "it has the %s of an article withdrawn from %s, but a different text: it is published"
                .formatted(samePath ? "path" : "address", other.edition());
        return new Outcome(item, article, Fate.READ, reason, false, false);
      }
    }
    return new Outcome(item, article, Fate.READ, null, false, false);
  }

  /** The next night tries it once more; if that dies of it too, it is bad until it changes. */
  private static Outcome givenUp(ItemRow item, History past) {
    String reason =
        "the process died %d times while it was read alone; it may be hostile"
            .formatted(past.deaths());
    return new Outcome(item, null, Fate.SKIPPED, reason, past.pardoned(), true);
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
    String reason = String.valueOf(outcome.reason());
    manifest.settle(run.edition().id(), item.position(), outcome.fate(), reason, null);
    if (outcome.contentIsBad()) {
      manifest.rememberUnreadable(
          run.edition().job(), item.source(), reason, run.edition().label());
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
