package dev.diptych.publish;

import dev.diptych.digest.Digest;
import dev.diptych.digest.Digest.Was;
import dev.diptych.digest.DigestSection;
import dev.diptych.digest.Finding;
import dev.diptych.digest.Row;
import dev.diptych.digest.Row.State;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One article as a chapter of a book: each sentence above its source. Used once, by one thread. */
final class BookChapter {

  private final Digest digest;
  private final DigestWords words;
  private final Messages messages;
  private final List<Summaries.Sentence> summary;
  private final List<ShownChanges.Shown> changes;
  private final Map<String, ShownChanges.Shown> changed;
  private final Html html;

  /** Of the source texts that are being written: a section may have its own. */
  private String language;

  BookChapter(Digest digest) {
    this.digest = digest;
    this.language = digest.sourceLanguage();
    this.words = new DigestWords(digest);
    this.messages = words.messages();
    this.summary = Summaries.of(digest);
    this.changes = ShownChanges.of(digest);
    this.changed = ShownChanges.byRow(changes);
    this.html =
        BookPages.begin(messages, words.anyTitle(), 8_192 + 700 * words.tally().sentences());
  }

  String text() {
    title();
    html.open("p", "class", "facts");
    String between = "";
    for (Map.Entry<String, String> fact : words.facts().entrySet()) {
      html.trusted(between).message(messages.text("fact." + fact.getKey())).trusted(": ");
      html.message(fact.getValue());
      between = " · ";
    }
    html.close().newLine();
    String reprints = words.reprints();
    if (reprints != null) {
      html.open("p", "class", "facts").message(reprints).close().newLine();
    }
    for (String note : digest.notes()) {
      html.open("p", "class", "facts").message(messages.text("notes")).trusted(": ");
      DigestWords.told(html, messages, note);
      html.close().newLine();
    }
    html.open("p", "class", "status").open("strong").message(words.provenance()).close();
    html.trusted(" ").message(String.join(" · ", words.counts())).close().newLine();
    changes();
    summary();
    digest.sections().forEach(this::section);
    foot();
    return BookPages.end(html);
  }

  private String[] target() {
    return BookPages.language(digest.targetLanguage());
  }

  private void source(String tag, String text) {
    html.element(
        tag,
        text,
        "class",
        "src",
        "lang",
        language,
        "xml:lang",
        language,
        "dir",
        Languages.direction(language));
  }

  private void title() {
    Row title = digest.title();
    String target = words.title();
    if (title == null) {
      html.open("h1").message(messages.text("title.none")).close().newLine();
    } else if (target != null) {
      html.element("h1", target, target()).newLine();
      source("p", title.source());
    } else {
      source("h1", PlainText.headline(title.source()));
      if (title.state() != State.SOURCE_ONLY) {
        mark(words.titleGap(title));
      }
    }
    html.newLine();
    if (title != null) {
      title.findings().forEach(this::finding);
    }
  }

  private void changes() {
    String since = words.changed("changes.since");
    if (since == null) {
      return;
    }
    if (changes.isEmpty()) {
      html.open("p").message(since).close().newLine();
      return;
    }
    html.open("h2").message(since).close().newLine();
    html.open("p").message(words.changeCounts()).close().newLine();
    for (ShownChanges.Shown shown : changes) {
      Was was = shown.change().was();
      Row now = shown.now();
      String kind = words.kind(shown.change());
      html.open("div", "class", "row").open("p", "class", "addr");
      html.message(now == null ? kind : words.address(now) + " · " + kind).close().newLine();
      if (!words.isAlreadyInTarget()) {
        both(was == null ? null : was.target(), now == null ? null : now.target(), target());
      }
      both(
          was == null ? null : was.source(),
          now == null ? null : now.source(),
          BookPages.language(digest.sourceLanguage()));
      html.close().newLine();
    }
  }

