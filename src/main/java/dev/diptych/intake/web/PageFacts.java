package dev.diptych.intake.web;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.PublicationDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a page says about its article: JSON-LD first, then {@code <meta>}, then the visible
 * page. Nothing is concluded from an address or from a file's name.
 */
final class PageFacts {

  private static final int LONGEST_NAME = 120;
  private static final int SHORTEST_TITLE = 8;
  private static final Pattern SEPARATOR = Pattern.compile("\\s+(?:[-–—|•·»:]+)\\s+");
  private static final Pattern BY =
      Pattern.compile("(?i)^(?:by|von|par|por|di|بقلم|كتب|كتبت)[:\\s]+");

  private static final Pattern YEAR = Pattern.compile("\\d{4}|\\|");

  private final Document page;
  private final StructuredData data;
  private final Map<String, String> metas = new HashMap<>();

  private PageFacts(Document page, StructuredData data) {
    this.page = page;
    this.data = data;
    for (Element meta : page.select("meta[content]")) {
      String content = meta.attr("content").strip();
      for (String attribute : List.of("property", "name", "itemprop", "http-equiv")) {
        String name = meta.attr(attribute).toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !content.isEmpty()) {
          metas.putIfAbsent(name, content);
        }
      }
    }
  }

  static ArticleFacts of(Document page, StructuredData data) {
    return new PageFacts(page, data).read();
  }

  private ArticleFacts read() {
    String site = site();
    return new ArticleFacts(
        title(site),
        author(),
        published(),
        site,
        canonicalUrl(),
        first(
            meta("og:description", "description", "twitter:description", "dc.description"),
            data.text("description")),
        keywords());
  }

  private @Nullable String site() {
    String site =
        first(
            meta("og:site_name"),
            first(
                data.names("publisher").stream().findFirst().orElse(null),
                meta("application-name")));
    return site == null || site.startsWith("http") ? null : site;
  }

  /** The headline on the page if the stated title begins with it, else the stated title. */
  private @Nullable String title(@Nullable String site) {
    String stated = first(meta("og:title", "twitter:title"), data.text("headline"));
    String bar = page.title().isBlank() ? null : page.title().strip();
    String shown = shown(stated);
    shown = shown == null ? shown(bar) : shown;
    if (shown != null) {
      return shown;
    }
    String title = first(stated, bar);
    if (title == null) {
      Element h1 = page.selectFirst("h1");
      return h1 != null && h1.hasText() ? h1.text().strip() : null;
    }
    return withoutSite(title, site);
  }

  /** The heading on the page with which a stated title begins. */
  private @Nullable String shown(@Nullable String stated) {
    if (stated == null) {
      return null;
    }
    String folded = Fold.letters(stated);
    for (Element heading : page.select("h1,h2")) {
      String text = heading.text().strip();
      if (text.length() <= 2 * stated.length()) {
        String letters = Fold.letters(text);
        if (letters.length() >= SHORTEST_TITLE && folded.startsWith(letters)) {
          return text;
        }
      }
    }
    return null;
  }

  /** "Headline - Outlet" without the outlet, if the page says that this is its name. */
  private @Nullable String withoutSite(String title, @Nullable String site) {
    if (site == null) {
      return title;
    }
    var matcher = SEPARATOR.matcher(title);
    int cut = -1;
    while (matcher.find()) {
      String last = Fold.letters(title.substring(matcher.end()));
      String name = Fold.letters(site);
      if (!last.isEmpty() && (name.startsWith(last) || last.startsWith(name))) {
        cut = matcher.start();
        break;
      }
    }
    return cut > 0 ? title.substring(0, cut).strip() : title;
  }

  private @Nullable String author() {
    List<String> names =
        data.names("author").stream().filter(PageFacts::isName).distinct().toList();
    if (!names.isEmpty()) {
      return BY.matcher(String.join(", ", names)).replaceFirst("");
    }
    String stated =
        Stream.of(
                "author",
                "article:author",
                "parsely-author",
                "sailthru.author",
                "dc.creator",
                "dcterms.creator",
                "byl")
            .map(metas::get)
            .filter(name -> name != null && isName(name))
            .findFirst()
            .orElse(null);
    if (stated != null) {
      return BY.matcher(stated).replaceFirst("");
    }
    Element shown =
        page
            .select(
                "[itemprop=author],[rel=author],[class~=(?i)^(?:byline|author|byline-name|author-name)$]")
            .stream()
            .filter(element -> isName(element.text()) && !YEAR.matcher(element.text()).find())
            .findFirst()
            .orElse(null);
    return shown == null ? null : BY.matcher(shown.text().strip()).replaceFirst("");
  }

  private static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_NAME
        && !text.contains("://")
        && !text.contains("@");
  }

  private @Nullable String published() {
    String stated = PublicationDate.normalise(data.text("datePublished"));
    if (stated != null) {
      return stated;
    }
    for (String name :
        List.of(
            "article:published_time",
            "og:article:published_time",
            "datepublished",
            "pubdate",
            "publishdate",
            "publish-date",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date",
            "dcterms.date",
            "article.published",
            "date")) {
      String date = PublicationDate.normalise(metas.get(name));
      if (date != null) {
        return date;
      }
    }
    for (Element time :
        page.select(
            "[itemprop=datePublished],time[pubdate],article time[datetime],header"
                + " time[datetime]")) {
      String date =
          PublicationDate.normalise(
              time.hasAttr("datetime")
                  ? time.attr("datetime")
                  : time.hasAttr("content") ? time.attr("content") : time.text());
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  private @Nullable String canonicalUrl() {
    Element link = page.selectFirst("link[rel=canonical][href]");
    String href = link == null ? "" : link.attr("href").strip();
    String url = isWebAddress(href) ? href : meta("og:url");
    return url != null && isWebAddress(url) ? url : null;
  }

  private static boolean isWebAddress(String url) {
    return url.startsWith("https://") || url.startsWith("http://");
  }

  private List<String> keywords() {
    String list = meta("keywords", "news_keywords");
    if (list == null) {
      return List.of();
    }
    return Arrays.stream(list.split("[,،;؛]", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty() && word.length() <= LONGEST_NAME)
        .distinct()
        .limit(50)
        .toList();
  }

  private @Nullable String meta(String... names) {
    return Arrays.stream(names)
        .map(metas::get)
        .filter(value -> value != null)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one != null ? one : other;
  }
}
