package dev.diptych.publish;

import dev.diptych.digest.Digest;
import dev.diptych.digest.Row;
import dev.diptych.digest.Row.State;
import java.util.ArrayList;
import java.util.List;

/** Builds the page of one digest. Used once, by one thread. */
final class DigestPage {

  private static final PageAsset SCRIPT = PageAsset.load("digest.js");

  private final Digest digest;
  private final Way way;
  private final DigestWords words;
  private final Messages messages;
  private final List<Summaries.Sentence> summary;
  private final List<ShownChanges.Shown> changes;
  private final Html html;
  private final Cells cells;

  DigestPage(Digest digest, Way way) {
    this.digest = digest;
    this.way = way;
    this.words = new DigestWords(digest);
    this.messages = words.messages();
    this.summary = Summaries.of(digest);
    this.changes = ShownChanges.of(digest);
    this.html = new Html(16_384 + 1_200 * words.tally().sentences());
    this.cells = new Cells(html, digest, words, summary, changes);
  }

  byte[] bytes() {
    boolean aligned = digest.rows().anyMatch(row -> !row.alignment().isEmpty());
    PageFrame.begin(
        html,
        messages,
        words.anyTitle(),
        PaperEdge.of(messages, words.paperMark(), words.edition()),
        SCRIPT,
        "class",
        words.isAlreadyInTarget() ? "digest single" : "digest",
        "data-copy-brief",
        messages.text("copy.brief"),
        "data-copy-quote",
        messages.text("copy.quote"),
        "data-copied",
        messages.text("copied"),
        "data-by",
        cells.usualCredit(),
        "data-from",
        origin(),
        "data-keys",
        messages.text("keys"),
        "data-readings",
        aligned ? messages.text("words.readings") : null,
        "data-none",
        aligned ? messages.text("words.none") : null,
        "data-copy-line",
        aligned ? messages.text("words.copy") : null);
    html.open("a", "class", "skip", "href", "#text").message(messages.text("skip")).close();
    html.newLine().open("header", "class", "top").newLine();
    way("way", messages.text("way"));
    title();
    facts();
    status();
    html.close().newLine().open("main").newLine();
    DigestChanges changed = new DigestChanges(html, words, cells, changes);
    changed.write();
    summary();
    new DigestContents(html, digest, words, cells).write();
    new DigestBody(html, digest, words, cells).write();
    changed.rest();
    html.close().newLine();
    way("way end", messages.text("way.end"));
    keys();
    new DigestFoot(html, digest, words).write();
    PageFrame.end(html, SCRIPT);
    return html.bytes();
  }

  /** What a quotation is taken from. */
  private String origin() {
    List<String> parts = new ArrayList<>();
    String site = digest.facts().site();
    String published = digest.facts().published();
    if (site != null) {
      parts.add(site);
    }
    if (published != null) {
      parts.add(words.dates().published(published, digest.zone()));
    }
    parts.add(PlainText.beginning(words.anyTitle(), 300));
    return PlainText.line(String.join(", ", parts));
  }

  private void way(String cssClass, String label) {
    html.open("nav", "class", cssClass, "aria-label", label).open("ul").newLine();
    item(messages.text("way.job", digest.job()));
    item(messages.text("way.edition", new Messages.Part(words.dates().edition(digest.edition()))));
    item(messages.text("way.article", way.position(), way.of()));
    String previous = way.previous();
    if (previous != null) {
      link(previous + ".html", "prev", messages.text("way.previous"));
    }
    String next = way.next();
    if (next != null) {
      link(next + ".html", "next", messages.text("way.next"));
    }
    link(IndexPages.file(IndexPages.of(way.position())), "up", messages.text("way.back"));
    html.close().close().newLine();
  }

  private void item(String message) {
    html.open("li").message(message).close().newLine();
  }

  private void link(String address, String relation, String message) {
    html.open("li").open("a", "href", address, "rel", relation).message(message).close().close();
    html.newLine();
  }

  private void title() {
    Row title = digest.title();
    if (title == null) {
      html.open("h1", "class", "untitled").message(messages.text("title.none")).close().newLine();
      return;
    }
    String target = words.title();
    html.open("div", "class", "title", "id", "title");
    if (target != null) {
      html.element("h1", target, cells.targetLanguage()).newLine();
      html.element("p", title.source(), cells.sourceLanguage("source-title"));
    } else {
      html.element("h1", PlainText.headline(title.source()), cells.sourceLanguage(null));
    }
    html.newLine();
    if (target == null && title.state() != State.SOURCE_ONLY) {
      html.open("p", "class", "mark gap-word").message(words.titleGap(title)).close().newLine();
    }
    cells.findings(title);
    if (changes.stream().anyMatch(shown -> title.equals(shown.now()))) {
      html.open("p", "class", "refs");
      cells.changed(title);
      html.close();
    }
    html.close().newLine();
  }

