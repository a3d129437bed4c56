package dev.diptych.intake.web;

import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the element that holds the article's text: where prose is densest, then up the tree as long
 * as what is gained is prose too.
 */
final class BodyFinder {

  private static final int SHORTEST_TITLED = 200;

  private final Document page;
  private final TextStats stats;
  private final @Nullable String title;

  private BodyFinder(Document page, @Nullable String title) {
    this.page = page;
    this.title = title;
    this.stats = TextStats.of(page);
  }

  static Element find(Document page, @Nullable String title) {
    return new BodyFinder(page, title).find();
  }

  private Element find() {
    Element marked = marked();
    if (marked != null) {
      return marked;
    }
    Element densest = densest();
    Element titled = titled();
    if (titled != null
        && titled != densest
        && stats.count(titled).prose > SHORTEST_TITLED
        && stats.count(titled).prose * 6 > stats.count(densest).prose
        && !isInside(densest, titled)
        && !isInside(titled, densest)) {
      return titled;
    }
    return climb(densest);
  }

  /** The {@code <article>} that carries the page's title: others on the page are teasers. */
  private @Nullable Element titled() {
    if (title == null) {
      return null;
    }
    String wanted = Fold.letters(title);
    for (Element heading : page.select("article h1, article h2")) {
      String text = Fold.letters(heading.text());
      if (text.length() >= 8 && wanted.startsWith(text)) {
        return heading.closest("article");
      }
    }
    return null;
  }

  private static boolean isInside(Element inner, Element outer) {
    return inner.parents().contains(outer);
  }

  /** The element that the page itself calls the article's body. */
  private @Nullable Element marked() {
    Element best = null;
    for (Element element : page.select("[itemprop~=(?i)^articleBody$]")) {
      if (best == null || stats.count(element).prose > stats.count(best).prose) {
        best = element;
      }
    }
    boolean enough =
        best != null
            && stats.count(best).prose >= 0.5 * stats.count(densest()).prose
            && stats.count(best).prose > 200;
    return enough ? best : null;
  }

  private Element densest() {
    score();
    Element best = page.body();
    double top = 0;
    for (Map.Entry<Element, TextStats.Count> entry : stats.all().entrySet()) {
      TextStats.Count count = entry.getValue();
      double score = count.score * (1 - count.linkDensity());
      if (score > top) {
        top = score;
        best = entry.getKey();
      }
    }
    return best;
  }

  private void score() {
    stats.all().values().forEach(count -> count.score = 0);
    for (Map.Entry<Element, TextStats.Count> entry : stats.all().entrySet()) {
      TextStats.Count count = entry.getValue();
      Element element = entry.getKey();
      boolean prose =
          count.ownChars >= 25
              && count.ownLinkChars * 2 < count.ownChars
              && !Elements.isHeading(element)
              && element.closest("head") == null
              && Elements.isBlock(element);
      if (!prose) {
        continue;
      }
      double score = 1 + count.ownCommas + Math.min(3, count.ownChars / 100);
      boolean container =
          element.normalName().equals("div")
              || element.normalName().equals("section")
              || element.normalName().equals("article")
              || element.normalName().equals("td");
      Element ancestor = container ? element : element.parent();
      for (int level = 0; level < 5 && ancestor != null; level++) {
        stats.count(ancestor).score +=
            score * (level == 0 ? 1 : level == 1 ? 0.5 : 1.0 / (level * 3));
        ancestor = ancestor.parent();
      }
    }
  }

  private Element climb(Element start) {
    Element current = start;
    Element result = start;
    while (current.parent() != null
        && current != page.body()
        && !current.normalName().equals("article")) {
      Element parent = current.parent();
      TextStats.Count inner = stats.count(result);
      TextStats.Count outer = stats.count(parent);
      int gained = outer.prose - inner.prose;
      int text = outer.chars - inner.chars;
      if (gained > 0 && gained >= text * 0.6) {
        result = parent;
      } else if (gained > 0) {
        break;
      }
      current = parent;
    }
    return result;
  }
}
