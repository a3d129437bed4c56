package dev.diptych.publish;

import dev.diptych.digest.Digest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of an edition's index. Titles and sentences are shown as far as a row reaches;
 * "…" says that there is more in the digest.
 */
final class IndexRows {

  private static final int MAX_TITLE = 160;
  private static final int MAX_SENTENCE = 140;

  private final Html html;
  private final EditionIndex index;
  private final Messages messages;
  private final SearchWords search;
  private final Dates dates;
  private final boolean allDrafts;

  /**
   * @param allDrafts whether the page says of all articles together that they are drafts
   */
  IndexRows(
      Html html, EditionIndex index, Messages messages, SearchWords search, boolean allDrafts) {
    this.allDrafts = allDrafts;
    this.html = html;
    this.index = index;
    this.messages = messages;
    this.search = search;
    this.dates = new Dates(messages);
  }

  /** One row: an article, or a story with its reprints. */
  void row(List<DigestEntry> group) {
    DigestEntry entry = group.get(0);
    search.nextRow();
    group.forEach(this::remember);
    html.open("li").open("div", "class", "tgt");
    title(entry);
    reprints(group);
    sentence(entry);
    html.close().open("div", "class", "src");
    String source = entry.sourceTitle();
    if (source != null && entry.title() != null && !isAlreadyInTarget(entry)) {
      String tag = entry.sourceLanguage();
      html.element("p", shortened(source, MAX_TITLE), "lang", tag, "dir", dir(tag));
    }
    html.close();
    when(entry, group.size() > 1 || entry.story() != null);
    html.close().newLine();
  }

  private boolean isAlreadyInTarget(DigestEntry entry) {
    return Languages.same(entry.sourceLanguage(), index.targetLanguage());
  }

  private static String dir(String tag) {
    return Languages.direction(tag);
  }

  private void remember(DigestEntry entry) {
    String title = entry.title();
    String source = entry.sourceTitle();
    search.add(title == null ? "" : title);
    search.add(source == null ? "" : source);
    search.add(entry.summary());
    String outlet = entry.outlet();
    search.add(outlet == null ? "" : outlet);
  }

  private void title(DigestEntry entry) {
    String title = entry.title();
    String source = entry.sourceTitle();
    html.open("a", "href", entry.slug() + ".html");
    if (title != null) {
      target(title);
      html.close();
    } else if (source != null) {
      String tag = entry.sourceLanguage();
      html.element("bdi", shortened(source, MAX_TITLE), "lang", tag, "dir", dir(tag)).close();
    } else {
      html.message(messages.text("title.none")).trusted(" · ").path(entry.path()).close();
    }
  }

  private void target(String title) {
    String language = index.targetLanguage();
    String tag = language.equals(messages.language()) ? null : language;
    html.element("bdi", shortened(title, MAX_TITLE), "lang", tag);
  }

  private void marks(DigestEntry entry) {
    List<String> marks = new ArrayList<>();
    if (entry.title() == null && entry.sourceTitle() != null) {
      marks.add(messages.text("title.untranslated"));
    }
    if (entry.gaps() > 0) {
      marks.add(messages.count("mark.gaps", entry.gaps()));
    }
    if (entry.checks() > 0) {
      marks.add(messages.count("mark.checks", entry.checks()));
    }
    if (entry.draft() && !allDrafts) {
      marks.add(messages.text("mark.draft"));
    }
    if (isAlreadyInTarget(entry)) {
      marks.add(
          messages.text(
              "already", new Messages.Part(messages.languageName(index.targetLanguage()))));
    }
    DigestEntry.Since since = entry.since();
    if (since != null && !since.another()) {
      marks.add(messages.text("mark.changed"));
    }
    if (entry.revision() > 1) {
      marks.add(messages.text("mark.revision", entry.revision()));
    }
    if (!marks.isEmpty()) {
      html.open("span", "class", "mark");
      html.message(String.join(messages.text("separator"), marks)).close();
    }
  }

  private void reprints(List<DigestEntry> group) {
    DigestEntry first = group.get(0);
    Digest.Story story = first.story();
    List<String> others = story == null ? List.of() : story.reprints();
    int count = Math.max(others.size(), group.size() - 1);
    if (count == 0) {
      return;
    }
    html.trusted(" ").open("details", "class", "reprints").open("summary");
    html.message(messages.count("index.story.more", count)).close();
    for (DigestEntry other : group.subList(1, group.size())) {
      html.open("p").open("a", "href", other.slug() + ".html").isolated(name(other)).close();
      html.close();
    }
    List<String> linked = group.stream().map(DigestEntry::path).toList();
    others.stream()
        .filter(path -> !linked.contains(path))
        .forEach(path -> html.open("p").path(path).close());
    html.close();
  }

  private static String name(DigestEntry entry) {
    String outlet = entry.outlet();
    return outlet == null ? entry.path() : outlet + " · " + entry.path();
  }

  private void sentence(DigestEntry entry) {
    String sentence = entry.sentence();
    if (sentence != null) {
      html.element("p", shortened(sentence, MAX_SENTENCE), "lang", targetTag());
    }
  }

  private @Nullable String targetTag() {
    return index.targetLanguage().equals(messages.language()) ? null : index.targetLanguage();
  }

  private void when(DigestEntry entry, boolean story) {
    html.open("p", "class", "when");
    String outlet = entry.outlet();
    if (story && outlet != null) {
      html.isolated(shortened(outlet, 40)).empty("br");
    }
    String published = entry.published();
    if (published != null) {
      html.isolated(PlainText.beginning(dates.brief(published, index.edition()), 32));
    }
    marks(entry);
    html.close();
  }

  /** One mention of a watched name. */
  void hit(DigestEntry entry, WatchHit hit) {
    html.open("li").open("div", "class", "tgt");
    title(entry);
    String target = hit.target();
    String tag = entry.sourceLanguage();
    if (target != null && !hit.segmentId().equals("title")) {
      html.element("p", shortened(target, MAX_SENTENCE), "lang", targetTag());
    }
    html.close();
    html.element("p", shortened(hit.source(), MAX_SENTENCE), "lang", tag, "dir", dir(tag));
    html.close().newLine();
  }

  private static String shortened(String text, int max) {
    return PlainText.beginning(PlainText.line(text).strip(), max);
  }
}
