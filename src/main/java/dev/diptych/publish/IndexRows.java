package dev.diptych.publish;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the stories of an edition's index. The first stands over the whole width in both
 * languages, those after it with two lines of summary, and in a large edition those far down as one
 * line. "…" says that there is more in the digest.
 */
final class IndexRows {

  /** Up to so many stories each is shown with its summary. */
  private static final int IN_FULL = 400;

  /** So many are in an edition of more; a page of thousands stays a page. */
  private static final int FIRST = 100;

  /** So many reprints are named; the others are counted. */
  private static final int MAX_REPRINTS = 20;

  private static final int MAX_TITLE = 160;
  private static final int MAX_LINE = 90;

  /** What two lines hold, over the whole width and in a column of it. */
  private static final int MAX_LEAD = 140;

  private static final int MAX_LEAD_SOURCE = 125;

  private static final int MAX_SENTENCE = 135;
  private static final int MAX_OUTLET = 40;

  private final Html html;
  private final EditionIndex index;
  private final Messages messages;
  private final SearchWords search;
  private final Dates dates;
  private final boolean allDrafts;
  private final boolean inFull;

  /**
   * @param tally of the edition, which says whether all articles together are called drafts
   */
  IndexRows(
      Html html, EditionIndex index, Messages messages, SearchWords search, EditionTally tally) {
    this.allDrafts = tally.allDrafts();
    this.inFull = tally.stories() <= IN_FULL;
    this.html = html;
    this.index = index;
    this.messages = messages;
    this.search = search;
    this.dates = new Dates(messages);
  }

  /** How many stories are shown with a summary; those after them are one line each. */
  int withSummary() {
    return inFull ? IN_FULL : FIRST;
  }

  /**
   * One story: an article with its reprints.
   *
   * @param rank from 1
   */
  void story(List<DigestEntry> group, int rank) {
    DigestEntry entry = group.get(0);
    search.nextRow();
    if (rank > withSummary()) {
      line(entry, group);
      return;
    }
    boolean lead = rank == 1;
    List<String> shown = new ArrayList<>();
    html.open("li", "class", lead ? "lead" : null);
    html.open("h3");
    title(entry, MAX_TITLE, shown);
    html.close();
    sourceTitle(entry, shown);
    sentence(entry, lead, shown);
    when(entry, shown);
    reprints(group);
    html.close().newLine();
    remember(group, shown);
  }

  private void line(DigestEntry entry, List<DigestEntry> group) {
    List<String> shown = new ArrayList<>();
    html.open("li");
    title(entry, MAX_LINE, shown);
    html.trusted(" ").open("small");
    facts(entry, shown);
    html.close().close().newLine();
    remember(group, shown);
  }

  private boolean isAlreadyInTarget(DigestEntry entry) {
    return Languages.same(entry.sourceLanguage(), index.targetLanguage());
  }

  private static String dir(String tag) {
    return Languages.direction(tag);
  }

  /** What a row does not show is found through the words behind the page. */
  private void remember(List<DigestEntry> group, List<String> shown) {
    Set<String> visible = new HashSet<>();
    shown.forEach(text -> visible.addAll(FoldedWords.of(text)));
    for (DigestEntry entry : group) {
      String sentence = entry.sentence();
      String source = entry.sourceSentence();
      for (String text :
          new @Nullable String[] {
            entry.title(),
            entry.sourceTitle(),
            inFull ? entry.summary() : null,
            sentence,
            source,
            entry.outlet()
          }) {
        if (text != null) {
          search.add(text, visible);
        }
      }
    }
  }

  private void title(DigestEntry entry, int max, @Nullable List<String> shown) {
    String title = entry.title();
    String source = entry.sourceTitle();
    html.open("a", "href", DigestLinks.of(entry));
    if (title != null) {
      String text = shortened(title, max);
      see(text, shown);
      String language = targetTag();
      if (language == null) {
        html.text(text).close();
      } else {
        html.element("bdi", text, "lang", language, "dir", dir(language)).close();
      }
    } else if (source != null) {
      String tag = entry.sourceLanguage();
      String text = shortened(source, MAX_LEAD_SOURCE);
      see(text, shown);
      html.element("bdi", text, "lang", tag, "dir", dir(tag)).close();
    } else {
      html.message(messages.text("title.none")).trusted(" · ").path(entry.path()).close();
    }
  }

  private static void see(String text, @Nullable List<String> shown) {
    if (shown != null) {
      shown.add(text);
    }
  }

