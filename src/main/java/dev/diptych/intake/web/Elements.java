package dev.diptych.intake.web;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** What kinds of elements there are. */
final class Elements {

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

  private Elements() {}

  /** Elements of a page's own vocabulary ({@code <bsp-article>}) are blocks too. */
  static boolean isBlock(Element element) {
    return element.isBlock() || element.normalName().indexOf('-') > 0;
  }

  static boolean isHeading(Element element) {
    return HEADINGS.contains(element.normalName());
  }

  /** Class and id in lower case, with words of camel case apart. */
  static String names(Element element) {
    String names = element.className() + ' ' + element.id();
    return names.length() < 2
        ? ""
        : names.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
