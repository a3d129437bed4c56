package dev.diptych.intake.web;

import dev.diptych.intake.facts.WrittenDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A page that is written on as things happen: updates side by side, each with its time of day. The
 * time opens its update; left where it stands it would close the one above.
 */
final class LiveBlog {

  private static final Pattern CLOCK =
      Pattern.compile(
          "[0-9٠-٩۰-۹]{1,2}[:.h][0-9٠-٩۰-۹]{2}(?:\\s?(?:am|pm|a\\.m\\.|p\\.m\\.|ص|م|GMT|UTC|h))?",
          Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_CLOCK = 14;
  private static final int LONGEST_DAY_AND_TIME = 40;
  private static final int FEWEST_UPDATES = 3;
  private static final int SHORTEST_UPDATE = 30;

  private LiveBlog() {}

  /** Makes each update's time its heading; gives the element around them, {@code null} if none. */
  static @Nullable Element mark(Document page) {
    List<Element> clocks = new ArrayList<>();
    for (Element element : page.body().getAllElements()) {
      boolean leaf = element.childrenSize() == 0;
      if (leaf && isClock(element.ownText())) {
        clocks.add(element);
      }
    }
    if (clocks.size() < FEWEST_UPDATES) {
      return null;
    }
    Map<Element, Integer> within = new HashMap<>();
    for (Element clock : clocks) {
      for (Element up = clock; up != null; up = up.parent()) {
        within.merge(up, 1, Integer::sum);
      }
    }
    Map<Element, Map<Element, Element>> feeds = new LinkedHashMap<>();
    for (Element clock : clocks) {
      Element update = clock;
      Element up = update.parent();
      while (up != null && within.getOrDefault(up, 0) == 1) {
        update = up;
        up = up.parent();
      }
      boolean alone = update.text().strip().equals(clock.ownText().strip());
      if (up != null && up != page && (isUpdate(update) || alone && isFollowed(update))) {
        feeds.computeIfAbsent(up, feed -> new LinkedHashMap<>()).put(update, clock);
      }
    }
    Element feed =
        feeds.keySet().stream()
            .filter(element -> feeds.getOrDefault(element, Map.of()).size() >= FEWEST_UPDATES)
            .findFirst()
            .orElse(null);
    if (feed == null) {
      return null;
    }
    Set<Element> done = new HashSet<>();
    feeds.getOrDefault(feed, Map.of()).forEach((update, clock) -> open(update, clock, done));
    return feed;
  }

  private static boolean isClock(String text) {
    String line = text.strip();
    return line.length() <= LONGEST_CLOCK && CLOCK.matcher(line).matches()
        || line.length() <= LONGEST_DAY_AND_TIME
            && WrittenDate.isDateLine(line)
            && WrittenDate.in(line, true).filter(time -> time.contains("T")).isPresent();
  }

  /** A time beside its update, not around it: the next element holds text. */
  private static boolean isFollowed(Element clock) {
    Element next = clock.nextElementSibling();
    return next != null && !isClock(next.text()) && isUpdate(next);
  }

  /** Text beside the time, and not only a link: lists of the latest headlines have times too. */
  private static boolean isUpdate(Element update) {
    int linked = update.select("a[href]").stream().mapToInt(link -> link.text().length()).sum();
    int all = update.text().length();
    return all - LONGEST_CLOCK >= SHORTEST_UPDATE && linked * 2 < all;
  }

  private static void open(Element update, Element clock, Set<Element> done) {
    String time = clock.ownText().strip();
    Element heading = update.selectFirst("h1,h2,h3,h4,h5,h6");
    if (update == clock || update.text().strip().equals(time)) {
      update.replaceWith(new Element("h2").text(time));
    } else if (heading != null && !heading.text().isBlank() && done.add(heading)) {
      String text = heading.text().strip();
      String words = text.startsWith(time) ? text.substring(time.length()).strip() : text;
      clock.remove();
      heading.remove();
      heading.text(words.isEmpty() ? time : time + " – " + words);
      heading.tagName("h2");
      update.prependChild(heading);
    } else {
      clock.remove();
      update.prependChild(new Element("h2").text(time));
    }
  }
}
