package dev.diptych.intake.web;

import dev.diptych.article.ArticleFacts;
import dev.diptych.intake.PublicationDate;
import dev.diptych.intake.facts.Byline;
import dev.diptych.intake.facts.Outlet;
import java.util.ArrayList;
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
 * page and the lines around its headline. Nothing is concluded from an address or a file's name.
 */
final class PageFacts {

  private static final int LONGEST_NAME = 120;
  private static final int SHORTEST_TITLE = 8;
  private static final Pattern SEPARATOR = Pattern.compile("\\s+(?:[-–—|•·»:]+)\\s+");
  private static final Pattern CHANGED =
      Pattern.compile("(?i)updat|modif|تحديث|تعديل|mis[e]? à jour|aktualisiert|روزرسانی");

  private static final Pattern YEAR = Pattern.compile("\\d{4}|\\|");

  private final Document page;
  private final StructuredData data;
  private final PageHead head;
  private final Map<String, String> metas = new HashMap<>();

  private PageFacts(Document page, StructuredData data) {
    this.page = page;
    this.data = data;
    this.head = PageHead.of(page);
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
        author(site),
        published(),
        site,
        canonicalUrl(),
        first(
            meta("og:description", "description", "twitter:description", "dc.description"),
            data.text("description")),
        keywords());
  }

  private @Nullable String site() {
    List<@Nullable String> names = new ArrayList<>();
    names.add(meta("og:site_name"));
    names.addAll(data.names("publisher"));
    names.add(meta("application-name"));
    names.add(meta("apple-mobile-web-app-title"));
    names.add(meta("dc.publisher", "dcterms.publisher"));
    return Outlet.of(names);
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

  private @Nullable String author(@Nullable String site) {
    List<String> names =
        data.names("author").stream().filter(PageFacts::isName).distinct().toList();
    String people = Byline.people(String.join(", ", names), site);
    if (people != null) {
      return people;
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
            .map(name -> Byline.people(name, site))
            .filter(name -> name != null)
            .findFirst()
            .orElse(null);
    if (stated != null) {
      return stated;
    }
    Element shown =
        page
            .select(
                "[itemprop=author],[rel=author],[class~=(?i)^(?:byline|author|byline-name|author-name)$]")
            .stream()
            .filter(element -> isName(element.text()) && !YEAR.matcher(element.text()).find())
            .findFirst()
            .orElse(null);
    String shownPeople = shown == null ? null : Byline.people(shown.text(), site);
    return shownPeople != null ? shownPeople : head.author(site).orElse(null);
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
      if (isOfChange(time)) {
        continue;
      }
      String date =
          PublicationDate.normalise(
              time.hasAttr("datetime")
                  ? time.attr("datetime")
                  : time.hasAttr("content") ? time.attr("content") : time.text());
      if (date != null) {
        return date;
      }
    }
    return head.published().orElse(null);
  }

  /** The day on which a text was changed is not that of its publication. */
  private static boolean isOfChange(Element time) {
    String names = time.attr("itemprop") + " " + Elements.names(time);
    String around = time.parent() == null ? "" : time.parent().ownText();
    return CHANGED.matcher(names).find() || around.length() < 60 && CHANGED.matcher(around).find();
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
