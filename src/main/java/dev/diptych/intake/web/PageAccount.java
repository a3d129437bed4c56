package dev.diptych.intake.web;

import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.Letters.Kind;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Keeps account of the letters of a page while elements are removed from it. */
final class PageAccount {

  private final LetterAccount letters;
  private final Element all;

  /** Begins with what the page has under this element. */
  PageAccount(LetterAccount letters, Element all) {
    this.letters = letters.saw(lettersOf(all));
    this.all = all;
  }

  /** Removes an element that is still in its page. */
  void remove(Kind kind, Element element) {
    if (element.ownerDocument() != null) {
      letters.left(kind, isSeen(element) ? lettersOf(element) : 0);
      element.remove();
    }
  }

  private boolean isSeen(Element element) {
    Element around = element;
    while (around != null && around != all) {
      around = around.parent();
    }
    return around != null;
  }

  LetterAccount letters() {
    return letters;
  }

  /** The letters of an element's text, what is code left aside. */
  static long lettersOf(Element element) {
    Counter counter = new Counter();
    element.traverse(counter);
    return counter.count;
  }

  private static final class Counter implements NodeVisitor {
    private long count;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text) {
        count += LetterAccount.letters(text.getWholeText());
      }
    }
  }
}
