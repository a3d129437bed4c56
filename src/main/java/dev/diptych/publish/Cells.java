package dev.diptych.publish;

import dev.diptych.digest.Digest;
import dev.diptych.digest.Row;
import dev.diptych.digest.Row.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what stands in the two columns of a digest's page. Used for one page, by one thread. */
final class Cells {

  private final Html html;
  private final Digest digest;
  private final DigestWords words;
  private final Messages messages;
  private final Map<String, List<Summaries.Sentence>> citations;
  private final Map<String, ShownChanges.Shown> changes;
  private final Map<String, String> nextDoubt = new HashMap<>();
  private final Set<String> drafts = new HashSet<>();
  private final @Nullable String usualEngine;
  private @Nullable String firstDoubt;

  Cells(
      Html html,
      Digest digest,
      DigestWords words,
      List<Summaries.Sentence> summary,
      List<ShownChanges.Shown> changes) {
    this.html = html;
    this.digest = digest;
    this.words = words;
    this.messages = words.messages();
    this.citations = Summaries.citations(summary);
    this.changes = ShownChanges.byRow(changes);
    List<String> doubts = digest.rows().filter(Cells::isDoubtful).map(Row::segmentId).toList();
    firstDoubt = doubts.isEmpty() ? null : doubts.get(0);
    for (int i = 0; i + 1 < doubts.size(); i++) {
      nextDoubt.put(doubts.get(i), doubts.get(i + 1));
    }
    digest.engines().stream()
        .filter(Digest.EngineCredit::draft)
        .forEach(engine -> drafts.add(engine.name()));
    usualEngine = digest.engines().size() == 1 ? digest.engines().get(0).name() : null;
  }

  private static boolean isDoubtful(Row row) {
    return row.state() == State.WARNED || isMissing(row);
  }

  static boolean isMissing(Row row) {
    return row.state() == State.GAP || row.state() == State.DEFERRED;
  }

  /** The anchor of the first row that wants checking or is missing; {@code null} without one. */
  @Nullable String firstDoubt() {
    return firstDoubt;
  }

  /** Attributes of an element that holds text in the target language. */
  @Nullable String[] targetLanguage() {
    return language(digest.targetLanguage(), null);
  }

  /** Attributes of an element that holds text in the source language. */
  @Nullable String[] sourceLanguage(@Nullable String cssClass) {
    return language(digest.sourceLanguage(), cssClass);
  }

  private static @Nullable String[] language(String tag, @Nullable String cssClass) {
    return new @Nullable String[] {"class", cssClass, "lang", tag, "dir", Languages.direction(tag)};
  }

  /** How most rows are quoted. */
  String usualCredit() {
    return words.quoteCredit(usualEngine);
  }

  /** How this row is quoted, {@code null} if like most. */
  @Nullable String unusualCredit(Row row) {
    String credit = words.quoteCredit(row.engine());
    return credit.equals(usualCredit()) ? null : credit;
  }

  /** The two cells of a row. */
  void pair(Row row, String tag) {
    WordParts parts = new WordParts(row);
    target(row, tag, parts);
    html.open("div", "class", "src");
    html.open("p", sourceLanguage(null)).text(row.source(), parts.source()).close();
    defects(row);
    html.close();
  }

  /** What is wrong with the source itself: noted, not mended. */
  void defects(Row row) {
    String page = Languages.direction(messages.language());
    boolean opposite = !page.equals(Languages.direction(digest.sourceLanguage()));
    for (SourceDefects.Defect defect : SourceDefects.of(row.source())) {
      html.open("p", "class", opposite ? "mark defect opposite" : "mark defect", "dir", page);
      html.message(words.defect(defect)).close();
    }
  }

  private void target(Row row, String tag, WordParts parts) {
    String target = row.target();
    if (target != null) {
      String engine = row.engine();
      boolean draft = engine != null && drafts.contains(engine);
      html.open("div", "class", draft ? "tgt draft" : "tgt");
      html.open(tag, targetLanguage()).text(target, parts.target()).close();
      if (engine != null && !engine.equals(usualEngine)) {
        by(row, draft);
      }
      findings(row);
      standing(row);
      html.close();
    } else if (isMissing(row)) {
      html.open("div", "class", "tgt gap").open("p").message(words.gap(row));
      doubtLink(row);
      html.close();
      standing(row);
      html.close();
    } else {
      html.open("div", "class", "tgt none");
      standing(row);
      html.close();
    }
  }

  /** Who made this row, where not all rows come from one engine. */
  private void by(Row row, boolean draft) {
    if (draft) {
      html.open("p", "class", "by").message(messages.text("row.draft")).close();
    } else if ("human".equals(row.engine())) {
      html.open("p", "class", "by").message(messages.text("row.human")).close();
    }
  }

  /** What the checks noticed about a row, with the way to the next doubt. */
  void findings(Row row) {
    for (int i = 0; i < row.findings().size(); i++) {
      html.open("p", "class", "mark check").message(words.finding(row.findings().get(i)));
      if (i == row.findings().size() - 1) {
        doubtLink(row);
      }
      html.close();
    }
  }

  void mark(String kind, String message) {
    html.open("p", "class", "mark " + kind).message(message).close();
  }

  private void doubtLink(Row row) {
    String next = nextDoubt.get(row.segmentId());
    if (next != null) {
      html.trusted(" ").open("a", "href", "#" + next, "class", "next-doubt");
      html.message(messages.text("doubt.next")).close();
    }
  }

  /** That a row was changed since an earlier edition, and the way to what stood there. */
  void changed(Row row) {
    ShownChanges.Shown shown = changes.get(row.segmentId());
    if (shown != null) {
      html.open("a", "class", "changed", "href", "#" + shown.anchor());
      html.message(words.kind(shown.change())).close();
    }
  }

  /** What else is to be said of a row: whether it was changed, and where the summary cites it. */
  void standing(Row row) {
    List<Summaries.Sentence> cited = citations.getOrDefault(row.segmentId(), List.of());
    if (cited.isEmpty() && !changes.containsKey(row.segmentId())) {
      return;
    }
    html.open("p", "class", "by");
    changed(row);
    for (Summaries.Sentence sentence : cited) {
      html.open("a", "class", "cited", "href", "#" + sentence.anchor());
      html.message(messages.text("summary.cited", sentence.number())).close();
    }
    html.close();
  }

  /** The gutter: the row's number, and its address for whoever points at the row. */
  void gutter(Row row) {
    html.open("div", "class", "gutter").open("div", "class", "tools");
    html.open("a", "class", "addr", "href", "#" + row.segmentId());
    html.message(words.addresses().of(row.segmentId())).close();
    html.close().close();
  }
}