  private void sourceTitle(DigestEntry entry, List<String> shown) {
    String source = entry.sourceTitle();
    if (source != null && entry.title() != null && !isAlreadyInTarget(entry)) {
      String tag = entry.sourceLanguage();
      String text = shortened(source, MAX_TITLE);
      see(text, shown);
      html.element("p", text, "lang", tag, "dir", dir(tag));
    }
  }

  private void reprints(List<DigestEntry> group) {
    int count = reprintCount(group);
    if (count == 0) {
      return;
    }
    List<String> others = others(group);
    html.open("details", "class", "reprints").open("summary");
    html.message(messages.count("index.story.more", count)).close();
    int named = 0;
    for (DigestEntry other : group.subList(1, Math.min(group.size(), 1 + MAX_REPRINTS))) {
      html.open("p").open("a", "href", DigestLinks.of(other)).isolated(name(other)).close();
      html.close();
      named++;
    }
    for (String path : others.subList(0, Math.min(others.size(), MAX_REPRINTS - named))) {
      html.open("p").path(PlainText.beginning(path, MAX_TITLE)).close();
      named++;
    }
    if (named < count) {
      html.open("p").message(messages.count("index.story.rest", count - named)).close();
    }
    html.close();
  }

  private static int reprintCount(List<DigestEntry> group) {
    DigestEntry.Story story = group.get(0).story();
    return Math.max(story == null ? 0 : story.reprints().size(), group.size() - 1);
  }

  /** Paths of the reprints that have no page of their own. */
  private static List<String> others(List<DigestEntry> group) {
    DigestEntry.Story story = group.get(0).story();
    if (story == null) {
      return List.of();
    }
    Set<String> linked = new HashSet<>(group.stream().map(DigestEntry::path).toList());
    return story.reprints().stream().filter(path -> !linked.contains(path)).toList();
  }

  private static String name(DigestEntry entry) {
    String outlet = entry.outlet();
    return PlainText.beginning(outlet == null ? entry.path() : outlet + " · " + entry.path(), 160);
  }

  private void sentence(DigestEntry entry, boolean lead, List<String> shown) {
    String sentence = entry.sentence();
    String source = entry.sourceSentence();
    int max = lead ? MAX_LEAD : MAX_SENTENCE;
    if (sentence != null) {
      String text = shortened(sentence, max);
      see(text, shown);
      html.element("p", text, "class", "says", "lang", targetTag(), "dir", targetDirection());
    }
    if (source != null && lead && !isAlreadyInTarget(entry)) {
      String tag = entry.sourceLanguage();
      String text = shortened(source, MAX_LEAD_SOURCE);
      see(text, shown);
      html.element("p", text, "class", "says", "lang", tag, "dir", dir(tag));
    }
  }

  private @Nullable String targetTag() {
    return index.targetLanguage().equals(messages.language()) ? null : index.targetLanguage();
  }

  /** Of the target language, where the page is worded in another one. */
  private @Nullable String targetDirection() {
    String tag = targetTag();
    return tag == null ? null : dir(tag);
  }

  private void when(DigestEntry entry, List<String> shown) {
    html.open("p", "class", "when");
    facts(entry, shown);
    html.close();
  }

  private void facts(DigestEntry entry, List<String> shown) {
    String outlet = entry.outlet();
    String between = "";
    if (outlet != null && !outlet.isBlank()) {
      String text = shortened(outlet, MAX_OUTLET);
      see(text, shown);
      html.message(messages.isolated(text));
      between = " · ";
    }
    String time = time(entry);
    if (time != null) {
      html.trusted(between).message(messages.isolated(time));
      between = " · ";
    }
    List<String> marks = IndexMarks.of(entry, index.targetLanguage(), messages, allDrafts);
    if (!marks.isEmpty()) {
      html.trusted(between).open("span", "class", "mark");
      html.message(String.join(messages.text("separator"), marks)).close();
    }
  }

  private @Nullable String time(DigestEntry entry) {
    String published = entry.published();
    ZoneId zone = index.zone();
    return published == null
        ? null
        : PlainText.beginning(dates.brief(published, index.edition(), zone), 32);
  }

  /** One mention of a watched name. */
  void hit(DigestEntry entry, WatchHit hit) {
    html.open("li").open("div");
    title(entry, MAX_TITLE, null);
    String target = hit.target();
    String tag = entry.sourceLanguage();
    if (target != null && !hit.segmentId().equals("title")) {
      html.element(
          "p", shortened(target, MAX_SENTENCE), "lang", targetTag(), "dir", targetDirection());
    }
    html.close();
    html.element("p", shortened(hit.source(), MAX_SENTENCE), "lang", tag, "dir", dir(tag));
    html.close().newLine();
  }

  private static String shortened(String text, int max) {
    return PlainText.beginning(PlainText.line(text).strip(), max);
  }
}
