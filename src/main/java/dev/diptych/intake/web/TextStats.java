package dev.diptych.intake.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * How much text each element holds, and how much of it is prose: found in one pass, so that no rule
 * has to ask for the same text again.
 */
final class TextStats {

  private static final int SHORTEST_PROSE = 60;
  private static final double MOST_LINKS_IN_PROSE = 0.45;

  /** Counts of one element and everything in it. */
  static final class Count {
    int chars;
    int linkChars;
    int prose;
    int commas;
    int ownChars;
    int ownLinkChars;
    int ownCommas;
    double score;

    double linkDensity() {
      return chars == 0 ? 0 : (double) linkChars / chars;
    }
  }

  private static final Count NOTHING = new Count();

  private final Map<Element, Count> counts;
  private @Nullable Map<String, Integer> kin;

  private TextStats(Map<Element, Count> counts) {
    this.counts = counts;
  }

  static TextStats of(Element root) {
    Collector collector = new Collector();
    NodeTraversor.traverse(collector, root);
    return new TextStats(collector.counts);
  }

  Count count(Node node) {
    return node instanceof Element element ? counts.getOrDefault(element, NOTHING) : NOTHING;
  }

  Map<Element, Count> all() {
    return counts;
  }

  /**
   * The prose of all elements with the same class as this one. A name that most of the prose bears
   * names the article's own parts, whatever word it uses.
   */
  int proseOfKin(Element element) {
    if (kin == null) {
      kin = new HashMap<>();
      for (Map.Entry<Element, Count> entry : counts.entrySet()) {
        if (entry.getValue().prose > 0) {
          kin.merge(entry.getKey().className(), entry.getValue().prose, Integer::sum);
        }
      }
    }
    String name = element.className();
    return name.isBlank() ? count(element).prose : kin.getOrDefault(name, 0);
  }

  private static final class Collector implements NodeVisitor {
    private final Map<Element, Count> counts = new HashMap<>();
    private final Deque<Count> open = new ArrayDeque<>();
    private final Deque<Count> openBlocks = new ArrayDeque<>();
    private int links;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text) {
        count(text.getWholeText());
      } else if (node instanceof Element element) {
        Count count = new Count();
        counts.put(element, count);
        open.push(count);
        if (Elements.isBlock(element)) {
          openBlocks.push(count);
        }
        links += isLink(element) ? 1 : 0;
      }
    }

    /** A link within the page, such as a heading's own anchor, leads nowhere. */
    private static boolean isLink(Element element) {
      return element.normalName().equals("a")
          && element.hasAttr("href")
          && !element.attr("href").startsWith("#");
    }

    private void count(String text) {
      int chars = 0;
      int commas = 0;
      boolean space = true;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c <= ' ' || c == '\u00A0') {
          chars += space ? 0 : 1;
          space = true;
        } else {
          chars++;
          space = false;
          commas += c == ',' || c == '،' || c == '、' || c == '，' ? 1 : 0;
        }
      }
      Count own = open.peek();
      Count block = openBlocks.peek();
      if (own == null || block == null) {
        return;
      }
      own.chars += chars;
      own.commas += commas;
      own.linkChars += links > 0 ? chars : 0;
      block.ownChars += chars;
      block.ownCommas += commas;
      block.ownLinkChars += links > 0 ? chars : 0;
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
      links -= isLink(element) ? 1 : 0;
      Count count = open.pop();
      if (Elements.isBlock(element)) {
        openBlocks.pop();
        boolean prose =
            count.ownChars >= SHORTEST_PROSE
                && count.ownLinkChars <= count.ownChars * MOST_LINKS_IN_PROSE
                && !Elements.isHeading(element);
        count.prose += prose ? count.ownChars : 0;
      }
      Count parent = open.peek();
      if (parent != null) {
        parent.chars += count.chars;
        parent.linkChars += count.linkChars;
        parent.prose += count.prose;
        parent.commas += count.commas;
      }
    }
  }
}
