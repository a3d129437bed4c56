package dev.diptych.publish;

import dev.diptych.digest.Digest;
import dev.diptych.digest.DigestSection;
import dev.diptych.digest.Row;
import dev.diptych.digest.Row.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Writes the text of a digest: one row a sentence, target and source side by side. */
final class DigestBody {

  /** Heading levels in the page: sections begin below the page's own h2. */
  private static final int FIRST_HEADING = 2;

  private static final int LAST_HEADING = 6;

  private final Html html;
  private final Digest digest;
  private final DigestWords words;
  private final Messages messages;
  private final Cells cells;
  private final String show;
  private final String hide;
  private int paragraphs;

  DigestBody(Html html, Digest digest, DigestWords words, Cells cells) {
    this.html = html;
    this.digest = digest;
    this.words = words;
    this.messages = words.messages();
    this.cells = cells;
    Messages.Part source = new Messages.Part(words.sourceName());
    this.show = messages.text("source.show", source);
    this.hide = messages.text("source.hide", source);
  }

  void write() {
    html.open("div", "class", "text", "id", "text").newLine();
    if (!words.isAlreadyInTarget()) {
      html.open("div", "class", "row cols");
      html.open("p", "class", "tgt").message(columnTitle()).close();
      boolean opposite =
          Languages.isRightToLeft(digest.sourceLanguage())
              != Languages.isRightToLeft(digest.targetLanguage());
      html.open("p", "class", opposite ? "src opposite" : "src");
      html.message(messages.text("column.source", new Messages.Part(words.sourceName())));
      html.close().close().newLine();
    }
    Deque<Integer> levels = new ArrayDeque<>();
    for (DigestSection section : digest.sections()) {
      section(section, depth(section, levels));
    }
    html.close().newLine();
  }

  private String columnTitle() {
    boolean allDrafts =
        !digest.engines().isEmpty()
            && digest.engines().stream().allMatch(Digest.EngineCredit::draft);
    boolean human = digest.engines().stream().allMatch(engine -> engine.name().equals("human"));
    String key = human ? "column.human" : allDrafts ? "column.draft" : "column.machine";
    return messages.text(key, new Messages.Part(words.targetName()));
  }

  /** Levels of the source may be left out; those of the page are not. */
  private static int depth(DigestSection section, Deque<Integer> levels) {
    if (section.heading() == null) {
      return levels.size();
    }
    while (!levels.isEmpty() && levels.peek() >= section.level()) {
      levels.pop();
    }
    levels.push(section.level());
    return levels.size();
  }

  private void section(DigestSection section, int depth) {
    boolean already =
        !section.rows().isEmpty()
            && section.rows().stream().allMatch(row -> row.state() == State.SOURCE_ONLY);
    Row heading = section.heading();
    String tag = heading == null ? "div" : "section";
    html.open(tag, "id", section.id(), "class", already ? "part already" : "part").newLine();
    if (heading != null) {
      heading(heading, depth);
    }
    if (already && !words.isAlreadyInTarget()) {
      html.open("p", "class", "note");
      html.message(messages.text("already.section", new Messages.Part(words.targetName())));
      html.close().newLine();
    }
    paragraphs(section.rows()).forEach(rows -> paragraph(rows, already));
    html.close().newLine();
  }

  private void heading(Row heading, int depth) {
    String tag = "h" + Math.min(FIRST_HEADING - 1 + Math.max(1, depth), LAST_HEADING);
    boolean one = heading.state() == State.SOURCE_ONLY;
    html.open("div", "class", one ? "row head one" : "row head", "id", heading.segmentId());
    html.open("div", "class", "gutter").close();
    if (one) {
      html.open("div", "class", "src");
      html.element(tag, heading.source(), cells.sourceLanguage(null));
      cells.standing(heading);
      html.close();
    } else if (heading.target() == null) {
      html.open("div", "class", "tgt gap").open("p").message(words.gap(heading)).close();
      cells.standing(heading);
      html.close();
      html.open("div", "class", "src");
      html.element(tag, heading.source(), cells.sourceLanguage(null)).close();
    } else {
      cells.pair(heading, tag);
    }
    html.close().newLine();
  }

  private static List<List<Row>> paragraphs(List<Row> rows) {
    List<List<Row>> paragraphs = new ArrayList<>();
    List<Row> paragraph = new ArrayList<>();
    for (Row row : rows) {
      paragraph.add(row);
      if (row.endsParagraph()) {
        paragraphs.add(paragraph);
        paragraph = new ArrayList<>();
      }
    }
    if (!paragraph.isEmpty()) {
      paragraphs.add(paragraph);
    }
    return paragraphs;
  }

  /** On a narrow screen the source of a paragraph appears on demand, without any script. */
  private void paragraph(List<Row> rows, boolean already) {
    html.open("div", "class", "para").newLine();
    if (!already && !rows.stream().allMatch(Cells::isMissing)) {
      String id = "p" + ++paragraphs;
      html.empty("input", "type", "checkbox", "class", "peek", "id", id);
      html.open("label", "class", "peek-label", "for", id);
      html.open("span", "class", "show").message(show).close();
      html.open("span", "class", "hide").message(hide).close();
      html.close().newLine();
    }
    rows.forEach(row -> row(row, already));
    html.close().newLine();
  }

  private void row(Row row, boolean already) {
    String kind =
        already
            ? "row one"
            : Cells.isMissing(row)
                ? "row missing"
                : row.state() == State.SOURCE_ONLY ? "row only" : "row";
    html.open("div", "class", kind, "id", row.segmentId(), "data-by", cells.unusualCredit(row));
    cells.gutter(row);
    if (already) {
      html.open("div", "class", "src");
      html.element("p", row.source(), cells.sourceLanguage(null));
      cells.defects(row);
      cells.standing(row);
      html.close();
    } else {
      cells.pair(row, "p");
    }
    html.close().newLine();
  }
}
