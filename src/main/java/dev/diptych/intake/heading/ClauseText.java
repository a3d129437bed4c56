package dev.diptych.intake.heading;

import dev.diptych.intake.Block;
import dev.diptych.intake.heading.Unit.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Sections of a law: one a clause, with what stands above the first as title and preamble. */
final class ClauseText {

  private static final int LONGEST_TITLE = 170;
  private static final int LONGEST_PART = 110;
  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?:بشأن|في"
              + " شأن|بتعديل|بإصدار|الخاصة?|المتعلقة?|concerning|relating|relatif|relative|portant|fixant|on)\\s.*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private ClauseText() {}

  /** Marks the clauses among the blocks of a format with paragraphs, if there are any. */
  static List<Block> marked(List<Block> blocks) {
    Map<Integer, Clauses.Label> clauses =
        Clauses.find(blocks.stream().map(block -> block.text().strip()).toList());
    if (clauses.isEmpty()) {
      return blocks;
    }
    int level = 2;
    List<Block> marked = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      Clauses.Label clause = clauses.get(i);
      if (clause == null || block.kind() == Block.Kind.HEADING) {
        marked.add(block);
        level = clause == null ? level : block.level();
      } else if (block.kind() == Block.Kind.TABLE_ROW) {
        marked.add(block);
      } else {
        marked.add(Block.heading(level, clause.label()));
        if (!clause.rest().isEmpty()) {
          marked.add(new Block(block.kind(), 0, clause.rest(), false));
        }
      }
    }
    return marked;
  }

  /** How many of the first units make the title of a law, 0 if the first line is none. */
  static int titleUnits(List<Unit> units, Map<Integer, Clauses.Label> clauses) {
    Unit first = units.get(0);
    if (clauses.containsKey(0)
        || first.text().length() > LONGEST_TITLE
        || Lines.goesOn(Lines.lastMark(first.text()))
        || Lines.lastMark(first.text()) == ':') {
      return 0;
    }
    boolean more =
        units.size() > 1
            && !clauses.containsKey(1)
            && !units.get(1).blankBefore()
            && SUBJECT.matcher(units.get(1).text()).matches()
            && units.get(1).text().length() <= LONGEST_TITLE;
    return more ? 2 : 1;
  }

  /** Of other lines only those are headings in a law that say so themselves. */
  static boolean isPart(Unit unit) {
    return unit.mark() == Mark.CHAPTER
            && unit.text().length() <= LONGEST_PART
            && !unit.endsSentence()
        || unit.mark() == Mark.MARKDOWN
        || unit.mark() == Mark.DECORATED;
  }
}
