package dev.diptych.publish;

import dev.diptych.digest.Digest;
import dev.diptych.digest.DigestSection;
import dev.diptych.digest.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the contents of a digest: each section's heading and its most telling sentence, in both
 * languages. An article of one part has none.
 */
final class DigestContents {

  /** How much of a section's most telling sentence the contents show: a line of each column. */
  private static final int MAX_TELLING = 66;

  private static final int MAX_SOURCE = 54;

  private final Html html;
  private final Digest digest;
  private final DigestWords words;
  private final Messages messages;
  private final Cells cells;

  DigestContents(Html html, Digest digest, DigestWords words, Cells cells) {
    this.html = html;
    this.digest = digest;
    this.words = words;
    this.messages = words.messages();
    this.cells = cells;
  }

  void write() {
    List<DigestSection> sections =
        digest.sections().stream()
            .filter(section -> section.heading() != null || section.level() == 0)
            .filter(section -> section.heading() != null || !section.rows().isEmpty())
            .toList();
    if (sections.size() < 2) {
      return;
    }
    Map<String, Row> rows = new HashMap<>();
    digest.rows().forEach(row -> rows.put(row.segmentId(), row));
    html.open("nav", "class", "contents", "aria-labelledby", "contents").newLine();
    html.open("h2", "id", "contents").message(messages.text("contents")).close().newLine();
    html.open("ul").newLine();
    for (DigestSection section : sections) {
      String telling = section.tellingSegment();
      entry(section, telling == null ? null : rows.get(telling));
    }
    html.close().close().newLine();
  }

  private void entry(DigestSection section, @Nullable Row telling) {
    Row heading = section.heading();
    boolean given = words.isAlreadyInTarget();
    html.open("li", "class", given ? "row one" : "row").newLine().open("div", "class", "tgt");
    html.open("p", "class", "to").open("a", "href", "#" + section.id());
    if (heading == null) {
      html.message(words.addresses().ofSection(section.id()));
    } else if (heading.target() != null) {
      html.element("span", heading.target(), cells.targetLanguage());
    } else {
      html.element("bdi", heading.source(), cells.sourceLanguage(null));
    }
    html.close().close();
    String line = telling == null ? null : given ? telling.source() : telling.target();
    if (line != null) {
      html.element("p", PlainText.beginning(line, MAX_TELLING), cells.targetLanguage());
    }
    html.close().newLine();
    if (!given) {
      source(heading, telling);
    }
    html.close().newLine();
  }

  private void source(@Nullable Row heading, @Nullable Row telling) {
    html.open("div", "class", "src");
    if (heading != null && heading.target() != null) {
      html.element("p", heading.source(), cells.sourceLanguage("to"));
    }
    if (telling != null) {
      String source = PlainText.beginning(PlainText.line(telling.source()), MAX_SOURCE);
      html.element("p", source, cells.sourceLanguage(null));
    }
    html.close();
  }
}
