package dev.diptych.publish;

import dev.diptych.digest.Digest.Was;
import dev.diptych.digest.Row;
import dev.diptych.publish.ShownChanges.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was changed in an article since an earlier edition: what stood there is struck out,
 * what stands there now is below it, in both languages.
 */
final class DigestChanges {

  /** More than these stand behind the text: it still begins near the head. */
  private static final int FIRST = 8;

  private final Html html;
  private final DigestWords words;
  private final Messages messages;
  private final Cells cells;
  private final List<Shown> changes;

  DigestChanges(Html html, DigestWords words, Cells cells, List<Shown> changes) {
    this.html = html;
    this.words = words;
    this.messages = words.messages();
    this.cells = cells;
    this.changes = changes;
  }

  void write() {
    String title = words.changed("changes.since");
    if (title == null) {
      return;
    }
    if (changes.isEmpty()) {
      html.open("p", "class", "note").message(title).close().newLine();
      return;
    }
    html.open("section", "class", "changes", "aria-labelledby", "changes").newLine();
    html.open("h2", "id", "changes").message(title).close().newLine();
    html.open("p", "class", "label").message(words.changeCounts()).close().newLine();
    list(changes.subList(0, Math.min(FIRST, changes.size())));
    if (changes.size() > FIRST) {
      html.open("p", "class", "refs").open("a", "href", "#changes-rest");
      html.message(messages.count("changes.more", changes.size() - FIRST));
      html.close().close().newLine();
    }
    html.close().newLine();
  }

  /** Those that did not fit above the text. */
  void rest() {
    String title = words.changed("changes.rest");
    if (title != null && changes.size() > FIRST) {
      html.open("section", "class", "changes", "aria-labelledby", "changes-rest").newLine();
      html.open("h2", "id", "changes-rest").message(title).close().newLine();
      list(changes.subList(FIRST, changes.size()));
      html.close().newLine();
    }
  }

  private void list(List<Shown> some) {
    html.open("ol").newLine();
    some.forEach(this::change);
    html.close().newLine();
  }

  private void change(Shown shown) {
    boolean given = words.isAlreadyInTarget();
    html.open("li", "class", given ? "row one" : "row", "id", shown.anchor()).newLine();
    html.open("div", "class", "gutter");
    Row now = shown.now();
    if (now != null) {
      html.open("a", "class", "addr", "href", "#" + now.segmentId());
      html.message(words.address(now)).close();
    }
    html.open("span").message(words.kind(shown.change())).close().close().newLine();
    Was was = shown.change().was();
    if (!given) {
      html.open("div", "class", "tgt");
      targets(was, now);
      html.close().newLine();
    }
    html.open("div", "class", "src");
    both(
        was == null ? null : was.source(),
        now == null ? null : now.source(),
        cells.sourceLanguage(null));
    html.close().close().newLine();
  }

  private void targets(@Nullable Was was, @Nullable Row now) {
    if (was != null && was.target() == null) {
      html.open("p", "class", "by").message(messages.text("changes.untranslated.was")).close();
    }
    both(
        was == null ? null : was.target(),
        now == null ? null : now.target(),
        cells.targetLanguage());
    if (now != null && now.target() == null) {
      html.open("p", "class", "by").message(messages.text("changes.untranslated")).close();
    }
  }

  private void both(@Nullable String was, @Nullable String now, @Nullable String[] language) {
    if (was != null) {
      html.open("p", language).element("del", was).close();
    }
    if (now != null) {
      html.open("p", language).element("ins", now).close();
    }
  }
}