  private void facts() {
    html.open("dl", "class", "facts", "aria-label", messages.text("facts")).newLine();
    words
        .facts()
        .forEach(
            (fact, value) -> {
              html.open("div").open("dt").message(messages.text("fact." + fact)).close();
              html.open("dd").message(value).close().close().newLine();
            });
    html.close().newLine();
    Digest.Story story = digest.story();
    if (story != null) {
      new DigestCopies(html, words).write(story);
    }
    if (!digest.notes().isEmpty()) {
      html.open("p", "class", "note").message(messages.text("notes")).trusted(": ");
      for (int i = 0; i < digest.notes().size(); i++) {
        html.trusted(i == 0 ? "" : "; ");
        DigestWords.told(html, messages, digest.notes().get(i));
      }
      html.close().newLine();
    }
  }

  private void status() {
    boolean draft = words.tally().draft();
    html.open(
        "p",
        "class",
        draft ? "status is-draft" : "status",
        "role",
        "note",
        "aria-label",
        messages.text("status"));
    html.open("strong").message(words.provenance()).close().trusted(" ");
    if (words.isPartial()) {
      html.message(messages.text("status.partial", new Messages.Part(words.sourceName())));
      html.trusted(" ");
    }
    boolean first = true;
    for (String count : words.counts()) {
      html.trusted(first ? "" : " · ").open("span", "class", "count").message(count).close();
      first = false;
    }
    if (digest.revision() > 1) {
      html.trusted(first ? "" : " · ").message(revision());
      first = false;
    }
    String doubt = cells.firstDoubt();
    if (doubt != null) {
      html.open("span", "class", "next-doubt").trusted(first ? "" : " · ");
      html.open("a", "href", "#" + doubt).message(messages.text("doubt.first"));
      html.close().close();
    }
    html.close().newLine();
  }

  private String revision() {
    String corrected = words.corrected();
    return corrected == null
        ? messages.text("revision", digest.revision())
        : messages.text("revision.corrected", digest.revision(), new Messages.Part(corrected));
  }

  private void summary() {
    html.open("section", "class", "summary", "aria-labelledby", "summary").newLine();
    String heading = summary.isEmpty() ? messages.text("summary") : words.summaryLabel(summary);
    html.open("h2", "id", "summary").message(heading).close().newLine();
    if (summary.isEmpty()) {
      html.open("p").message(messages.text("summary.none")).close().newLine();
    } else {
      html.open("ol").newLine();
      summary.forEach(this::sentence);
      html.close().newLine();
    }
    html.close().newLine();
  }

  private void sentence(Summaries.Sentence sentence) {
    Row first = sentence.evidence().get(0);
    boolean given = first.state() == State.SOURCE_ONLY && sentence.target() == null;
    html.open("li", "class", given ? "row one" : "row", "id", sentence.anchor()).newLine();
    html.element("div", messages.number(sentence.number()), "class", "gutter");
    String target = sentence.target();
    if (target != null) {
      html.open("div", "class", "tgt");
      html.open("p", cells.targetLanguage()).text(target).close();
      references(sentence);
      if (!sentence.written()) {
        first.findings().forEach(finding -> cells.mark("check", words.finding(finding)));
      }
      html.close().newLine();
    } else if (!given) {
      html.open("div", "class", "tgt gap").open("p");
      html.message(words.gap(first)).close();
      references(sentence);
      html.close().newLine();
    }
    html.open("div", "class", "src");
    html.element("p", sentence.source(), cells.sourceLanguage(null));
    if (given) {
      references(sentence);
    }
    html.close().close().newLine();
  }

  /** The keys, for whoever asks for them; without a script there are none. */
  private void keys() {
    html.open("dialog", "id", "keys", "aria-labelledby", "keys-title").newLine();
    html.open("h2", "id", "keys-title").message(messages.text("keys")).close().open("dl").newLine();
    for (String key : keyNames()) {
      html.open("div").open("dt").element("kbd", key).close();
      html.open("dd").message(messages.text("keys." + (key.equals("?") ? "list" : key))).close();
      html.close().newLine();
    }
    html.close().open("p");
    html.open("label").empty("input", "type", "checkbox", "id", "keys-off").trusted(" ");
    html.message(messages.text("keys.off")).close().close();
    html.open("p").open("button", "type", "button", "id", "keys-close");
    html.message(messages.text("keys.close")).close().close().close().newLine();
  }

  private List<String> keyNames() {
    boolean aligned = digest.rows().anyMatch(row -> !row.alignment().isEmpty());
    return aligned
        ? List.of("j", "k", "w", "n", "p", "e", "s", "?")
        : List.of("j", "k", "n", "p", "e", "s", "?");
  }

  private void references(Summaries.Sentence sentence) {
    html.open("p", "class", "refs").text("[");
    for (int i = 0; i < sentence.evidence().size(); i++) {
      String id = sentence.evidence().get(i).segmentId();
      if (i > 0) {
        html.message(messages.text("list"));
      }
      html.open("a", "href", "#" + id).message(words.addresses().of(id)).close();
    }
    html.text("]").close();
  }
}
