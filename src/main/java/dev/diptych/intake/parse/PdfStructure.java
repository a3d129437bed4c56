package dev.diptych.intake.parse;

import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes blocks of the lines of a PDF: paragraphs by their gaps and line ends, headings by size and
 * weight, page headers and numbers left out.
 */
final class PdfStructure {

  private static final double HEADING_SIZE = 1.12;
  private static final double PARAGRAPH_GAP = 1.35;
  private static final int LONGEST_HEADING = 200;
  private static final int MOST_HEADING_LINES = 4;
  private static final int FEWEST_PAGES = 3;
  private static final double MARGIN = 0.1;
  private static final int FEWEST_LINES = 3;
  private static final double SHORT = 0.15;
  private static final double FULLY_SHORT = 0.35;
  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[\\s\\-–—|]*(?:page|seite|صفحة)?\\s*\\p{Nd}{1,4}(?:\\s*(?:/|of|von|من)\\s*\\p{Nd}{1,4})?[\\s\\-–—|]*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BULLET =
      Pattern.compile("(?:[•▪●◦‣·∙○■□–-]|\\p{Nd}{1,3}[.)])\\s+\\S.*", Pattern.DOTALL);
  private static final Pattern SENTENCE_END =
      Pattern.compile(".*[.!?؟۔。:…][\\s\"”»)\\]]*", Pattern.DOTALL);

  private final List<PdfLine> lines;
  private final float bodySize;
  private final boolean bodyBold;
  private final double lineGap;
  private final Map<Column, Float> columnEnds;
  private final Map<Column, Integer> linesOf = new HashMap<>();

  private PdfStructure(List<PdfLine> lines) {
    this.lines = lines;
    this.bodySize = bodySize(this.lines);
    this.bodyBold = isMostlyBold(this.lines);
    this.lineGap = lineGap(this.lines, bodySize);
    this.columnEnds = columnEnds(this.lines);
    this.lines.forEach(line -> linesOf.merge(Column.of(line), 1, Integer::sum));
  }

  /**
   * The blocks of the lines that are no heads of pages.
   *
   * @param account that has seen the lines
   */
  static List<Block> blocks(List<PdfLine> lines, LetterAccount account) {
    List<PdfLine> own = withoutRunningHeads(lines);
    account.left(Kind.FURNITURE, letters(lines) - letters(own));
    return new PdfStructure(own).blocks();
  }

  private static long letters(List<PdfLine> lines) {
    return lines.stream().mapToLong(line -> LetterAccount.letters(line.text())).sum();
  }

  private List<Block> blocks() {
    List<List<PdfLine>> paragraphs = paragraphs();
    List<Float> sizes =
        paragraphs.stream()
            .filter(this::isLarge)
            .map(paragraph -> paragraph.get(0).size())
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList();
    List<Block> blocks = new ArrayList<>();
    for (List<PdfLine> paragraph : paragraphs) {
      String text = join(paragraph);
      if (isLarge(paragraph)) {
        blocks.add(Block.heading(Math.min(6, sizes.indexOf(paragraph.get(0).size()) + 1), text));
      } else if (isBoldHeading(paragraph)) {
        blocks.add(Block.heading(Math.min(6, sizes.size() + 1), text));
      } else if (BULLET.matcher(text).matches()) {
        blocks.add(new Block(Block.Kind.LIST_ITEM, 0, text, false));
      } else {
        blocks.add(
            new Block(Block.Kind.PARAGRAPH, 0, text, paragraph.stream().allMatch(PdfLine::bold)));
      }
    }
    return blocks;
  }

  private boolean isLarge(List<PdfLine> paragraph) {
    return paragraph.get(0).size() >= bodySize * HEADING_SIZE && isShort(paragraph);
  }

  private boolean isBoldHeading(List<PdfLine> paragraph) {
    String text = join(paragraph);
    return !bodyBold
        && paragraph.stream().allMatch(PdfLine::bold)
        && paragraph.get(0).size() >= bodySize * 0.95
        && paragraph.size() <= 2
        && isShort(paragraph)
        && !text.endsWith(".")
        && !text.endsWith("،");
  }

  private static boolean isShort(List<PdfLine> paragraph) {
    int length = paragraph.stream().mapToInt(line -> line.text().length()).sum();
    return length <= LONGEST_HEADING
        && paragraph.size() <= MOST_HEADING_LINES
        && paragraph.stream()
            .anyMatch(line -> line.text().codePoints().anyMatch(Character::isLetter));
  }

  private List<List<PdfLine>> paragraphs() {
    List<List<PdfLine>> paragraphs = new ArrayList<>();
    PdfLine before = null;
    for (PdfLine line : lines) {
      if (before == null || startsParagraph(before, line)) {
        paragraphs.add(new ArrayList<>());
      }
      paragraphs.get(paragraphs.size() - 1).add(line);
      before = line;
    }
    return paragraphs;
  }

