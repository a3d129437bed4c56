package dev.diptych.intake.web;

import dev.diptych.intake.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The paragraph above the body that many sites set apart from it: lead, standfirst, chapeau. */
final class Lead {

  private static final Pattern NAMES =
      Pattern.compile(
          "(?:^|[\\s_-])(?:lead|lede|standfirst|chapo|chapeau|dek|deck|summary|sapo|excerpt|intro|introduction|brief|teaser-text|sub-?title|sub-?head(?:line|ing)?|tagline|abstract|lid|ingress|catenaccio|entradilla|bajada)(?:$|[\\s_-])");
  private static final int SHORTEST = 40;
  private static final int LONGEST = 1_500;

  private Lead() {}

  /** Its blocks, none if the page has none or the body begins with it. */
  static List<Block> of(Document page, Element body) {
    if (!body.hasParent()) {
      return List.of();
    }
    String text = Fold.letters(body.text());
    Element title = page.selectFirst("h1");
    List<Block> found = new ArrayList<>();
    boolean below = title == null || body.getAllElements().contains(title);
    Element last = null;
    for (Element element : page.body().getAllElements()) {
      if (element == body) {
        break;
      }
      below |= element == title;
      boolean stated = element.attr("itemprop").equalsIgnoreCase("description");
      boolean inside = last != null && element.parents().contains(last);
      if (inside
          || !(stated || below && title != null && NAMES.matcher(Elements.names(element)).find())
          || body.parents().contains(element)) {
        continue;
      }
      String lead = element.text().strip();
      String folded = Fold.letters(lead);
      int linked = element.select("a[href]").stream().mapToInt(link -> link.text().length()).sum();
      if (lead.length() >= SHORTEST
          && lead.length() <= LONGEST
          && linked * 3 < lead.length()
          && !text.contains(folded)
          && FurnitureLines.endsSentence(lead)) {
        found.addAll(BlockWriter.blocks(element));
        last = element;
      }
    }
    return found;
  }
}