  private void both(@Nullable String was, @Nullable String now, String[] language) {
    if (was != null) {
      html.open("p", language).element("del", was).close().newLine();
    }
    if (now != null) {
      html.open("p", language).element("ins", now).close().newLine();
    }
  }

  private void summary() {
    html.open("h2").message(messages.text("summary")).close().newLine();
    if (summary.isEmpty()) {
      html.open("p").message(messages.text("summary.none")).close().newLine();
      return;
    }
    html.open("p", "class", "facts").message(words.summaryLabel(summary)).close().newLine();
    for (Summaries.Sentence sentence : summary) {
      html.open("div", "class", "row");
      Row first = sentence.evidence().get(0);
      String target = sentence.target();
      if (target != null) {
        html.element("p", target, target());
      } else if (first.state() != State.SOURCE_ONLY) {
        mark(words.gap(first));
      }
      if (!words.isAlreadyInTarget() || target == null) {
        source("p", sentence.source());
      }
      references(sentence);
      html.close().newLine();
    }
  }

  private void references(Summaries.Sentence sentence) {
    html.open("p", "class", "addr");
    String between = "";
    for (Row row : sentence.evidence()) {
      html.trusted(between);
      if (words.addresses().has(row.segmentId())) {
        html.open("a", "href", "#" + row.segmentId()).message(words.address(row)).close();
      } else {
        html.message(words.address(row));
      }
      between = " · ";
    }
    html.close();
  }

  private void section(DigestSection section) {
    String own = section.language();
    language = own == null ? digest.sourceLanguage() : own;
    Row heading = section.heading();
    if (heading != null) {
      String target = heading.target();
      html.open("div", "id", heading.segmentId());
      if (target != null) {
        html.element("h2", target, target());
        source("p", heading.source());
      } else {
        source("h2", heading.source());
        if (Cells.isMissing(heading)) {
          mark(words.gap(heading));
        }
      }
      heading.findings().forEach(this::finding);
      html.close().newLine();
    } else if (section.level() == 0 && !section.rows().isEmpty()) {
      html.open("h2").message(words.addresses().ofSection(section.id())).close().newLine();
    }
    section.rows().forEach(this::row);
  }

  private void row(Row row) {
    boolean ends = row.endsParagraph();
    html.open("div", "class", ends ? "row end" : "row", "id", row.segmentId());
    ShownChanges.Shown shown = changed.get(row.segmentId());
    if (shown != null) {
      html.open("p", "class", "addr").message(words.kind(shown.change())).close();
    }
    String target = row.target();
    if (target != null) {
      html.element("p", target, target());
    } else if (Cells.isMissing(row)) {
      html.open("p", "class", "gap").message(words.gap(row)).close();
    }
    row.findings().forEach(this::finding);
    source("p", row.source());
    for (SourceDefects.Defect defect : SourceDefects.of(row.source())) {
      mark(words.defect(defect));
    }
    html.close().newLine();
  }

  private void finding(Finding finding) {
    mark(words.finding(finding));
  }

  private void mark(String message) {
    html.open("p", "class", "mark").message(message).close();
  }

  private void foot() {
    html.open("div", "class", "foot").newLine();
    for (String correction : words.corrections()) {
      html.open("p").message(correction).close().newLine();
    }
    for (Digest.EngineCredit engine : digest.engines()) {
      html.open("p").message(messages.text("foot.engines")).trusted(": ");
      html.message(words.origin(engine)).close().newLine();
    }
    html.open("p").message(messages.text("foot.checksum")).trusted(": ");
    html.text(digest.source().checksum()).close().newLine();
    html.open("p").message(messages.text("foot.asOf")).trusted(": ");
    html.message(words.asOf()).trusted(" · ").isolated(digest.zone().getId());
    html.trusted(" · ").message(messages.text("revision", digest.revision())).close().newLine();
    html.open("p").open("a", "href", "front.xhtml").message(messages.text("way.back")).close();
    html.close().newLine().close().newLine();
  }
}