  private boolean startsParagraph(PdfLine before, PdfLine line) {
    if (Math.abs(before.size() - line.size()) > 0.6
        || before.bold() != line.bold() && isEither(before, line)) {
      return true;
    }
    if (BULLET.matcher(line.text()).matches()) {
      return true;
    }
    boolean ended = SENTENCE_END.matcher(before.text()).matches();
    if (line.page() != before.page() || line.top() < before.top() - line.size()) {
      return ended;
    }
    double expected = Math.max(lineGap, line.size() * 1.05);
    if (line.top() - before.top() > expected * PARAGRAPH_GAP) {
      return true;
    }
    double unused = unused(before);
    return unused > FULLY_SHORT || ended && unused > SHORT;
  }

  /** The part of its column that a line leaves empty at its end. */
  private double unused(PdfLine line) {
    float start = line.isRightToLeft() ? line.right() : line.left();
    float end = line.isRightToLeft() ? line.left() : line.right();
    Column column = Column.of(line);
    int lines = linesOf.getOrDefault(column, 0);
    float farthest =
        columnEnds.getOrDefault(lines < FEWEST_LINES ? column.wholePage() : column, end);
    float width = Math.abs(farthest - start);
    return width <= 0 ? 0 : Math.abs(farthest - end) / width;
  }

  private static boolean isEither(PdfLine before, PdfLine line) {
    return before.bold() || line.bold();
  }

  /** Lines of a page that begin at the same place. */
  private record Column(int page, boolean rightToLeft, int start) {

    /** All lines of a page in one direction. */
    Column wholePage() {
      return new Column(page, rightToLeft, -1);
    }

    static Column of(PdfLine line) {
      boolean rightToLeft = line.isRightToLeft();
      return new Column(
          line.page(), rightToLeft, Math.round((rightToLeft ? line.right() : line.left()) / 12));
    }
  }

  /** Where the longest lines of each column end. */
  private static Map<Column, Float> columnEnds(List<PdfLine> lines) {
    Map<Column, Float> ends = new HashMap<>();
    for (PdfLine line : lines) {
      Column column = Column.of(line);
      float end = column.rightToLeft() ? line.left() : line.right();
      ends.merge(column, end, column.rightToLeft() ? Math::min : Math::max);
      ends.merge(column.wholePage(), end, column.rightToLeft() ? Math::min : Math::max);
    }
    return ends;
  }

  private static String join(List<PdfLine> paragraph) {
    StringBuilder text = new StringBuilder();
    for (PdfLine line : paragraph) {
      int last = text.length() - 1;
      boolean broken =
          last > 0
              && (text.charAt(last) == '\u00AD'
                  || text.charAt(last) == '-'
                  || text.charAt(last) == '\u2010')
              && Character.isLowerCase(text.charAt(last - 1))
              && Character.isLowerCase(line.text().charAt(0));
      if (broken) {
        text.setLength(last);
      } else if (last >= 0) {
        text.append(' ');
      }
      text.append(line.text());
    }
    return text.toString();
  }

  private static float bodySize(List<PdfLine> lines) {
    Map<Float, Integer> letters = new HashMap<>();
    lines.forEach(line -> letters.merge(line.size(), line.text().length(), Integer::sum));
    return letters.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0f);
  }

  private static boolean isMostlyBold(List<PdfLine> lines) {
    int bold = lines.stream().filter(PdfLine::bold).mapToInt(line -> line.text().length()).sum();
    int all = lines.stream().mapToInt(line -> line.text().length()).sum();
    return bold * 2 > all;
  }

  /**
   * The usual distance of two lines in a paragraph: the lower quartile, so that gaps do not count.
   */
  private static double lineGap(List<PdfLine> lines, float bodySize) {
    List<Float> gaps = new ArrayList<>();
    PdfLine before = null;
    for (PdfLine line : lines) {
      if (before != null
          && before.page() == line.page()
          && line.size() == bodySize
          && before.size() == bodySize) {
        float gap = line.top() - before.top();
        if (gap > line.size() * 0.8) {
          gaps.add(gap);
        }
      }
      before = line;
    }
    gaps.sort(Comparator.naturalOrder());
    return gaps.isEmpty() ? bodySize * 1.3 : gaps.get(gaps.size() / 4);
  }

  /** Leaves out page numbers, and lines that stand at the edge of most pages alike. */
  private static List<PdfLine> withoutRunningHeads(List<PdfLine> lines) {
    Map<String, Set<Integer>> pagesOf = new HashMap<>();
    Set<Integer> pages = new HashSet<>();
    for (PdfLine line : lines) {
      pages.add(line.page());
      String key = edgeKey(line);
      if (key != null) {
        pagesOf.computeIfAbsent(key, k -> new HashSet<>()).add(line.page());
      }
    }
    return lines.stream()
        .filter(
            line -> {
              String key = edgeKey(line);
              if (key == null) {
                return true;
              }
              int on = pagesOf.getOrDefault(key, Set.of()).size();
              boolean running = on >= FEWEST_PAGES && on * 2 > pages.size();
              return !running && !PAGE_NUMBER.matcher(line.text()).matches();
            })
        .toList();
  }

  private static @Nullable String edgeKey(PdfLine line) {
    boolean edge =
        line.top() < line.pageHeight() * MARGIN || line.top() > line.pageHeight() * (1 - MARGIN);
    return edge ? line.text().replaceAll("\\p{Nd}+", "#") : null;
  }
}
