package dev.diptych.intake.parse;

import java.io.IOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Reads the lines of a PDF with their size and weight. Letters of a line are put in order by where
 * they stand, which is the same for every producer, and from there into reading order. For one
 * document and one thread.
 */
final class PdfLineReader extends PDFTextStripper {

  private static final Pattern BOLD_NAME =
      Pattern.compile("bold|black|heavy|semibold|demi", Pattern.CASE_INSENSITIVE);
  private static final int BOLD_WEIGHT = 600;
  private static final double SPACE_OF_SIZE = 0.16;

  /** A line whose letters still lie as the page shows them. */
  private record SeenLine(List<String> glyphs, PdfLine line) {}

  private final List<SeenLine> lines = new ArrayList<>();
  private final List<TextPosition> current = new ArrayList<>();
  private final long limit;
  private long characters;

  private PdfLineReader(long limit) {
    this.limit = limit;
    setSuppressDuplicateOverlappingText(true);
    setShouldSeparateByBeads(true);
  }

  /**
   * Reads the lines.
   *
   * @param limit reading ends soon after so many characters
   */
  static List<PdfLine> lines(PDDocument document, long limit) throws IOException {
    PdfLineReader reader = new PdfLineReader(limit);
    for (int page = 1; page <= document.getNumberOfPages() && reader.characters <= limit; page++) {
      reader.setStartPage(page);
      reader.setEndPage(page);
      reader.writeText(document, Writer.nullWriter());
      reader.flush();
    }
    List<List<String>> glyphs = reader.lines.stream().map(SeenLine::glyphs).toList();
    boolean rightToLeft = GlyphOrder.isRightToLeft(glyphs);
    BracketNames brackets = BracketNames.of(glyphs, rightToLeft);
    return reader.lines.stream()
        .map(
            seen ->
                seen.line()
                    .withText(GlyphOrder.toLogical(seen.glyphs(), rightToLeft, brackets).strip()))
        .toList();
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    if (characters <= limit) {
      current.addAll(positions);
      characters += positions.size();
    }
  }

  @Override
  protected void writeLineSeparator() {
    flush();
  }

  @Override
  protected void writeParagraphEnd() {
    flush();
  }

  private void flush() {
    if (current.isEmpty()) {
      return;
    }
    List<Glyph> glyphs = glyphs();
    List<String> seen = spaced(glyphs);
    if (!String.join("", seen).isBlank()) {
      TextPosition first = current.get(0);
      boolean bold =
          current.stream().filter(p -> !p.getUnicode().isBlank()).allMatch(PdfLineReader::isBold);
      lines.add(
          new SeenLine(
              seen,
              new PdfLine(
                  "",
                  getCurrentPageNo(),
                  glyphs.get(0).left,
                  glyphs.get(glyphs.size() - 1).right,
                  first.getYDirAdj(),
                  first.getPageHeight(),
                  size(),
                  bold)));
    }
    current.clear();
  }

  /** A glyph with the marks above and below it. */
  private static final class Glyph {
    private final StringBuilder text;
    private final float left;
    private final float right;
    private final float size;

    Glyph(TextPosition position) {
      text = new StringBuilder(Normalizer.normalize(position.getUnicode(), Normalizer.Form.NFKC));
      left = position.getXDirAdj();
      right = left + position.getWidthDirAdj();
      size = position.getFontSizeInPt();
    }
  }

  private List<Glyph> glyphs() {
    List<Glyph> glyphs = new ArrayList<>();
    List<TextPosition> marks = new ArrayList<>();
    for (TextPosition position : current) {
      String unicode = position.getUnicode();
      if (unicode == null || unicode.isEmpty()) {
        continue;
      }
      if (Character.getType(unicode.codePointAt(0)) == Character.NON_SPACING_MARK) {
        marks.add(position);
      } else {
        glyphs.add(new Glyph(position));
      }
    }
    glyphs.sort(Comparator.comparing(glyph -> glyph.left));
    marks.forEach(mark -> attach(mark, glyphs));
    return glyphs.isEmpty() ? List.of(new Glyph(current.get(0))) : glyphs;
  }

  private static void attach(TextPosition mark, List<Glyph> glyphs) {
    float middle = mark.getXDirAdj() + mark.getWidthDirAdj() / 2;
    for (Glyph glyph : glyphs) {
      if (middle >= glyph.left - 0.01f
          && middle <= glyph.right + 0.01f
          && !glyph.text.toString().isBlank()) {
        glyph.text.append(mark.getUnicode());
        return;
      }
    }
  }

  /** The glyphs as strings, with a space wherever the page shows one. */
  private static List<String> spaced(List<Glyph> glyphs) {
    List<String> spaced = new ArrayList<>();
    Glyph before = null;
    for (Glyph glyph : glyphs) {
      String text = glyph.text.toString();
      boolean gap = before != null && glyph.left - before.right > glyph.size * SPACE_OF_SIZE;
      boolean blank = text.isBlank();
      boolean blankBefore = spaced.isEmpty() || spaced.get(spaced.size() - 1).equals(" ");
      if ((gap || blank) && !blankBefore) {
        spaced.add(" ");
      }
      if (!blank) {
        spaced.add(text);
      }
      before = glyph;
    }
    return spaced;
  }

  private float size() {
    Map<Float, Integer> sizes = new HashMap<>();
    for (TextPosition position : current) {
      sizes.merge(Math.round(position.getFontSizeInPt() * 2) / 2f, 1, Integer::sum);
    }
    return sizes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0f);
  }

  private static boolean isBold(TextPosition position) {
    PDFont font = position.getFont();
    String name = font.getName();
    if (name != null && BOLD_NAME.matcher(name.toLowerCase(Locale.ROOT)).find()) {
      return true;
    }
    PDFontDescriptor descriptor = font.getFontDescriptor();
    return descriptor != null
        && (descriptor.isForceBold() || descriptor.getFontWeight() >= BOLD_WEIGHT);
  }
}
