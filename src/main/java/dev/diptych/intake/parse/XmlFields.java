package dev.diptych.intake.parse;

import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import dev.diptych.intake.PublicationDate;
import dev.diptych.intake.ReaderSettings;
import dev.diptych.intake.web.ArticleExtractor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Fields of XML elements as facts: bounded, without the prefixes of namespaces. */
final class XmlFields {

  private static final int LONGEST_FACT = 1_000;

  /** Prefixes of elements that describe pictures and sound, by the same names. */
  private static final Set<String> OF_MEDIA =
      Set.of("media", "itunes", "georss", "googleplay", "geo", "slash", "wfw");

  private XmlFields() {}

  /** A name without the prefix of its namespace. */
  static String local(Element element) {
    String name = element.normalName().toLowerCase(Locale.ROOT);
    return name.substring(name.indexOf(':') + 1);
  }

  static @Nullable Element first(Element within, String name) {
    for (Element element : within.getAllElements()) {
      if (element != within && local(element).equals(name)) {
        return element;
      }
    }
    return null;
  }

  /** A child by one of these names, the first name before the others; none of pictures or sound. */
  static @Nullable Element child(Element within, String... names) {
    for (String name : names) {
      for (Element element : within.children()) {
        if (local(element).equals(name) && !OF_MEDIA.contains(prefix(element))) {
          return element;
        }
      }
    }
    return null;
  }

  private static String prefix(Element element) {
    String name = element.normalName().toLowerCase(Locale.ROOT);
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(0, colon);
  }

  static @Nullable String text(@Nullable Element element) {
    if (element == null) {
      return null;
    }
    String text = element.text().replaceAll("\\s+", " ").strip();
    return text.isEmpty() || text.length() > LONGEST_FACT ? null : text;
  }

  /** A text that may be markup, escaped or not. */
  static @Nullable String plain(@Nullable Element element) {
    String text = text(element);
    return text == null || text.indexOf('<') < 0 && text.indexOf('&') < 0
        ? text
        : Jsoup.parse(text).text().strip();
  }

  /** Escaped or in CDATA the markup is text here; as XHTML it is elements. */
  static String markupOf(Element body) {
    return body.childrenSize() == 0 ? body.wholeText() : body.html();
  }

  /**
   * The blocks of a text that may be markup.
   *
   * @param account of the article's letters
   */
  static List<Block> markup(
      String html, ArticleExtractor extractor, ReaderSettings settings, LetterAccount account) {
    if (html.indexOf('<') < 0) {
      String plain = Parser.unescapeEntities(html, false);
      account.saw(plain);
      return List.of(new Block(Block.Kind.PLAIN, 0, plain, false));
    }
    Parser parser = Parser.htmlParser().setMaxDepth(settings.maxNesting());
    return extractor.wholeText(parser.parseInput(html, ""), account);
  }

  static @Nullable String name(@Nullable Element person) {
    if (person == null) {
      return null;
    }
    String name = text(first(person, "name"));
    name = name == null ? text(person) : name;
    String literal = person.attr("literal").strip();
    return name != null ? name : literal.isEmpty() ? null : literal;
  }

  static @Nullable String author(@Nullable String byline) {
    return byline == null ? null : byline.replaceFirst("(?i)^(?:by|par|von|بقلم|كتبت?)[\\s:]+", "");
  }

  static @Nullable String date(Element within, String... names) {
    for (String name : names) {
      Element element = first(within, name);
      if (element != null) {
        String stated = element.hasAttr("norm") ? element.attr("norm") : element.text();
        String date = PublicationDate.normalise(stated);
        if (date != null) {
          return date;
        }
      }
    }
    return null;
  }

  static @Nullable String language(Element element) {
    String language = element.attr("xml:lang").strip();
    return language.isEmpty() ? null : language;
  }

  static List<String> keywords(Element within) {
    List<String> words = new ArrayList<>();
    for (Element element : within.getAllElements()) {
      String name = local(element);
      if (name.equals("keyword") || name.equals("category")) {
        String word = element.hasAttr("key") ? element.attr("key").strip() : element.text().strip();
        if (!word.isEmpty() && word.length() < 100 && !words.contains(word) && words.size() < 50) {
          words.add(word);
        }
      }
    }
    return words;
  }
}
