package dev.diptych.intake.heading;

import dev.diptych.intake.Block;
import dev.diptych.intake.heading.Unit.Kind;
import dev.diptych.intake.heading.Unit.Mark;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes blocks of a plain text. */
final class PlainTextStructure {

  private static final int DEEPEST = 6;
  private static final int SHORT_LINE = 80;

  private final List<Unit> units;
  private final HeadingJudge judge;
  private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
  private final List<Block> blocks = new ArrayList<>();
  private final Map<Integer, Clauses.Label> clauses;
  private boolean plainFirst;

  private PlainTextStructure(String text) {
    this.units = UnitReader.read(text);
    this.judge = new HeadingJudge(units);
    this.clauses = Clauses.find(units.stream().map(Unit::text).toList());
  }

  static List<Block> blocks(String text) {
    PlainTextStructure structure = new PlainTextStructure(text);
    structure.collectMarks();
    if (structure.clauses.isEmpty()) {
      structure.build();
    } else {
      structure.buildLaw();
    }
    return structure.blocks;
  }

  private void collectMarks() {
    for (int i = 0; i < units.size(); i++) {
      if (judge.isHeading(i) && i != judge.title()) {
        Mark mark = units.get(i).mark();
        plainFirst |= mark == Mark.NONE && !marks.contains(Mark.CAPITALS);
        marks.add(mark);
      }
    }
  }

  private void build() {
    int i = 0;
    while (i < units.size()) {
      Unit unit = units.get(i);
      if (unit.kind() == Kind.RULE) {
        i++;
      } else if (judge.isHeading(i)) {
        addHeading(i);
        i++;
      } else {
        i = addBody(i);
      }
    }
  }

  /** A law: title, preamble, and each clause a section, under its chapter where it has one. */
  private void buildLaw() {
    int titled = ClauseText.titleUnits(units, clauses);
    if (titled > 0) {
      String second = titled > 1 ? " " + units.get(1).text() : "";
      blocks.add(Block.heading(1, units.get(0).text() + second));
    }
    int level = 2;
    int i = titled;
    while (i < units.size()) {
      Clauses.Label clause = clauses.get(i);
      if (clause != null) {
        blocks.add(Block.heading(level, clause.label()));
        if (!clause.rest().isEmpty()) {
          blocks.add(Block.paragraph(clause.rest()));
        }
        i++;
      } else if (units.get(i).kind() == Kind.RULE) {
        i++;
      } else if (ClauseText.isPart(units.get(i))) {
        addHeading(i);
        level = Math.min(DEEPEST, blocks.get(blocks.size() - 1).level() + 1);
        i++;
      } else {
        i = addBody(i);
      }
    }
  }

  private void addHeading(int i) {
    Unit unit = units.get(i);
    String text = unit.text();
    if (unit.mark() == Mark.MARKDOWN) {
      int level = text.indexOf(' ');
      String bare = text.substring(level).strip().replaceAll("\\s#+$", "");
      blocks.add(Block.heading(level, bare));
    } else {
      blocks.add(Block.heading(i == judge.title() ? 1 : level(unit), withoutDash(unit)));
    }
  }

  /** 2 for the highest kind of heading in the text, one more for each kind below it. */
  private int level(Unit unit) {
    int level = 2;
    for (Mark mark : marks) {
      boolean ranked = mark != Mark.NONE && mark != Mark.DECORATED && mark != Mark.MARKDOWN;
      if (ranked && mark.compareTo(unit.mark()) < 0 && outranks(mark, unit.mark())) {
        level++;
      }
    }
    if (unit.mark() == Mark.DECIMAL) {
      level += LineKinds.depth(unit.text()) - 1;
    }
    return Math.min(level, DEEPEST);
  }

  /** Among plain headings only those under chapters or capitals are a level lower. */
  private boolean outranks(Mark higher, Mark lower) {
    if (lower != Mark.NONE && lower != Mark.DECORATED) {
      return true;
    }
    return higher == Mark.CHAPTER || (higher == Mark.CAPITALS && !plainFirst);
  }

  private static String withoutDash(Unit unit) {
    return unit.kind() == Kind.BULLET ? unit.text().substring(1).strip() : unit.text();
  }

  /** Adds the unit, with the short lines directly below it, and says where the next one starts. */
  private int addBody(int i) {
    Unit unit = units.get(i);
    switch (unit.kind()) {
      case BULLET -> blocks.add(new Block(Block.Kind.LIST_ITEM, 0, withoutDash(unit), false));
      case NUMBERED -> blocks.add(new Block(Block.Kind.LIST_ITEM, 0, unit.text(), false));
      case TABLE -> blocks.add(new Block(Block.Kind.TABLE_ROW, 0, cells(unit.text()), false));
      default -> {
        return addParagraph(i);
      }
    }
    return i + 1;
  }

  private int addParagraph(int i) {
    StringBuilder text = new StringBuilder(units.get(i).text());
    int end = i + 1;
    while (end < units.size() && staysBelow(end)) {
      text.append('\n').append(units.get(end).text());
      end++;
    }
    blocks.add(Block.paragraph(text.toString()));
    return end;
  }

  /** Verse, addresses, timelines: short lines without an empty line between stay together. */
  private boolean staysBelow(int i) {
    Unit unit = units.get(i);
    Unit above = units.get(i - 1);
    boolean heading =
        clauses.isEmpty() ? judge.isHeading(i) : clauses.containsKey(i) || ClauseText.isPart(unit);
    return !unit.blankBefore() && !heading && isShortLine(unit) && isShortLine(above);
  }

  private static boolean isShortLine(Unit unit) {
    boolean text =
        unit.kind() == Kind.TEXT
            || unit.kind() == Kind.DATED
            || unit.kind() == Kind.META
            || unit.kind() == Kind.SPEAKER;
    return text && unit.lines() == 1 && unit.text().length() <= SHORT_LINE;
  }

  private static String cells(String row) {
    return row.indexOf('|') >= 0 ? row : row.replaceAll("\\t+|\\s{3,}", " | ");
  }
}
