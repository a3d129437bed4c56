package dev.diptych.intake.web;

import dev.diptych.intake.facts.Byline;
import dev.diptych.intake.facts.WrittenDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page's headline: the date in words, the name of the writer. Looks at some
 * twenty short lines, from a few above the headline to the first paragraph below it, and at nothing
 * in navigation, in lists of other articles or among comments.
 */
final class PageHead {

  private static final int ABOVE = 4;
  private static final int MOST_LINES = 16;
  private static final int PROSE = 160;
  private static final int SHORTEST_TITLE = 12;
  private static final int LONGEST_LINE = 160;

  /** So many elements are looked at, so that a page that is nothing but lines costs no more. */
  private static final int MOST_ELEMENTS = 2_000;

  private static final int MOST_SIBLINGS = 30;
  private static final int MOST_LEVELS = 40;
  private static final Pattern CHANGED = Pattern.compile("(?i)updat|modif|revis|tahdith");
  private static final Pattern DATED =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:date|datetime|time|timestamp|published?|pubdate|posted|tarikh)(?:$|[\\s_-])");
  private static final Set<String> ASIDE = Set.of("nav", "aside", "footer", "form", "select");
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?i)related|sidebar|comment|breaking|ticker|latest|most-?read|weather|clock|today");

  /** Languages in which the day stands before the month. */
  private static final Set<String> DAY_FIRST =
      Set.of(
          "ar", "fa", "ur", "ps", "ckb", "ku", "he", "fr", "de", "es", "it", "pt", "ru", "uk", "tr",
          "nl", "pl");

  private final List<Line> lines = new ArrayList<>();
  private final boolean dayFirst;
  private boolean titled;

  private PageHead(Document page) {
    Element html = page.selectFirst("html[lang]");
    String lang = html == null ? "" : html.attr("lang").toLowerCase(Locale.ROOT);
    this.dayFirst = DAY_FIRST.contains(lang.split("[-_]", 2)[0]);
    collect(page);
  }

  static PageHead of(Document page) {
    return new PageHead(page);
  }

  /** The day that the page shows as that of publication. */
  Optional<String> published() {
    for (boolean named : titled ? new boolean[] {true, false} : new boolean[] {true}) {
      for (Line line : lines) {
        boolean changed = CHANGED.matcher(line.names).find();
        if (!changed
            && (!named || DATED.matcher(line.names).find())
            && WrittenDate.isDateLine(line.text)) {
          Optional<String> day = WrittenDate.in(line.text, dayFirst);
          if (day.isPresent()) {
            return day;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The people whom a line such as "بقلم: …" names. */
  Optional<String> author(@Nullable String outlet) {
    return lines.stream()
        .map(line -> Byline.ofLine(line.text, outlet))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * A short line.
   *
   * @param names of its element and the two around it
   */
  private record Line(String text, String names) {}

  private void collect(Document page) {
    Element title = title(page);
    titled = title != null;
    List<Line> above = new ArrayList<>();
    boolean below = title == null;
    int looked = 0;
    for (Element element : page.body().getAllElements()) {
      if (below && ++looked > MOST_ELEMENTS) {
        return;
      }
      if (element == title) {
        below = true;
        lines.addAll(above.subList(Math.max(0, above.size() - ABOVE), above.size()));
        continue;
      }
      String text = line(element);
      if (text.isEmpty() || title != null && (element.parent() == title) || isElsewhere(element)) {
        continue;
      }
      if (below && text.length() >= PROSE || lines.size() >= MOST_LINES + ABOVE) {
        return;
      }
      if (text.length() <= LONGEST_LINE && (below || isBeside(element, title))) {
        (below ? lines : above).add(new Line(text, names(element)));
      }
    }
  }

  /** The first heading of the first level, else the one with which the page's title begins. */
  private static @Nullable Element title(Document page) {
    Element first = page.selectFirst("h1");
    if (first != null) {
      return first;
    }
    String stated = Fold.letters(page.title());
    return page.select("h2,h3").stream()
        .filter(heading -> heading.text().length() >= SHORTEST_TITLE)
        .filter(heading -> stated.startsWith(Fold.letters(heading.text())))
        .findFirst()
        .orElse(null);
  }

  /** Above the headline only what stands in the same box: a page's top shows the day of today. */
  private static boolean isBeside(Element element, @Nullable Element title) {
    Element box = title == null ? null : title.parent();
    if (box == null || box.normalName().equals("body")) {
      return false;
    }
    Element own = element.parent();
    return own != null && (own == box || own.parent() == box);
  }

  /** The whole text of an innermost block, with what is inline in it. */
  private static String line(Element element) {
    boolean own =
        element.childNodes().stream()
            .anyMatch(node -> node instanceof TextNode text && !text.isBlank());
    if (element.tagName().equals("time")) {
      return element.text().strip();
    }
    boolean innermost =
        element.isBlock() && element.children().stream().noneMatch(Element::isBlock);
    boolean inlineAlone =
        own
            && element.childrenSize() == 0
            && element.parent() != null
            && !isProse(element.parent());
    return (innermost && element.hasText() || inlineAlone) && element.text().length() <= 2_000
        ? element.text().strip()
        : "";
  }

  private static boolean isProse(Element element) {
    return element.tagName().equals("p")
        || element.tagName().equals("a")
        || element.childrenSize() > MOST_SIBLINGS
        || !element.ownText().isBlank() && element.text().length() > LONGEST_LINE;
  }

  private static boolean isElsewhere(Element element) {
    int levels = 0;
    for (Element up = element; up != null && levels < MOST_LEVELS; up = up.parent()) {
      levels++;
      if (ASIDE.contains(up.tagName())
          || !up.tagName().equals("body") && ELSEWHERE.matcher(Elements.names(up)).find()) {
        return true;
      }
    }
    return false;
  }

  private static String names(Element element) {
    StringBuilder names = new StringBuilder(Elements.names(element));
    names
        .append(' ')
        .append(element.attr("itemprop"))
        .append(element.tagName().equals("time") ? " time" : "");
    Element parent = element.parent();
    for (int i = 0; i < 2 && parent != null; i++) {
      if (parent.text().length() <= LONGEST_LINE) {
        names
            .append(' ')
            .append(Elements.names(parent))
            .append(' ')
            .append(parent.attr("itemprop"));
      }
      parent = parent.parent();
    }
    return names.toString();
  }
}
