package dev.diptych.intake.web;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the element that holds the article's text. */
final class BodyFinder {

  private BodyFinder() {}

  static Element find(Document page) {
    Map<Element, Double> scores = new HashMap<>();
    for (Element p : page.body().select("p,pre,td,blockquote")) {
      String text = p.text();
      if (text.length() < 25) {
        continue;
      }
      double score =
          1
              + text.chars().filter(c -> c == ',' || c == '،').count()
              + Math.min(3, text.length() / 100);
      Element ancestor = p.parent();
      for (int level = 0; level < 4 && ancestor != null; level++) {
        double share = level == 0 ? 1 : level == 1 ? 0.5 : 1.0 / (level * 3);
        scores.merge(ancestor, score * share, Double::sum);
        ancestor = ancestor.parent();
      }
    }
    Element best = page.body();
    double top = 0;
    for (Map.Entry<Element, Double> entry : scores.entrySet()) {
      double score = entry.getValue() * (1 - linkDensity(entry.getKey()));
      if (score > top) {
        top = score;
        best = entry.getKey();
      }
    }
    return best;
  }

  static double linkDensity(Element element) {
    int all = element.text().length();
    int links = element.select("a").stream().mapToInt(a -> a.text().length()).sum();
    return all == 0 ? 0 : (double) links / all;
  }
}
