package dev.diptych.intake.web;

import dev.diptych.article.ArticleFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads what a page says about its article. */
final class PageFacts {

  private PageFacts() {}

  static ArticleFacts of(Document page) {
    return new ArticleFacts(
        title(page),
        meta(page, "author", "article:author", "dc.creator", "parsely-author"),
        null,
        meta(page, "og:site_name", "application-name"),
        link(page),
        meta(page, "og:description", "description", "twitter:description"),
        keywords(page));
  }

  private static @Nullable String title(Document page) {
    String title = meta(page, "og:title", "twitter:title", "dc.title");
    if (title == null) {
      Element h1 = page.selectFirst("h1");
      title = h1 != null && h1.hasText() ? h1.text() : page.title();
    }
    return title.isBlank() ? null : title.strip();
  }

  private static @Nullable String link(Document page) {
    Element link = page.selectFirst("link[rel=canonical][href]");
    String href = link == null ? "" : link.attr("href").strip();
    return href.startsWith("http") ? href : meta(page, "og:url");
  }

  private static List<String> keywords(Document page) {
    String list = meta(page, "keywords", "news_keywords");
    if (list == null) {
      return List.of();
    }
    return new ArrayList<>(
        Arrays.stream(list.split("[,،;؛]"))
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .distinct()
            .toList());
  }

  private static @Nullable String meta(Document page, String... names) {
    for (String name : names) {
      for (Element meta : page.select("meta[content]")) {
        String key = meta.hasAttr("property") ? meta.attr("property") : meta.attr("name");
        if (key.equalsIgnoreCase(name) && !meta.attr("content").isBlank()) {
          return meta.attr("content").strip();
        }
      }
    }
    return null;
  }
}
