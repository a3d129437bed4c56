package dev.diptych.intake.web;

import dev.diptych.intake.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Turns elements into blocks. Iterative, so nesting cannot exhaust the stack. */
final class BlockWriter implements NodeVisitor {

  private static final Pattern EMPTY_LINE = Pattern.compile("\n[ \u00A0]*\n");
  private static final Set<String> BOLD = Set.of("b", "strong");

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Block.Kind kind = Block.Kind.PARAGRAPH;
  private int level;
  private int bold;
  private int preformatted;
  private int row;
  private boolean allBold = true;
  private boolean hasText;

  private BlockWriter() {}

  static List<Block> blocks(Element body) {
    BlockWriter writer = new BlockWriter();
    NodeTraversor.traverse(writer, body);
    writer.flush();
    return writer.blocks;
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode textNode) {
      append(textNode.getWholeText());
    } else if (node instanceof Element element) {
      open(element);
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    String name = element.normalName();
    if (BOLD.contains(name)) {
      bold--;
    } else if (name.equals("pre")) {
      begin(Block.Kind.PARAGRAPH, 0);
      preformatted--;
    } else if (name.equals("tr")) {
      row--;
      begin(Block.Kind.PARAGRAPH, 0);
    } else if (isBlock(element)) {
      if (row == 0) {
        begin(Block.Kind.PARAGRAPH, 0);
      } else {
        space();
      }
    }
  }

  private void open(Element element) {
    String name = element.normalName();
    if (name.length() == 2
        && name.charAt(0) == 'h'
        && name.charAt(1) >= '1'
        && name.charAt(1) <= '6') {
      begin(Block.Kind.HEADING, name.charAt(1) - '0');
      return;
    }
    switch (name) {
      case "br" -> text.append('\n');
      case "b", "strong" -> bold++;
      case "pre" -> {
        begin(Block.Kind.PARAGRAPH, 0);
        preformatted++;
      }
      case "li", "dt", "dd" -> begin(Block.Kind.LIST_ITEM, 0);
      case "tr" -> {
        begin(Block.Kind.TABLE_ROW, 0);
        row++;
      }
      case "td", "th" -> {
        if (hasText) {
          trimEnd();
          text.append(" | ");
        }
      }
      default -> {
        if (isBlock(element) && row == 0 && !(kind == Block.Kind.LIST_ITEM && !hasText)) {
          begin(Block.Kind.PARAGRAPH, 0);
        }
      }
    }
  }

  private static boolean isBlock(Element element) {
    return element.isBlock();
  }

  private void append(String raw) {
    if (preformatted > 0) {
      text.append(raw);
    } else {
      for (int i = 0; i < raw.length(); i++) {
        char c = raw.charAt(i);
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
          space();
        } else {
          text.append(c);
        }
      }
    }
    boolean blank = raw.isBlank();
    allBold &= bold > 0 || blank;
    hasText |= !blank;
  }

  private void trimEnd() {
    while (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
  }

  private void space() {
    if (text.length() > 0
        && text.charAt(text.length() - 1) != ' '
        && text.charAt(text.length() - 1) != '\n') {
      text.append(' ');
    }
  }

  private void begin(Block.Kind next, int nextLevel) {
    flush();
    kind = next;
    level = nextLevel;
  }

  /** An empty line inside a paragraph (two {@code <br>}) ends it. */
  private void flush() {
    if (hasText) {
      String all = text.toString();
      String[] parts = kind == Block.Kind.PARAGRAPH ? EMPTY_LINE.split(all) : new String[] {all};
      for (String part : parts) {
        String block = part.strip();
        if (!block.isEmpty()) {
          blocks.add(new Block(kind, kind == Block.Kind.HEADING ? level : 0, block, allBold));
        }
      }
    }
    text.setLength(0);
    allBold = true;
    hasText = false;
  }
}
